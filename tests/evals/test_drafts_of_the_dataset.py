"""Every shipped note can be drafted offline, and no number in a draft is invented."""

import json
import re

import pytest

from assistant.checker.check import check
from assistant.checker.record import report_json
from assistant.drafter.brief import Brief, Note
from assistant.drafter.draft import draft
from assistant.drafter.readiness import BLOCKING
from assistant.drafter.record import draft_json
from assistant.language.quantities import quantities
from assistant.okr import KeyResult, Objective, OkrSet
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_ready_draft_holds_nothing_that_misleads(case: Case, drafts: dict[str, dict]) -> None:
    if drafts[case.id]["status"] == "ready":
        assert [f for f in drafts[case.id]["report"]["findings"] if f["code"] in BLOCKING] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_number_is_proposed(case: Case, drafts: dict[str, dict]) -> None:
    sources = [kr["source"] for kr in key_results(drafts[case.id])]
    assert all(source["baseline"] in ("stated", "unknown") for source in sources)
    assert all(source["target"] in ("stated", "derived", "unknown") for source in sources)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_sentence_alone_says_its_fields(case: Case, drafts: dict[str, dict]) -> None:
    draft = drafts[case.id]
    fields = ("metric", "baseline", "baseline_unit", "target", "comparator", "unit", "direction", "due")
    for objective in (*draft["okrs"]["objectives"], *draft["alternatives"]):
        for kr in objective["key_results"]:
            alone = OkrSet((Objective("", key_results=(KeyResult(kr["text"]),)),), cycle=draft["okrs"]["cycle"])
            (read,) = report_json(check(alone))["key_results"]
            assert {name: read[name] for name in fields} == {name: kr[name] for name in fields}


def test_titles_have_no_finding_and_are_not_alike(drafts: dict[str, dict]) -> None:
    titles = [objective["title"] for draft in drafts.values() for objective in draft["okrs"]["objectives"]]
    found = {title: _title_codes(title) for title in titles}
    assert sum(bool(codes) for codes in found.values()) <= 0.1 * len(titles)
    assert len(set(titles)) >= 0.95 * len(titles)
    assert not [title for title in titles if re.search(r"\d", title)]


def _title_codes(title: str) -> list[str]:
    report = check(OkrSet((Objective(title),)))
    return [finding.code for finding in report.findings if finding.code.startswith("OBJ")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_questions_are_few_and_each_is_asked_once(case: Case, drafts: dict[str, dict]) -> None:
    asked = [question["text"] for question in drafts[case.id]["questions"]]
    assert len(asked) <= 7
    assert len(set(asked)) == len(asked)


def test_most_notes_give_key_results(drafts: dict[str, dict]) -> None:
    assert sum(bool(key_results(draft)) for draft in drafts.values()) >= 20
