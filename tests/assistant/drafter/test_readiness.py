"""A draft is ready only where nothing in it would mislead."""

from dataclasses import replace

from assistant.checker.check import check
from assistant.checker.config import Config
from assistant.drafter.key_result import wordings
from assistant.drafter.readiness import status
from assistant.okr import KeyResult, Objective, OkrSet
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


def test_silenced_rules_do_not_make_a_draft_ready() -> None:
    work = KeyResult("Launch the kiosk app by the end of May")
    assert of(*GOOD, work, config=Config(preset="lenient", ignore=("KR", "OBJ", "GND"))) == "needs_review"


def test_nothing_is_not_ready() -> None:
    okrs = OkrSet()
    assert status(okrs, check(okrs), ()) == "needs_review"
