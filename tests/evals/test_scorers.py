"""Each scorer gives a reason, a value and what shows it, and says nothing where a case has nothing to score."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.checker.check import check
from assistant.drafter.brief import Note
from assistant.okr import KeyResult, Objective, OkrSet, Quote, Source
from evals.case import Case
from evals.scorers import SCORERS, Judged
from evals.scorers.matching import agrees, alike, baseline_agrees, same, target_agrees
from evals.scorers.stability import signs, stability

NOTES = "Churn is 5% and should be 3% by June. Please build a dark mode. Sales wants 400 contracts."
CHURN = {"metric": "churn", "baseline": 5, "target": 3, "unit": "%", "status": "goal"}
SALES = {"metric": "contracts", "baseline": None, "target": 400, "unit": "count", "status": "other_team"}


def key_result(text: str = "Reduce churn from 5% to 3%", **fields: Any) -> KeyResult:
    given = {"metric": "churn", "baseline": 5.0, "target": 3.0, "unit": "%", "source": Source("stated", "stated")}
    return KeyResult(text, **{**given, "citations": (Quote("notes", 0, 37, NOTES[:37]),), **fields})


def judged(*key_results: KeyResult, title: str = "Keep the customers we have", **fields: Any) -> Judged:
    gold = fields.pop("gold", {})
    case = Case("a", (Note("notes", NOTES),), "pm", "deliver", None, None, date(2027, 1, 1), gold=gold)
    okrs = OkrSet((Objective(title, key_results=key_results),))
    return Judged(case, okrs, check(okrs), **fields)


def scored(name: str, one: Judged) -> Any:
    return next(scorer for scorer in SCORERS if scorer.name == name).score(one)


def test_names_and_versions_are_set() -> None:
    assert len({one.name for one in SCORERS}) == len(SCORERS)
    assert all(one.version >= 1 and one.says and one.better in (1, -1) for one in SCORERS)


def test_the_checker_fails_a_case_by_errors_alone() -> None:
    good, bad = scored("checker", judged(key_result())), scored("checker", judged(KeyResult("Be more agile")))
    assert (good.passed, bad.passed) == (True, False)
    assert bad.evidence == ["KR001"]
    assert scored("findings", judged(KeyResult("Launch the app"))).value > 0


@pytest.mark.parametrize(
    ("gold", "passed"),
    [({}, False), ({"expected_key_results": ["Reduce churn from 5% to 3%"]}, False), ({"expected_krs": []}, True)],
)
def test_a_draft_without_an_objective_passes_only_where_none_is_expected(gold: dict[str, Any], passed: bool) -> None:
    nothing = replace(judged(gold=gold), okrs=OkrSet(()), report=check(OkrSet(())))
    said = scored("checker", nothing)
    assert (said.passed, said.reason == "There is no objective.") == (passed, not passed)


def test_a_number_must_stand_in_the_words_cited() -> None:
    assert scored("groundedness", judged(key_result())).passed is True
    invented = scored("groundedness", judged(key_result(target=2.0)))
    assert (invented.value, invented.passed) == (0.5, False)
    assert invented.evidence[0]["target"] == 2.0
    assert scored("groundedness", judged(key_result(target=2.0, source=Source("stated", "proposed")))).passed is True
    elsewhere = key_result(citations=(Quote("notes", 70, 92, NOTES[70:92]),))
    assert scored("groundedness", judged(elsewhere)).passed is False


def test_a_citation_must_be_exact() -> None:
    assert scored("citations", judged(key_result())).value == 1
    assert scored("citations", judged(key_result(citations=(Quote("notes", 1, 38, NOTES[:37]),)))).passed is False
    assert scored("citations", judged(KeyResult("x"))) is None


def test_expected_key_results_are_sought_as_facts_and_as_sentences() -> None:
    gold = {"facts": [CHURN, SALES], "expected_krs": [0]}
    assert scored("expected", judged(key_result(), gold=gold)).value == 1
    assert scored("expected", judged(key_result(target=2.0), gold=gold)).passed is False
    sentence = {"expected_key_results": ["Reduce churn from 5% to 3%", "Raise NPS from 3 to 4"]}
    half = scored("expected", judged(key_result(), gold=sentence))
    assert (half.value, half.evidence[0]["metric"]) == (0.5, "NPS")


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        ({"must_not_appear": ["churn"]}, 1),
        ({"must_not_appear": ["the sales goal"], "must_not_regex": ["contracts"]}, 0),
        ({"must_not_appear": ["the sales goal"], "must_not_regex": [None]}, 0),
        ({"facts": [CHURN]}, 0),
        ({"facts": [{**CHURN, "status": "rejected"}]}, 1),
    ],
)
def test_what_must_not_appear_is_found(gold: dict[str, Any], found: int) -> None:
    said = scored("must_not_appear", judged(key_result(), gold=gold))
    assert (said.value, said.passed) == (found, not found)


def test_theme_and_parked_requests_are_sought() -> None:
    assert scored("theme", judged(gold={"good_objectives_mention": ["customers"]})).value == 1
    assert scored("theme", judged(gold={"good_objectives_mention": ["parcels"]})).value == 0
    parked = [{"quote": {"document": "notes", "start": 38, "end": 63}}]
    gold = {"feature_requests": ["build a dark mode", "a pony"]}
    assert scored("parked", judged(parked=parked, gold=gold)).value == 0.5
    assert scored("parked", judged(gold=gold)) is None


def test_fit_asks_for_what_the_role_asks_for_first() -> None:
    assert scored("fit", judged(key_result(category="usage"))).value == 1
    assert scored("fit", judged(key_result(category="process"))).value == 0


def test_spending_is_told_where_it_is_known() -> None:
    one = judged(drafted=True, ms=12, usage={"input_tokens": 1000, "output_tokens": 100}, price=(1.0, 10.0))
    assert [scored(name, one).value for name in ("latency", "tokens", "cost")] == [12, 1100, 0.002]
    assert [scored(name, judged()) for name in ("latency", "tokens", "cost")] == [None, None, None]


def test_numbers_and_names_match_as_labels_say() -> None:
    assert same(0.33334, 1 / 3)
    assert not same(None, 3)
    assert alike("weekly churn", CHURN)
    assert not alike("contracts", CHURN)
    assert baseline_agrees({"baseline": 4, "baseline_unit": "h", "unit": "min"}, 240)
    assert baseline_agrees({"baseline": None, "baseline_candidates": [3, 4]}, 4)
    assert target_agrees({"target": None, "relative_change": 0.25}, None, 0.25)
    assert not target_agrees({"target": 3}, None, None)


def test_a_number_agrees_in_its_unit() -> None:
    days = {"metric": "lead time", "baseline": 9, "target": 4, "unit": "days"}
    said = key_result("Cut the lead time from 9 to 4", metric="lead time", baseline=9.0, target=4.0)
    assert agrees(replace(said, unit="days"), days)
    assert not agrees(replace(said, unit="h"), days)
    assert not agrees(replace(said, unit="%"), days)
    assert agrees(replace(said, unit=None), days)
    assert agrees(replace(said, unit="sprints"), days)
    assert agrees(replace(said, baseline=216.0, target=96.0, unit="h"), days)
    assert agrees(replace(said, baseline=216.0, baseline_unit="h", unit="days"), days)
    assert not agrees(replace(said, baseline_unit="h", unit="days"), days)
    assert not target_agrees({"target": None, "target_derived": 4, "unit": "days"}, 4, None, "h")
    assert not target_agrees({"target": 4000, "unit": "EUR"}, 4000, None, "USD")


def test_a_refused_target_in_another_unit_is_not_the_one_refused() -> None:
    gold = {"facts": [{"metric": "lead time", "target": 4, "unit": "days", "status": "superseded"}]}
    said = key_result("Cut the lead time to 4", metric="lead time", baseline=None, target=4.0)
    assert scored("must_not_appear", judged(replace(said, unit="days"), gold=gold)).value == 1
    assert scored("must_not_appear", judged(replace(said, unit="h"), gold=gold)).value == 0


def test_bare_sentences_are_scored_by_what_they_say() -> None:
    gold = {"expected_key_results": ["Reduce churn from 5% to 3%"]}
    right, invented = KeyResult("Reduce churn from 5% to 3%"), KeyResult("Reduce churn from 5% to 2%")
    assert scored("expected", judged(right, gold=gold)).value == 1
    assert scored("expected", judged(invented, gold=gold)).value == 0
    assert scored("groundedness", judged(right)).reason == "2 of 2 stated numbers stand in the notes."
    assert scored("groundedness", judged(invented)).evidence == [{"key_result": invented.text, "target": 2.0}]


def test_drafts_alike_in_metric_and_target_are_stable() -> None:
    def okrs(*targets: float) -> dict[str, Any]:
        return {"objectives": [{"key_results": [{"text": f"x {t}", "metric": f"m{t}", "target": t} for t in targets]}]}

    assert stability([signs(okrs(1, 2)), signs(okrs(2, 1))]) == 1
    assert stability([signs(okrs(1, 2)), signs(okrs(1, 3))]) == pytest.approx(1 / 3, abs=1e-4)
    assert stability([signs(okrs()), signs(okrs())]) == 1
