"""What somebody would like is a goal only once the room takes it; a word like "two" is no value of today."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Fact

AS_OF = date(2026, 9, 1)


def goals(text: str) -> list[Fact]:
    return [fact for fact in extract(text, as_of=AS_OF).facts if fact.status == "goal"]


@pytest.mark.parametrize(
    "wish",
    [
        "We would like 20%.",
        "I'd go for 20%.",
        "I\u2019d like to see 20%.",
        "Amara would prefer 20%.",
        "Acme proposes 20%.",
    ],
)
def test_a_wish_alone_is_no_goal(wish: str) -> None:
    assert not goals(f"The checkout error rate is 35% today. {wish}")


@pytest.mark.parametrize(
    "said",
    [
        "We would like 20%.",
        "Amara would prefer 20%.",
        "Ola would like to see 20%, nobody knows if that is realistic.",
        "Could we do 20% by June?",
    ],
)
def test_what_is_only_offered_stays_open(said: str) -> None:
    facts = extract(f"The checkout error rate is 35% today. {said}", as_of=AS_OF).facts
    (offered,) = (fact for fact in facts if fact.target == 20)
    assert offered.tentative
    assert (offered.status, offered.baseline) == ("observation", 35)


def test_what_we_would_want_is_our_own_wish() -> None:
    facts = extract("Returns take 6 days. We'd want 4 days by end of October.", as_of=AS_OF).facts
    assert [(fact.status, fact.baseline, fact.target) for fact in facts] == [("goal", 6, 4)]


def test_a_wish_that_the_room_takes_is_a_goal() -> None:
    (goal,) = goals(
        "Ana: The checkout error rate is 35% today.\nBo: I'd go for 20%.\nAna: Agreed.\nBo: And the date?\nAna: Later."
    )
    assert (goal.baseline, goal.target) == (35, 20)


def test_a_wish_with_a_bound_and_a_day_stands() -> None:
    (goal,) = goals("The checkout error rate is 35% today. I'd like below 20% by 31 March 2027.")
    assert (goal.baseline, goal.target) == (35, 20)


def test_a_small_bare_number_in_passing_is_no_baseline() -> None:
    found = goals("CSAT: 2 agents left in August.\nTarget is 4.3 by 31 December 2026.")
    assert all(fact.baseline != 2 for fact in found)


def test_a_small_number_that_a_cue_calls_today_s_value_is_a_baseline() -> None:
    (goal,) = goals("Incidents per week are at 3 today. The target is 1 by 31 December 2026.")
    assert (goal.baseline, goal.target) == (3, 1)


@pytest.mark.parametrize("said", ["should be 20% someday", "goal 20% at some point", "we want 20% in the long run"])
def test_what_is_for_some_day_is_committed_by_nobody(said: str) -> None:
    facts = extract(f"The checkout error rate is 35%, {said}", as_of=AS_OF).facts
    assert [(fact.status, fact.tentative, fact.target) for fact in facts] == [("observation", True, 20)]


@pytest.mark.parametrize(
    ("said", "aim"),
    [
        ("Returns take 6 days. We'd want it to be 2-3 days.", (6, 3, "<=")),
        ("Renewals 61%, goal 70-75% by June", (61, 70, ">=")),
        ("NPS is 21, target 30-35", (21, 30, ">=")),
    ],
)
def test_of_a_range_to_reach_the_near_end_is_the_bound(said: str, aim: tuple[float, float, str]) -> None:
    (goal,) = goals(said)
    assert (goal.baseline, goal.target, goal.comparator) == aim


def test_a_range_that_something_should_be_is_no_start_and_end() -> None:
    (goal,) = goals("Queue at lunch 14 min. It should be 5 to 7 min by October.")
    assert (goal.baseline, goal.target) == (14, 7)
