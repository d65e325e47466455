"""Shares and scales: "5 of 12", "1 in 8", "eight drivers out of ten", "4.2 out of 5"."""

import re
from typing import NamedTuple

from assistant.language.numerals import Numeral
from assistant.language.patterns import pattern
from assistant.language.runs import word_before


class Share(NamedTuple):
    """A part of a whole in per cent, or a score on a scale; `out_of` is the whole or the scale."""

    value: float
    unit: str
    out_of: float


_JOINT = pattern(
    r"(?P<in>[ \u00a0]in (?:every |each )?|[ \u00a0](?:every|je)[ \u00a0])"
    r"|(?P<noun>(?:[ \u00a0]of the)?(?: (?!and |or |to |by |on |per )[^\W\d_][\w'-]{2,}){1,2} )"
    r"(?:(?P<among>in )(?:every )?|(?:out of|sur|de cada|von|auf) (?:every |the )?)"
    r"|(?P<of>[ \u00a0](?:(?P<out>out of)|of|von|aus|van de|van|op de|de cada|em cada|sur)[ \u00a0]"
    r"(?:(?:all|the|our|those|these|their|every|last|past|first|de|den|les)[ \u00a0]){0,2})"
    r"|(?P<on>(?: [a-z]{3,})? on )"
    r"|(?P<slash>[ \u00a0]?/[ \u00a0]?)"
)
_SCALES = frozenset({3, 4, 5, 6, 7, 10, 100})
_ROUND = frozenset({3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100})
_SCORED = pattern(
    r"(?<![^\W_])(?:scores?|scored|scoring|ratings?|rated|rate|csat|nps|ces|sus|satisfaction|stars?|grades?|graded|review"
    r"|reviews|survey|feedback|confidence|happiness"
    r"|sentiment|usability|mood|trust|ease|note|mark|maturity|likert)(?![^\W_])"
)
_NO_NOUN = r"(?:stars|points|pts|marks|this|is|was|has|does|as|its|us|plus|always|across|versus|less|towards)\b"
_COUNTED = pattern(
    rf"[ \u00a0]+(?:of[ \u00a0](?!\d)|(?!{_NO_NOUN})[a-z][\w'-]*[^s\W]s\b|people|staff|men|women|children)"
)
_COUNTED_FAR = pattern(rf"[ \u00a0]+(?:[a-z][\w'-]*[ -]){{1,2}}(?!{_NO_NOUN})[a-z][\w-]*[^s\W]s\b")
_LOOSE = pattern(
    r"[ \u00a0]+(?:by|for|from|in|on|at|to|across|among|with|within|as|until|before|during|is|was|this|last"
    r"|average|overall|and|or|but|while|up|max|min)\b"
)
_OR_BETTER = pattern(r" or (?:better|higher|above)(?![^\W_])")
_SAID = pattern(r"[ \u00a0]+[a-z]{2}")
_PARTITIVE = pattern(r"[ \u00a0]of[ \u00a0](?!\d)")
_CLOSED = pattern(
    r"\s*(?:[%‰]|(?:ms|sec|seconds?|min|minutes?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|percent|sprints?)\b)"
)
_ENDED = pattern(r"[ \u00a0]*(?:[.,;:)!?\n]|->|→|$)")
_REACH = 60


def share(lower: str, part: Numeral, whole: Numeral) -> Share | None:
    """Read two numbers in a row as a share or a score, null where they are neither."""
    joint = _JOINT.fullmatch(lower, part.end, whole.start)
    x, y = part.value, whole.value
    if joint is None or x < 0 or y <= 0 or _CLOSED.match(lower, whole.end):
        return None
    integers = x == int(x) and y == int(y)
    of = Share(round(100 * x / y, 2), "%", y) if integers and x <= y else None
    if joint["in"]:
        return of if 0 < x < y <= 1000 and (x <= 20 or (y <= 100 and not _things(lower, whole.end))) else None
    if joint["on"]:
        return of if 0 < x < y <= 10 and _ENDED.match(lower, whole.end) else None
    if joint["among"]:
        return of if 0 < x < y <= 1000 and (x == 1 or y in _ROUND) and not _things(lower, whole.end) else None
    if joint["noun"]:
        return of
    if y == 100 and x <= y and not joint["slash"]:
        return Share(round(x, 2), "%", y)
    if y in _SCALES and _is_score(lower, joint, part, whole, integers):
        return Share(x, "score", y)
    return of


def _is_score(lower: str, joint: re.Match[str], part: Numeral, whole: Numeral, integers: bool) -> bool:
    """Say whether "4 of 5" is a mark on a scale: no whole number, or a rating is spoken of and no things counted."""
    if not integers or _OR_BETTER.match(lower, whole.end):
        return True
    loose = _LOOSE.match(lower, whole.end) is not None
    if not loose and _COUNTED.match(lower, whole.end):
        return False
    if _SCORED.search(lower, max(0, part.start - _REACH), part.start) or _SCORED.search(
        lower, whole.end, whole.end + _NEAR
    ):
        return _PARTITIVE.match(lower, whole.end) is None
    counted = not loose and (_COUNTED_FAR.match(lower, whole.end) or _SAID.match(lower, whole.end))
    return not (counted or not joint["out"] or whole.value in (10, 100))


_NEAR = 24


def _things(lower: str, end: int) -> bool:
    return _THINGS.match(lower, end) is not None


def share_of_hundred(lower: str, part: Numeral) -> tuple[Share, int] | None:
    """Read "38 out of hundred" and "7 per hundred": the share, and where it ends."""
    hundred = _HUNDRED.match(lower, part.end)
    return (Share(round(part.value, 2), "%", 100.0), hundred.end()) if hundred and 0 <= part.value <= 100 else None


_HUNDRED = pattern(r" (?:out of|of|in|per)(?: every| each)? hundred(?![^\W_])")


def share_of_before(lower: str, whole: Numeral, part: Numeral) -> Share | None:
    """Read "of the 512 visitors, only 148": the whole is said first."""
    x, y = part.value, whole.value
    if x != int(x) or y != int(y) or not 0 <= x <= y or y < 2:
        return None
    if (
        word_before(lower, whole.start) not in _LEADING
        or _OF.search(lower, max(0, whole.start - 24), whole.start) is None
    ):
        return None
    if _THEN.fullmatch(lower, whole.end, part.start) is None or _CLOSED.match(lower, part.end):
        return None
    return Share(round(100 * x / y, 2), "%", y)


_OF = pattern(
    r"(?:^|[.;:!?\n(\"]\s*|(?<![^\W_])(?:out|and|but|so|says?|said|that)\s)(?:out )?(?:of|among|on) "
    r"(?:the |our |those |these |all )?(?:same |last |first )?$"
)
_LEADING = frozenset({"of", "on", "among", "the", "our", "those", "these", "all", "same", "last", "first"})
_THEN = pattern(r"(?: [a-z][a-z-]*){0,3}[,:](?: only| just)? ")
_THINGS = pattern(
    r" (?!(?:gets|has|is|was|does|comes|needs|takes|goes|wants|fails|ends|drops|leaves|arrives|gives|opens|makes)\b)"
    r"[a-z]+[^\W\ds]s\b"
)
