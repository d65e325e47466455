"""Who takes part is no metric, however the line begins that says it."""

from datetime import date

import pytest

from assistant.evidence.extract import extract


@pytest.mark.parametrize(
    "word", ["attending", "Attendance", "In attendance", "On the call", "Apologies", "Chair", "Guests"]
)
def test_a_guests_team_is_not_what_the_next_number_measures(word: str) -> None:
    note = (
        f"# Platform weekly\n\n{word}: Ravi, Mo, Lukas (guest, payments squad)\n\n"
        "Ravi: p95 build time went to 24 min over Christmas. Goal for Q1 is 10 minutes by 31 March 2027.\nMo: ok then\n"
    )
    goals = [fact for fact in extract(note, as_of=date(2027, 1, 14)).facts if fact.status == "goal"]
    assert [(goal.metric, goal.baseline, goal.target) for goal in goals] == [("p95 build time", 24, 10)]
