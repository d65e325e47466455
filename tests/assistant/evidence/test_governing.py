"""A goal without a day of its own takes the one that governs it."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.fiscal_year import year_begins

AS_OF = date(2026, 7, 8)
GOAL = "- Checkout conversion: from 2% to 3%\n"
TABLE = "| Metric | Now | Target{head} | When |\n|---|---|---|---|\n| Checkout conversion | 2% | 3% | {cell} |\n"


def _dues(note: str) -> list[date | None]:
    return [fact.due for fact in extract(note, as_of=AS_OF).facts if fact.status == "goal"]


@pytest.mark.parametrize(
    ("note", "due"),
    [
        (f"# Success by the end of Q3 2026\n\n{GOAL}", date(2026, 9, 30)),
        (f"## Before the review on 30 November 2026\n\n{GOAL}", date(2026, 11, 30)),
        (f"# Growth squad\n\nAll targets are for the end of October 2026.\n\n{GOAL}", date(2026, 10, 31)),
        (TABLE.format(head="", cell="15 Dec 2026"), date(2026, 12, 15)),
        (TABLE.format(head=" Q4", cell="-"), date(2026, 12, 31)),
        (TABLE.format(head="_q1_27", cell="-"), date(2027, 3, 31)),
    ],
)
def test_a_heading_a_cell_or_a_sentence_about_all_dates_a_goal(note: str, due: date) -> None:
    assert _dues(note) == [due]


@pytest.mark.parametrize(
    "note",
    [
        f"# Growth squad, 8 July 2026\n\n{GOAL}",
        f"# Growth squad\n\nThe vendor's contract ends on 30 November 2026.\n\n{GOAL}",
        f"# Results of Q2 2026\n\nWhat we aim for:\n\n{GOAL}",
    ],
)
def test_other_days_of_a_note_date_nothing(note: str) -> None:
    assert _dues(note) == [None]


def test_a_limit_takes_no_day_from_a_heading() -> None:
    note = "# Success by the end of Q3 2026\n\n- The error rate is at 0.5% and must stay below 1%\n"
    assert _dues(note) == [None]


@pytest.mark.parametrize(
    ("note", "month"),
    [
        ("Our fiscal year starts in April, so Q4 is January to March.", 4),
        ("Financial year begins on 1 July.", 7),
        ("Bets for H1 FY27 (Jul-Dec 2026)", 7),
        ("FY27 Q2 = Jul to Sep", 4),
        ("We met in April. The year was fine.", None),
    ],
)
def test_a_note_says_when_its_fiscal_year_begins(note: str, month: int | None) -> None:
    assert year_begins(note) == month
