"""Cycles are named, read and chosen."""

from datetime import date

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


@pytest.mark.parametrize("name", ["", "Q1", "2027-Q5", "spring", "2027-13-01/2027-12-31", "2027-04-30/2027-01-15"])
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
