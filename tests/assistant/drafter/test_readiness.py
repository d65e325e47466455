"""A draft is ready only where nothing in it would mislead."""

from dataclasses import replace

import pytest

from assistant.checker.check import check
from assistant.checker.config import Config
from assistant.drafter.key_result import wordings
from assistant.drafter.readiness import status
from assistant.evidence.extract import extract
from assistant.okr import KeyResult, Objective, OkrSet, Quote
from tests.assistant.drafter.case import COMPLETION, MARCH, TICKETS, evidence

NOTE = (evidence(COMPLETION, TICKETS),)
GOOD = tuple(wordings(each, MARCH)[0] for each in (COMPLETION, TICKETS))


def of(
    *key_results: KeyResult, title: str = "Help customers finish what they start", config: Config | None = None
) -> str:
    okrs = OkrSet((Objective(title, key_results=key_results),), cycle="2027-Q1")
    return status(okrs, check(okrs, evidence=NOTE, config=config or Config()), NOTE)


def test_two_good_key_results_are_ready() -> None:
    assert of(*GOOD) == "ready"


def test_an_unknown_baseline_is_no_bar() -> None:
    bare = wordings(replace(COMPLETION, baseline=None), MARCH)[0]
    assert of(bare, GOOD[1]) == "ready"


def test_one_key_result_is_not_enough() -> None:
    assert of(GOOD[0]) == "needs_review"


def test_work_is_not_ready() -> None:
    assert of(*GOOD, KeyResult("Launch the kiosk app by the end of May")) == "needs_review"
    assert of(*GOOD, title="Redesign the patient portal") == "needs_review"


def test_a_number_no_note_holds_is_not_ready() -> None:
    assert of(GOOD[1], replace(GOOD[0], baseline=64, text=GOOD[0].text.replace("61", "64"))) == "needs_review"


SYNC = (
    "Mobile cart abandonment is 68%. Target for mobile cart abandonment: 60%. No, let's say 55%, agreed.\n"
    "Sales wants to cut contract review time from 14 to 9 days.\n"
    "Search success goes from 54% to 75%.\n"
)
SEARCH = KeyResult("Increase search success from 54% to 75%")
LOST = replace(SEARCH, citations=(Quote("notes", 0, 9, "Search success must reach 75% by March"),))


@pytest.mark.parametrize(
    ("key_result", "code"),
    [
        (KeyResult("Reduce mobile cart abandonment from 68% to 60%"), "GND002"),
        (KeyResult("Reduce contract review time from 14 to 9 days"), "GND003"),
        (KeyResult("Reduce mobile cart abandonment from 68% to 45%"), "GND004"),
        (LOST, "GND005"),
    ],
)
def test_numbers_and_quotes_that_mislead_are_not_ready(key_result: KeyResult, code: str) -> None:
    notes = (extract(SYNC, as_of=MARCH),)
    good = (SEARCH, KeyResult("Reduce mobile cart abandonment from 68% to 55%"))

    def judged(*key_results: KeyResult) -> tuple[set[str], str]:
        okrs = OkrSet((Objective("Help customers finish what they start", key_results=key_results),), cycle="2027-Q1")
        report = check(okrs, evidence=notes, config=Config(ignore=("GND",)))
        return {one.code for one in check(okrs, evidence=notes).findings}, status(okrs, report, notes)

    assert judged(*good)[1] == "ready"
    codes, found = judged(*good, key_result)
    assert code in codes
    assert found == "needs_review"


def test_silenced_rules_do_not_make_a_draft_ready() -> None:
    work = KeyResult("Launch the kiosk app by the end of May")
    assert of(*GOOD, work, config=Config(preset="lenient", ignore=("KR", "OBJ", "GND"))) == "needs_review"


def test_nothing_is_not_ready() -> None:
    okrs = OkrSet()
    assert status(okrs, check(okrs), ()) == "needs_review"
