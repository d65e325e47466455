"""What the words around a number say it is there for."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Fact


def _goals(text: str) -> list[Fact]:
    return [fact for fact in extract(text, as_of=date(2026, 1, 12)).facts if fact.status == "goal"]


@pytest.mark.parametrize(
    "line",
    [
        "Goal: reduce reopened tickets from 40 to 25 by end of June.",
        "listings rejected on first submit 40% -> 25% by end of June (all agreed)",
    ],
)
def test_a_participle_that_describes_what_is_counted_tells_no_past(line: str) -> None:
    assert [(goal.baseline, goal.target) for goal in _goals(line)] == [(40.0, 25.0)]


def test_a_verb_beside_the_numbers_tells_the_past() -> None:
    assert not _goals("Last year reopened tickets dropped from 40 to 25.")


def test_a_change_asked_for_in_passive_words_is_a_goal() -> None:
    goals = _goals("Prescription errors caught by the pharmacy are 2.8%. To be cut by half, by end of June.")
    assert [(goal.baseline, goal.relative_change) for goal in goals] == [(2.8, -0.5)]


def test_the_verb_after_a_pronoun_names_no_metric() -> None:
    facts = extract("If it touches 9% we roll back.", as_of=date(2026, 1, 12)).facts
    assert not [fact for fact in facts if "touches" in fact.metric]


def test_a_change_in_the_clause_after_its_metric_is_a_goal() -> None:
    goals = _goals("- wrong card insertion: cut by half (now 33 %)")
    assert [(goal.baseline, goal.relative_change) for goal in goals] == [(33.0, -0.5)]


def test_todays_number_is_a_baseline_where_it_is_to_shrink() -> None:
    facts = extract("Goals\n- support tickets: a third of today's 27 a week by June", as_of=date(2026, 1, 12)).facts
    assert 27.0 not in [fact.target for fact in facts]


@pytest.mark.parametrize(
    "said",
    ["For pilots starting in Q2 we expect 75%.", "A win is 75% by June.", "The bar is 75% by June, agreed."],
)
def test_what_is_expected_is_to_be_reached(said: str) -> None:
    assert [(goal.baseline, goal.target) for goal in _goals(f"Pilots turning into paid: 61%. {said}")] == [(61.0, 75.0)]


@pytest.mark.parametrize(
    "history",
    [
        "Average wait for an appointment 23 days, was 17 in the summer.",
        "Refund time 23 days (17 before Christmas).",
        "Refund time: 23 days, up from 17 days in summer.",
    ],
)
def test_what_was_is_no_value_of_today(history: str) -> None:
    assert [(goal.baseline, goal.target) for goal in _goals(f"{history} We want 12 days by end of March.")] == [
        (23, 12)
    ]


def test_an_end_said_before_its_start_is_a_goal_where_it_is_called_one() -> None:
    assert [(goal.baseline, goal.target) for goal in _goals("We want completion at 78%, up from 61% today")] == [
        (61, 78)
    ]
