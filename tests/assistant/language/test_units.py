"""Units convert within their family."""

import pytest

from assistant.language.units import convert, family


@pytest.mark.parametrize(
    ("value", "unit", "to", "converted"),
    [
        (4, "h", "min", 240),
        (90, "s", "min", 1.5),
        (2, "weeks", "days", 14),
        (50, "bps", "pp", 0.5),
        (3, "EUR", "EUR", 3),
        (3, "EUR", "USD", None),
        (3, "h", "%", None),
        (3, "furlongs", "h", None),
    ],
)
def test_conversion(value: float, unit: str, to: str, converted: float | None) -> None:
    assert convert(value, unit, to) == converted


@pytest.mark.parametrize(
    ("unit", "name"), [("h", "time"), ("%", "share"), ("pp", "share"), ("EUR", "EUR"), ("score", "score"), ("xx", None)]
)
def test_family(unit: str, name: str | None) -> None:
    assert family(unit) == name
