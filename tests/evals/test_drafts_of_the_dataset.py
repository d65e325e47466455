"""Every shipped note can be drafted offline, and no number in a draft is invented."""

import json
import re

import pytest

from assistant.drafter.brief import Brief, Note
from assistant.drafter.draft import draft
from assistant.drafter.record import draft_json
from assistant.language.quantities import quantities
from evals.dataset import Case, cases

CASES = list(cases("meeting_notes"))


@pytest.fixture(scope="module")
def drafts() -> dict[str, dict]:
    def of(case: Case) -> dict:
        brief = Brief((Note("notes", case.text),), as_of=case.as_of, role=case.role, phase=case.phase)
        return json.loads(json.dumps(draft_json(draft(brief, lambda query: [], None))))

    return {case.id: of(case) for case in CASES}


def key_results(draft: dict) -> list[dict]:
    return [kr for objective in draft["okrs"]["objectives"] for kr in objective["key_results"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_citations_are_exact(case: Case, drafts: dict[str, dict]) -> None:
    cited = [quote for kr in key_results(drafts[case.id]) for quote in kr["citations"]]
    assert all(case.text[quote["start"] : quote["end"]] == quote["text"] for quote in cited)


def gold_numbers(case: Case) -> set[float]:
    keys = ("baseline", "target", "target_derived", "relative_change", "delta")
    found = {fact.get(key) for fact in case.gold["facts"] for key in keys}
    for fact in case.gold["facts"]:
        found.update(fact.get("baseline_candidates") or [])
        found.update(fact.get("target_candidates") or [])
    written = re.findall(r"\d[\d,]*\.?\d*", case.text)
    found.update(float(digits.replace(",", "").rstrip(".")) for digits in written)
    found.update(quantity.value for quantity in quantities(case.text))
    return {float(number) for number in found if number is not None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_number_is_invented(case: Case, drafts: dict[str, dict]) -> None:
    known = gold_numbers(case)
    used = [kr[side] for kr in key_results(drafts[case.id]) for side in ("baseline", "target") if kr[side] is not None]
    unknown = [value for value in used if not any(abs(value - number) <= 2e-4 * abs(number) + 1e-9 for number in known)]
    assert unknown == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_ready_draft_has_no_error(case: Case, drafts: dict[str, dict]) -> None:
    if drafts[case.id]["status"] == "ready":
        assert [f for f in drafts[case.id]["report"]["findings"] if f["severity"] == "error"] == []


def test_most_notes_give_key_results(drafts: dict[str, dict]) -> None:
    assert sum(bool(key_results(draft)) for draft in drafts.values()) >= 20
