"""Words that make a limit of the value of today."""

from datetime import date

import pytest

from assistant.evidence.extract import extract


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("- injuries: 3 per 100k rides. not one more than that while we grow", 3.0),
        ("- onboarding csat cannot suffer. 4.4 now, not one tenth lower", 4.4),
        ("- wrong-person consultations must stay 2 as today", 2.0),
    ],
)
def test_no_worse_than_today_is_a_limit(note: str, value: float) -> None:
    goals = [fact for fact in extract(note, as_of=date(2026, 1, 12)).facts if fact.status == "goal"]
    assert [(goal.baseline, goal.target, goal.direction) for goal in goals] == [(value, value, "maintain")]
