"""Numbers as they are compared: of a text, a fact or a key result, after unit conversion."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.evidence.facts import Fact
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.language.reading import Reading
from assistant.language.units import convert
from assistant.okr import KeyResult

Side = Literal["baseline", "target", "relative", "change"]

LOOSE = (None, "count", "score", "x")
_POINTS = ("%", "pp")


@dataclass(frozen=True, slots=True)
class Number:
    """A value in a unit; a relative change is a number of %."""

    value: float
    unit: str | None


def same(one: Number, other: Number) -> bool:
    """Say whether two numbers are one, after unit conversion; a unit that nobody wrote fits any."""
    loose = one.unit in LOOSE or other.unit in LOOSE or (one.unit in _POINTS and other.unit in _POINTS)
    if one.unit == other.unit or loose:
        return _close(one.value, other.value)
    if one.unit is None or other.unit is None:
        return False
    converted = convert(other.value, other.unit, one.unit)
    return converted is not None and _close(one.value, converted)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b)) or (a % 1 != 0 and abs(a - b) <= 0.006)


def numbers_in(text: str) -> Iterator[Number]:
    """Give every number of a text that can be a metric's value or change."""
    for quantity in quantities(text):
        yield Number(quantity.value, quantity.unit)
        if quantity.upto is not None:
            yield Number(quantity.upto, quantity.unit)
    yield from changes_in(text)


def changes_in(text: str) -> Iterator[Number]:
    """Give every change that a text states; a relative one is a number of %."""
    for change in changes(text):
        if change.relative is not None:
            yield Number(abs(change.relative) * 100, "%")
        if change.absolute is not None:
            yield Number(abs(change.absolute), change.unit)


def sides(stated: Fact | KeyResult | Reading) -> Iterator[tuple[Side, Number]]:
    """Give every number of a fact, a key result or its reading with the side it stands on."""
    if stated.baseline is not None:
        yield "baseline", Number(stated.baseline, stated.baseline_unit or stated.unit)
    if stated.target is not None:
        yield "target", Number(stated.target, stated.unit)
    if stated.relative_change is not None:
        yield "relative", Number(abs(stated.relative_change) * 100, "%")
    if stated.change is not None:
        yield "change", Number(abs(stated.change), stated.unit)


def numbers_of(fact: Fact, side: Side) -> Iterator[Number]:
    """Give what a fact says on one side."""
    return (number for each, number in sides(fact) if each == side)


def ends(start: float, relative: float | None, change: float | None) -> Iterator[float]:
    """Give where a change may lead from a start, whichever way it goes."""
    if relative is not None:
        yield from (start * (1 + relative), start * (1 - abs(relative)))
    if change is not None:
        yield from (start + change, start - abs(change))


def is_near(end: float | None, target: float) -> bool:
    """Say whether a value is one that was worked out, rounded."""
    return end is not None and abs(end - target) <= 0.01 * max(1.0, abs(target))
