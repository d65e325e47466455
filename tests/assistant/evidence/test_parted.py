"""Several values of today are no one baseline, and a disputed target is no sure goal."""

from datetime import date

import pytest

from assistant.evidence.extract import extract


def goals(text: str) -> list[tuple[float | None, float | None]]:
    found = extract(text, as_of=date(2027, 1, 12)).facts
    return [(fact.baseline, fact.target) for fact in found if fact.status == "goal" and not fact.tentative]


@pytest.mark.parametrize(
    "text",
    [
        "Open rate: 12% (letters) / 19% (alerts). Target 26% by May.",
        "Open rate is 12% in Norway and 19% in Sweden. Goal 26% by May.",
        "Checkout time is 4 to 7 minutes; want under 3 minutes by May.",
        "Churn is 9% in Octavia, 8% in Aprilia. Goal 5% by May.",
    ],
)
def test_values_of_parts_are_no_baseline(text: str) -> None:
    assert {baseline for baseline, _ in goals(text)} <= {None}


def test_a_target_left_alone_is_no_goal() -> None:
    assert goals("Open rate from 20% to 26% by May. Mia: I disagree. Tom: me too, let's drop it.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Damaged goods: 2.8% in Oct, 3.1% in Nov, 3.3% in Dec. needs to be < 0.7% by June",
        "Error rate was 2.8% in Q3 and 3.3% in Q4. Target 0.7% by June.",
        "Error rate: 2.8% (Nov), 3.3% (Dec). goal 0.7% by June",
        "Error rate was 2.8% in Sept, 3.3% in Okt. Goal 0.7% by June.",
    ],
)
def test_of_periods_gone_by_the_last_is_today(text: str) -> None:
    assert goals(text) == [(3.3, 0.7)]


def test_a_period_to_come_is_not_gone_by() -> None:
    facts = extract("NPS 21 in Jan, 35 in June", as_of=date(2027, 1, 12)).facts
    assert not [fact for fact in facts if fact.status == "past" or fact.baseline == 35]


@pytest.mark.parametrize("said", ["declining, 8 min separately for chat", "declining, 8 min decided for chat"])
def test_a_word_that_begins_like_a_month_is_no_period(said: str) -> None:
    assert goals(f"Average handling time is 9 min {said}. Goal 5 min by May.") == [(9.0, 5.0)]
