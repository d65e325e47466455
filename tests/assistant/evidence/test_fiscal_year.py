"""Quarters and years of notes follow the fiscal year of the team."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.fiscal_year import year_begins

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


@pytest.mark.parametrize(
    ("said", "month"),
    [
        ("Our fiscal year starts in April", 4),
        ("FY27 (Jul-Jun)", 7),
        ("FY27: Marketing - the plan", None),
        ("FY26: Marketing to own demand", None),
        ("FY27 (Margin - all)", None),
    ],
)
def test_the_month_a_note_names(said: str, month: int | None) -> None:
    assert year_begins(said) == month
