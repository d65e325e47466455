"""The start value and the value to reach are in units that do not compare.

Finds pairs such as per cent and hours, or two currencies. Units of one family (days and hours, per cent and percentage
points) compare and are left alone, and so is a number without a unit.

Why it matters: nobody can say how far the way is, nor at the end how much of it was gone.

Bad: Reduce the time lost in handovers from 12% to 3 hours
Good: Reduce the time lost in handovers from 9 hours to 3 hours a week
"""

from itertools import pairwise

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.units import comparable

_ARROWS = frozenset({"->", "=>", "-->", "→"})
_GAP = 8


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold the two units against each other, in the sentence and in the record."""
    for first, second in pairwise(kr.said.quantities):
        if not comparable(first.unit, second.unit) and _belong_together(kr.text, first.start, first.end, second.start):
            return _sighting(first.unit, second.unit, (first.start, second.end))
    given = kr.given
    if given.baseline is None or given.target is None or comparable(given.baseline_unit, given.unit):
        return None
    return _sighting(given.baseline_unit, given.unit, None)


def _belong_together(text: str, start: int, end: int, second: int) -> bool:
    """Say whether two numbers stand as "from ... to ..." or with an arrow between them."""
    between = text[end : min(second, end + _GAP)].strip().lower()
    before = text[max(0, start - _GAP) : start].rstrip().lower()
    return between in _ARROWS or (between == "to" and before.endswith("from"))


def _sighting(start: str | None, end: str | None, span: tuple[int, int] | None) -> Sighting:
    message = f"The start value is in {_named(start)}, the value to reach in {_named(end)}."
    return Sighting(message, span, "Give both values in one unit.")


def _named(unit: str | None) -> str:
    return {"%": "per cent", "count": "pieces", "score": "points of a score", "x": "times"}.get(unit or "", unit or "")


RULE = Rule(
    code="KR015",
    name="unit-mismatch",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=each_key_result(see),
)
