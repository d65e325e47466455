"""Quarters and years of notes follow the fiscal year of the team."""

from datetime import date

import pytest

from assistant.evidence.extract import extract

SAID = "Completion is at 34%. We agreed to get completion to 50% by {}."
TABLE = "| Metric | Now | Target {} |\n|---|---|---|\n| Completion | 34% | 50% |\n"


@pytest.mark.parametrize("note", [SAID, TABLE])
@pytest.mark.parametrize(
    ("named", "starts", "due"),
    [
        ("end of Q1", 1, date(2027, 3, 31)),
        ("end of Q1", 4, date(2027, 6, 30)),
        ("FY27 Q3", 4, date(2026, 12, 31)),
        ("FY28 Q1", 7, date(2027, 9, 30)),
    ],
)
def test_quarters_of_a_note(note: str, named: str, starts: int, due: date) -> None:
    found = extract(note.format(named), as_of=date(2026, 11, 2), fiscal_start=starts)
    assert [fact.due for fact in found.facts if fact.status == "goal"] == [due]
