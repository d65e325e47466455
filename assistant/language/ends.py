"""Ends: which numbers of a sentence are its start and its end value."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.language.quantity import Change, Pair, Quantity
from assistant.language.units import comparable, family

_TODAY_BEFORE = re.compile(
    r"(?<![^\W_])(?:current(?:ly)?|today(?:['’]s)?|now|baseline|present(?:ly)?|at present|as is|status quo"
    r"|previous(?:ly)?|was|were|used to be|"
    r"last (?:year|quarter|month|week|half)(?:['’]s)?|start(?:ing|s|ed)?(?= (?:at|from|point|value))|stands?|stuck"
    r"|hovering|versus"
    r"|vs\.?|against|compared (?:to|with)|instead of|rather than|"
    r"as opposed to|(?:up|down) from|from|so far)"
    r"(?:[ \u00a0]?(?:value|figure|rate|level|number|average|baseline|score|result)s?)?"
    r"(?:[ \u00a0]?(?:is|was|are|were|of|at|on|off|by|from|about|around|roughly|only|just|it|we|our|the|a|an|in|being"
    r"|approximately|[:=~(≈–-])[ \u00a0]?)*[ \u00a0]*$"
)
_TODAY_AFTER = re.compile(
    r"[ \u00a0]?[,(–-]?[ \u00a0]?(?:(?:[a-z][\w/-]*[ \u00a0]){0,3}?)(?:today|now(?!\w)|currently|at present"
    r"|at the moment|right now|as of (?:today|now)|baseline|as baseline"
    r"|at (?:the )?(?:start|beginning)|so far"
    r"|last (?:year|quarter|month|half|week|season|term|winter|spring|summer|autumn)"
    r"|previously|in (?:the )?(?:last"
    r"|previous))(?![^\W_])"
)
_LEAD = 48
_FAR = 24
_BRACKET = 120


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
    start = next((q for q in free if _follows_today(lower, q)), None)
    if start is None:
        start = next((q for q in free if q.comparator is None and _dates_today(lower, q)), None)
    if start is None:
        start = next((q for q in free if q.comparator is None and _is_noted(lower, q, free)), None)
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


_ANOTHER = re.compile(r";|(?<![^\W_])(?:while|whilst|and|with|without)(?![^\W_])")
_GOAL = re.compile(
    r"(?<![^\W_])(?:to|at|reach|reaching|hit|of)[ \u00a0](?:(?:at|least|about|around|a|an|the)[ \u00a0])*$"
)


def _is_goal(lower: str, q: Quantity) -> bool:
    return _GOAL.search(lower, max(0, q.start - _LEAD), q.start) is not None


def _follows_today(lower: str, q: Quantity) -> bool:
    """Say whether words such as "currently" or "up from" lead to a number; "from 20 customers" is a source."""
    if q.comparator in ("<", "<=", ">="):
        return False
    led = _TODAY_BEFORE.search(lower, max(0, q.start - _LEAD), q.start)
    if led is None:
        return False
    if q.unit != "count" or _SOURCE.match(led[0]) is None:
        return True
    return _OPEN.search(lower, max(0, led.start() - 2), led.start()) is not None or _dates_today(lower, q)


def _dates_today(lower: str, q: Quantity) -> bool:
    return _TODAY_AFTER.match(lower, q.end, q.end + 40) is not None


_SOURCE = re.compile(r"(?:from|against|versus|vs)(?![^\W_])")
_OPEN = re.compile(r"[(,;:–—-] ?$")


def _is_noted(lower: str, q: Quantity, others: Sequence[Quantity]) -> bool:
    """Say whether a number stands in brackets with nothing but the time it is of: "(61% in Q1)", "(2026: 61%)"."""
    opened = lower.rfind("(", max(0, q.start - _FAR), q.start)
    closed = lower.find(")", q.end, q.end + _FAR)
    if opened <= 0 or closed < 0:
        return False
    beside = lower[opened + 1 : q.start] + " " + lower[q.end : closed]
    if _PAST.fullmatch(beside) is None:
        return False
    alike = [other for other in others if other is not q and comparable(other.unit, q.unit)]
    if not beside.strip() and any(
        other.end <= opened and _is_worse(q, other) for other in alike if q.bare[1] == closed or q.unit == other.unit
    ):
        return True
    return any(other.start > closed or (other.end <= opened and beside.strip()) for other in alike)


def _is_worse(q: Quantity, limit: Quantity) -> bool:
    """Say whether a number does not keep to a limit: "at least 4.6 (4.1)"."""
    if limit.comparator in (">", ">="):
        return q.value < limit.value
    return limit.comparator is not None and q.value > limit.value


_PAST = re.compile(
    r"(?:[ :=]|per \d[\d,.]*|[a-z0-9]+-(?:day|week|month|sprint|quarter|year)|is|was|in|at"
    r"|of|for|the|start|beginning|end|last|previous|prior|past|avg\.?|average|median|actuals?|p\.?y|l\.?y"
    r"|vorjahr|cohort|batch|intake|year|season|winter|summer|spring|autumn|fall|term|round|wave|release|period|half|month|quarter|week|survey|pilot"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|h[12]|fy ?\d{2,4}|(?:19|20)\d{2}|v?\d+\.\d+)*"
)


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


_FOR = re.compile(r"(?:: ?| (?:for|in|to) |[ \u00a0][a-z]+: ?)(?:at least )?")


def is_named(lower: str, q: Quantity) -> bool:
    """Say whether a limit is part of the metric's name: "the share of customers who use more than one product"."""
    if q.comparator is None or not (q.unit in (None, "count") or family(q.unit) == "time"):
        return False
    return _NAMED.search(lower, max(0, q.start - _NAME), q.start) is not None


_NAMED = re.compile(
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


_AIM = re.compile(
    r"(?<![^\W_])(?:target|goal|aim|(?:should|must|has to|have to|needs to) be)(?: is| of| value)?[ :=]{1,3}"
    r"(?:(?:at|least|most|about|around|under|below)[ ])*$"
)
_STATED = re.compile(r"(?:[^\W_]|:)[ \u00a0](?:(?:is|are|at|of|about|around|roughly)[ ])?$")


def in_brackets(lower: str, q: Quantity | Change) -> bool:
    """Say whether a number stands in round brackets, and not at the very start of the text."""
    opened = lower.rfind("(", max(0, q.start - _BRACKET), q.start)
    return opened > 0 and lower.rfind(")", opened, q.start) < 0 and lower.find(")", q.end, q.end + _BRACKET) >= 0
