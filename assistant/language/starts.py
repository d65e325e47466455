"""Starts: which number of a sentence says where its metric stands today."""

from collections.abc import Sequence

from assistant.language.patterns import pattern
from assistant.language.quantity import Change, Quantity
from assistant.language.units import comparable

_TODAY_BEFORE = pattern(
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
_TODAY_AFTER = pattern(
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


def start_of(lower: str, numbers: Sequence[Quantity]) -> Quantity | None:
    """Choose the start value: one that "currently" leads to, that "today" follows, or that brackets set aside."""
    led = next((q for q in numbers if _follows_today(lower, q, numbers)), None)
    if led is not None:
        return led
    plain = [q for q in numbers if q.comparator is None]
    dated = next((q for q in plain if _dates_today(lower, q, numbers)), None)
    return dated or next((q for q in plain if _is_noted(lower, q, numbers)), None)


def _follows_today(lower: str, q: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Say whether words such as "currently" or "up from" lead to a number; "from 20 customers" is a source."""
    if q.comparator in ("<", "<=", ">="):
        return False
    led = _TODAY_BEFORE.search(lower, max(0, q.start - _LEAD), q.start)
    if led is None:
        return False
    if q.unit != "count" or _SOURCE.match(led[0]) is None:
        return True
    return _OPEN.search(lower, max(0, led.start() - 2), led.start()) is not None or _dates_today(lower, q, numbers)


def _dates_today(lower: str, q: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Say whether "today" or the like follows a number, and no other number stands between."""
    said = _TODAY_AFTER.match(lower, q.end, q.end + 40)
    return said is not None and not any(q.end <= other.start < said.end() for other in numbers)


_SOURCE = pattern(r"(?:from|against|versus|vs)(?![^\W_])")
_OPEN = pattern(r"[(,;:–—-] ?$")


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


_PAST = pattern(
    r"(?:[ :=]|per \d[\d,.]*|[a-z0-9]+-(?:day|week|month|sprint|quarter|year)|is|was|in|at"
    r"|of|for|the|start|beginning|end|last|previous|prior|past|avg\.?|average|median|actuals?|p\.?y|l\.?y"
    r"|vorjahr|cohort|batch|intake|year|season|winter|summer|spring|autumn|fall|term|round|wave|release|period|half"
    r"|month|quarter|week|survey|pilot"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|h[12]|fy ?\d{2,4}|(?:19|20)\d{2}|v?\d+\.\d+)*"
)


def in_brackets(lower: str, q: Quantity | Change) -> bool:
    """Say whether a number stands in round brackets, and not at the very start of the text."""
    opened = lower.rfind("(", max(0, q.start - _BRACKET), q.start)
    return opened > 0 and lower.rfind(")", opened, q.start) < 0 and lower.find(")", q.end, q.end + _BRACKET) >= 0
