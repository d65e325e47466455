"""Compounds: values written or said as two numbers: "6:30 min", "4:1", "one sixty"."""

from collections.abc import Sequence

from assistant.language.comparators import compared
from assistant.language.counting import is_counted
from assistant.language.masks import is_length
from assistant.language.numerals import Numeral
from assistant.language.patterns import pattern
from assistant.language.quantity import Quantity
from assistant.language.unit_words import measure

_COINED = frozenset({"EUR", "USD", "GBP", "CHF", "INR", "CAD", "AUD", "NZD"})


def unclipped(text: str, lower: str, number: Numeral, found: Sequence[Quantity]) -> Numeral | None:
    """Read "one sixty" as money after a small price, as 160 before a unit or things counted; else it is unsure."""
    if any(price.unit in _COINED and price.value < 10 for price in found[-2:]):
        return number._replace(value=round(number.value / 100, 2))
    said = measure(text, lower, number.start, number.end)
    if said is None or said.unit in _COINED or said.unit in ("s", "min", "h"):
        return None
    return number if said.unit or said.factor > 1 or is_counted(lower, said.end) else None


def two_part(text: str, lower: str, number: Numeral, part: Numeral, floor: int) -> Quantity | None:
    """Read two numbers with a colon between them as a length or a ratio."""
    return _clock(text, lower, number, part, floor) or _ratio(lower, number, part, floor)


_CLOCK_AFTER = pattern(r" ?(?:to|->|→|-|–) ?\d{1,2}:\d{2} ?(?P<unit>min|h)")


def _clock(text: str, lower: str, number: Numeral, part: Numeral, floor: int) -> Quantity | None:
    """Read "6:30 min" in seconds and "1:45 h" in minutes."""
    said = measure(text, lower, part.start, part.end)
    if said is not None and said.unit is None and (other := _CLOCK_AFTER.match(lower, part.end)) is not None:
        said = said._replace(unit="h" if other["unit"].startswith("h") else "min")
    if said is not None and said.unit is None and is_length(lower, number.start):
        said = said._replace(unit="min")
    smaller = {"min": "s", "h": "min"}.get(said.unit or "") if said is not None and part.end - part.start == 2 else None
    if said is None or smaller is None:
        return None
    return compared(
        lower, number.value * 60 + part.value, smaller, number.start, said.end, (number.start, part.end), floor
    )


def _ratio(lower: str, number: Numeral, whole: Numeral, floor: int) -> Quantity | None:
    """Read "4:1" as four times."""
    if not whole.value:
        return None
    span = (number.start, whole.end)
    return compared(lower, round(number.value / whole.value, 4), "x", *span, span, floor)
