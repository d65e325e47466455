"""Numbers and days are written as people write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafter.amount import amount, day, limit, number


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (1500, "INR", "₹1,500"),
        (16.9, "EUR", "€16.90"),
        (7, "BRL", "BRL 7"),
        (61, "%", "61%"),
        (0.08, "%", "0.08%"),
        (31, "h", "31 h"),
        (1, "days", "1 day"),
        (2.5, "days", "2.5 days"),
        (2900, "ms", "2,900 ms"),
        (5, "pp", "5 percentage points"),
        (1, "pp", "1 percentage point"),
        (6480, "count", "6,480"),
        (4.4, "score", "4.4"),
        (1.7, None, "1.7"),
        (-12, "score", "-12"),
    ],
)
def test_amount(value: float, unit: str | None, said: str) -> None:
    assert amount(value, unit) == said


def test_limits_are_words() -> None:
    assert [limit(sign) for sign in (None, "<", "<=", ">", ">=")] == [
        "",
        "under ",
        "at most ",
        "more than ",
        "at least ",
    ]


def test_day() -> None:
    assert day(date(2026, 9, 30)) == "30 September 2026"


@settings(max_examples=50, deadline=None)
@given(st.floats(min_value=0, max_value=1e12))
def test_a_number_keeps_its_value(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, abs=1e-6)
