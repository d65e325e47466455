"""Dates named as times to come are worked out from the day the text was written."""

from datetime import date

import pytest

from assistant.language.dates import deadlines

_AS_OF = date(2026, 7, 9)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by 2026-09-30", date(2026, 9, 30)),
        ("by 30.09.2026", date(2026, 9, 30)),
        ("by 30/09/2026", date(2026, 9, 30)),
        ("by 30 September", date(2026, 9, 30)),
        ("on 28-30 September", date(2026, 9, 30)),
        ("5-9 October 2026", date(2026, 10, 9)),
        ("by September 30th", date(2026, 9, 30)),
        ("by the 30th of September 2026", date(2026, 9, 30)),
        ("by Sep 30, 2026", date(2026, 9, 30)),
        ("by 1 July", date(2027, 7, 1)),
        ("by June", date(2027, 6, 30)),
        ("by the end of September", date(2026, 9, 30)),
        ("by mid-September", date(2026, 9, 15)),
        ("by the start of October", date(2026, 10, 1)),
        ("in early October", date(2026, 10, 10)),
        ("by end of Q3", date(2026, 9, 30)),
        ("by EOQ", date(2026, 9, 30)),
        ("by Q1", date(2027, 3, 31)),
        ("by Q1 2028", date(2028, 3, 31)),
        ("by 2027-Q2", date(2027, 6, 30)),
        ("by H1 2027", date(2027, 6, 30)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by year end", date(2026, 12, 31)),
        ("by end of 2027", date(2027, 12, 31)),
        ("by FY27", date(2027, 12, 31)),
        ("this quarter", date(2026, 9, 30)),
        ("next month", date(2026, 8, 31)),
        ("in the next three months", date(2026, 10, 9)),
        ("within six months", date(2027, 1, 9)),
        ("by the 20th", date(2026, 7, 20)),
        ("by Friday", date(2026, 7, 10)),
        ("by the weekend", date(2026, 7, 12)),
        ("by month-end", date(2026, 7, 31)),
        ("by week 40", date(2026, 10, 4)),
        ("bis 31.03.", date(2027, 3, 31)),
    ],
)
def test_the_day_it_is_due(text: str, due: date) -> None:
    (deadline,) = deadlines(text, _AS_OF)
    assert deadline.due == due
    assert text[deadline.start : deadline.end] == deadline.text


@pytest.mark.parametrize("text", ["by Diwali", "before the Christmas break", "by the harvest", "by the board meeting"])
def test_occasions_have_no_day(text: str) -> None:
    (deadline,) = deadlines(text, _AS_OF)
    assert deadline.due is None


@pytest.mark.parametrize(
    "text",
    [
        "since May",
        "last quarter",
        "in the past year",
        "it may work",
        "3 out of 4",
        "24/7",
        "Reduce the weekend wait",
        "Reduce month-end close to 5 days",
        "",
    ],
)
def test_what_is_past_or_no_date_is_no_deadline(text: str) -> None:
    assert deadlines(text, _AS_OF) == ()


@pytest.mark.parametrize(("text", "led"), [("by 3 March", True), ("before March", True), ("on 3 March", False)])
def test_words_that_make_a_date_a_due_date(text: str, led: bool) -> None:
    (deadline,) = deadlines(text, _AS_OF)
    assert deadline.led is led


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by FY27 Q1", date(2026, 6, 30)),
        ("by FY27", date(2027, 3, 31)),
        ("by Q4", date(2027, 3, 31)),
        ("by the end of the fiscal year", date(2027, 3, 31)),
        ("this fiscal year", date(2027, 3, 31)),
        ("next fiscal year", date(2028, 3, 31)),
        ("this year", date(2026, 12, 31)),
    ],
)
def test_a_fiscal_year_that_begins_in_april(text: str, due: date) -> None:
    (deadline,) = deadlines(text, _AS_OF, 4)
    assert deadline.due == due


def test_a_date_without_a_year_needs_a_day_to_start_from() -> None:
    assert [each.due for each in deadlines("by 3 March", None)] == [None]
    assert [each.due for each in deadlines("by 3 March 2027", None)] == [date(2027, 3, 3)]


def test_a_day_that_does_not_exist_is_null() -> None:
    assert [each.due for each in deadlines("by 2026-02-30", _AS_OF)] == [None]


def test_several_dates_keep_their_order() -> None:
    found = deadlines("300 by 30 September, 400 by 31 December", _AS_OF)
    assert [each.due for each in found] == [date(2026, 9, 30), date(2026, 12, 31)]
