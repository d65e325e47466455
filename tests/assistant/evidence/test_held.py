"""A quote proves the numbers it says, on the side and in the unit in which it says them."""

import pytest

from assistant.evidence.held import proof
from assistant.evidence.numbers import Number, Side
from assistant.okr import Quote


def holds(text: str, value: float, unit: str | None, side: Side = "target") -> bool:
    return proof(Number(value, unit), side, (Quote("notes", 0, len(text), text),), text) is not None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Completion is stuck at 61%", 61, "%"),
        ("reach one point two million users", 1_200_000, "count"),
        ("from four hours down to 30 min", 240, "min"),
        ("from 20 to ten minutes", 20, "min"),
        ("5 of 12 could find it", 41.67, "%"),
        ("5 of 12 could find it", 5, "count"),
        ("On 18 persons seen, 7 could tell", 38.89, "%"),
        ("between 10 and 20 calls", 20, "count"),
        ("a third of the forms", 33.33, "%"),
        ("Today: none.", 0, "%"),
        ("Shops told the reason: all of them", 100, "%"),
        ("AOV is at ₹1,240", 1240, "INR"),
    ],
)
def test_a_level_is_held(text: str, value: float, unit: str) -> None:
    assert holds(text, value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Completion is stuck at 61%", 16, "%"),
        ("from four hours down to 30 min", 4, "min"),
        ("AOV is at ₹1,240", 1240, "USD"),
        ("Nobody counts the complaints", 0, None),
        ("Everybody is ok with it, all agreed", 100, "%"),
        ("Meet on 12 May at 10:30 in room 4", 12, None),
        ("Load takes 4 s, 8 s on phones", 50, "%"),
    ],
)
def test_another_number_is_not(text: str, value: float, unit: str | None) -> None:
    assert not holds(text, value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [("agreed +25% by June", 25), ("halve them", 50), ("cut it by a third", 33.3), ("Half. Also August.", 50)],
)
def test_a_relative_change_is_held(text: str, value: float) -> None:
    assert holds(text, value, "%", "relative")


def test_a_level_is_no_relative_change() -> None:
    assert not holds("Completion is stuck at 61%", 61, "%", "relative")


def test_an_absolute_change_is_held() -> None:
    assert holds("lift it by 5 points", 5, "pp", "change")
    assert not holds("lift it by 5 points", 6, "pp", "change")


def test_a_quote_is_read_as_a_part_of_its_text() -> None:
    text = "from 61 to 78 percent"
    start = text.index("61")
    assert proof(Number(78, "%"), "target", (Quote("notes", start, len(text), text[start:]),), text) is not None
