"""Cycles are named, read and chosen."""

from datetime import date, timedelta

import pytest

from assistant.errors import BadSetting
from assistant.language.cycles import Cycle, last_day


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("2027-Q1", date(2027, 1, 1), date(2027, 3, 31)),
        ("2027 q4", date(2027, 10, 1), date(2027, 12, 31)),
        ("2027-H2", date(2027, 7, 1), date(2027, 12, 31)),
        ("2028", date(2028, 1, 1), date(2028, 12, 31)),
        ("2027-01-15/2027-04-30", date(2027, 1, 15), date(2027, 4, 30)),
    ],
)
def test_names(name: str, start: date, end: date) -> None:
    cycle = Cycle.parse(name)
    assert (cycle.start, cycle.end) == (start, end)
    assert Cycle.parse(cycle.name) == cycle


@pytest.mark.parametrize(
    ("name", "starts", "start", "end"),
    [
        ("FY27-Q1", 4, date(2026, 4, 1), date(2026, 6, 30)),
        ("fy2027 q4", 4, date(2027, 1, 1), date(2027, 3, 31)),
        ("FY27", 7, date(2026, 7, 1), date(2027, 6, 30)),
        ("FY27-H2", 10, date(2027, 4, 1), date(2027, 9, 30)),
        ("FY27-Q4", 2, date(2026, 11, 1), date(2027, 1, 31)),
        ("2027-Q1", 4, date(2027, 4, 1), date(2027, 6, 30)),
        ("2027-Q4", 4, date(2027, 1, 1), date(2027, 3, 31)),
        ("2027", 4, date(2027, 1, 1), date(2027, 12, 31)),
        ("FY27-Q1", 1, date(2027, 1, 1), date(2027, 3, 31)),
    ],
)
def test_names_in_a_fiscal_year(name: str, starts: int, start: date, end: date) -> None:
    cycle = Cycle.parse(name, starts)
    assert (cycle.start, cycle.end) == (start, end)
    assert Cycle.parse(cycle.name, starts) == cycle


@pytest.mark.parametrize("starts", range(1, 13))
@pytest.mark.parametrize("months", [3, 6, 12])
def test_every_day_lies_in_the_part_around_it(starts: int, months: int) -> None:
    for ahead in range(0, 800, 7):
        day = date(2026, 1, 1) + timedelta(days=ahead)
        cycle = Cycle.around(day, months, starts)
        assert day in cycle
        assert Cycle.parse(cycle.name, starts) == cycle


@pytest.mark.parametrize(
    ("dues", "name"),
    [
        ([], "FY2027-Q3"),
        ([date(2026, 9, 30)], "FY2027-Q2"),
        ([date(2027, 3, 31)], "FY2027-H2"),
        ([date(2026, 9, 1), date(2027, 3, 31)], "FY2027"),
    ],
)
def test_the_shortest_fiscal_cycle_that_holds_the_due_dates(dues: list[date], name: str) -> None:
    assert Cycle.holding(date(2026, 8, 20), dues, 4).name == name


@pytest.mark.parametrize(
    "name", ["", "Q1", "27-Q1", "FY", "FY7", "2027-Q5", "spring", "2027-13-01/2027-12-31", "2027-04-30/2027-01-15"]
)
def test_what_is_no_cycle_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(BadSetting, match="cycle"):
        Cycle.parse(name)


@pytest.mark.parametrize(
    ("dues", "name"),
    [
        ([], "2026-Q4"),
        ([date(2026, 9, 30)], "2026-Q3"),
        ([date(2026, 12, 31)], "2026-Q4"),
        ([date(2026, 9, 30), date(2026, 12, 31)], "2026-H2"),
        ([date(2026, 9, 30), date(2027, 6, 30)], "2026-Q4"),
        ([date(2026, 1, 1)], "2026-Q4"),
    ],
)
def test_the_shortest_cycle_that_holds_the_due_dates(dues: list[date], name: str) -> None:
    assert Cycle.holding(date(2026, 8, 20), dues).name == name


def test_both_ends_belong_to_a_cycle() -> None:
    cycle = Cycle.parse("2027-Q1")
    assert cycle.start in cycle
    assert cycle.end in cycle
    assert date(2027, 4, 1) not in cycle


def test_the_last_day_of_a_month() -> None:
    assert last_day(2028, 2) == date(2028, 2, 29)
    assert last_day(9999, 12) == date(9999, 12, 31)
