"""Ends: which numbers of a sentence are its start and its end value."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.language.patterns import pattern
from assistant.language.quantity import Change, Pair, Quantity
from assistant.language.starts import in_brackets, start_of
from assistant.language.units import comparable, family

_LEAD = 48
_FAR = 24


class Ends(NamedTuple):
    """The start and the end value of a sentence, null where it does not say one."""

    start: Quantity | None
    end: Quantity | None


def ends(lower: str, numbers: Sequence[Quantity], both: Sequence[Pair], moved: Sequence[Change]) -> Ends:
    """Choose the start and the end value a sentence speaks of."""
    if both:
        return Ends(both[0].baseline, both[0].target)
    moved = moved[:_FAR]
    free = [q for q in numbers[:_FAR] if not any(c.start < q.end and q.start < c.end for c in moved)]
    start = start_of(lower, free)
    if start is None and not moved and len(free) > 1:
        said = _aimed(lower, free)
        if said is not None:
            return said
    if start is not None:
        free.remove(start)
    end: Quantity | None
    outside = [q for q in free if not in_brackets(lower, q)]
    candidates = outside or (free if start is None else [])
    candidates = [q for q in candidates if not is_named(lower, q)]
    if moved:
        candidates = [q for q in candidates if _is_goal(lower, q) or lower[q.end : moved[0].start].endswith(", ")]
    while len(candidates) > 1 and _is_condition(lower, candidates[0], candidates[1]):
        candidates = candidates[1:]
    if start is not None and len(candidates) > 1:
        alike = [q for q in candidates if q.unit == start.unit]
        candidates = alike or candidates
        near = [q for q in candidates if q.end <= start.start]
        end = near[-1] if near else candidates[0]
    else:
        end = candidates[0] if candidates else None
    if start is not None and end is not None and not comparable(start.unit, end.unit):
        start = None
    return Ends(start, end)


def of_first_value(lower: str, numbers: Sequence[Quantity], moved: Sequence[Change]) -> Sequence[Change]:
    """Give the changes of a sentence, none where they follow a limit: "stay under 2 % while orders grow 15 %"."""
    if not moved:
        return moved
    first = next((q for q in numbers[:_FAR] if q.comparator is not None), None)
    apart = first is not None and first.end <= moved[0].start and _ANOTHER.search(lower, first.end, moved[0].start)
    return () if apart else moved


_ANOTHER = pattern(r";|(?<![^\W_])(?:while|whilst|and|with|without)(?![^\W_])")
_GOAL = pattern(r"(?<![^\W_])(?:to|at|reach|reaching|hit|of)[ \u00a0](?:(?:at|least|about|around|a|an|the)[ \u00a0])*$")


def _is_goal(lower: str, q: Quantity) -> bool:
    return _GOAL.search(lower, max(0, q.start - _LEAD), q.start) is not None


def _is_condition(lower: str, q: Quantity, following: Quantity) -> bool:
    """Say whether a number only says which: "in under 2 hours for 90% of tickets", "30+ at most 3%"."""
    gap = lower[q.end : following.start]
    if gap == " " and following.comparator is not None:
        return True
    if q.unit is None or family(q.unit) != "time" or following.unit == q.unit:
        return False
    if q.comparator is None and not lower.startswith("in ", max(0, q.start - 3)):
        return False
    return _FOR.fullmatch(gap) is not None if following.unit == "%" else gap == " to "


_FOR = pattern(r"(?:: ?| (?:for|in|to) |[ \u00a0][a-z]+: ?)(?:at least )?")


def is_named(lower: str, q: Quantity) -> bool:
    """Say whether a limit is part of the metric's name: "the share of customers who use more than one product"."""
    if q.comparator is None or not (q.unit in (None, "count") or family(q.unit) == "time"):
        return False
    return _NAMED.search(lower, max(0, q.start - _NAME), q.start) is not None


_NAMED = pattern(
    r"(?<![^\W_])(?:number|share|percentage|proportion|rate|count|portion|amount) of [^.;:,()]{1,60} (?:that|who|which)"
    r" [^.;:,()]{1,40}(?<! to)(?<! from)(?<! by)(?<! at) $"
)
_NAME = 120


def _aimed(lower: str, free: Sequence[Quantity]) -> Ends | None:
    """Read "26 h; target 8 h" and "is 26 h, should be 8 h": one is called the aim, the other stands beside it."""
    for place, end in enumerate(free):
        if _AIM.search(lower, max(0, end.start - _LEAD), end.start) is None:
            continue
        for start in (*reversed(free[:place]), *free[place + 1 : place + 2]):
            if start.comparator is None and start.unit == end.unit and not in_brackets(lower, start):
                return Ends(start, end) if _STATED.search(lower, max(0, start.start - _LEAD), start.start) else None
        return None
    return None


_AIM = pattern(
    r"(?<![^\W_])(?:target|goal|aim|(?:should|must|has to|have to|needs to) be)(?: is| of| value)?[ :=]{1,3}"
    r"(?:(?:at|least|most|about|around|under|below)[ ])*$"
)
_STATED = pattern(r"(?:[^\W_]|:)[ \u00a0](?:(?:is|are|at|of|about|around|roughly)[ ])?$")
