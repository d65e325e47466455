"""Shares and scales: "5 of 12", "1 in 8", "two thirds", "4.2 out of 5"."""

import re
from typing import NamedTuple

from assistant.language.numerals import Numeral
from assistant.language.runs import runs, word_before


class Share(NamedTuple):
    """A part of a whole in per cent, or a score on a scale; `out_of` is the whole or the scale."""

    value: float
    unit: str
    out_of: float


_JOINT = re.compile(
    r"(?P<in>[ \u00a0]in (?:every |each )?|[ \u00a0](?:every|je)[ \u00a0])|(?P<one>(?: [a-z]{3,}){1,2} in )"
    r"|(?P<of>[ \u00a0](?:out )?(?:of|von)[ \u00a0](?:(?:all|the|our|those|these|their|every)[ \u00a0]){0,2}"
    r"|(?P<out>[ \u00a0]out of[ \u00a0]))"
    r"|(?P<slash>[ \u00a0]?/[ \u00a0]?)"
)
_SCALES = frozenset({3, 4, 5, 6, 7, 10, 100})
_SCORED = re.compile(
    r"(?:scores?|scored|scoring|ratings?|rated|rate|csat|nps|ces|sus|satisfaction|stars?|grades?|graded|review"
    r"|reviews|feedback|confidence|happiness"
    r"|sentiment|usability|mood|trust|ease|note|mark|maturity|likert)(?![^\W_])"
)
_COUNTED = re.compile(
    r"[ \u00a0]+(?:of[ \u00a0](?!\d)|(?:[a-z][\w'-]*[ -]){0,2}[a-z][\w-]*[^s\W]s\b|people|staff|men|women|children)"
)
_LOOSE = re.compile(
    r"[ \u00a0]+(?:by|for|from|in|on|at|to|across|among|with|within|as|until|before|during|is|was|this|last"
    r"|average|this)\b"
)
_PARTITIVE = re.compile(r"[ \u00a0]of[ \u00a0](?!\d)")
_CLOSED = re.compile(
    r"\s*(?:[%‰]|(?:ms|sec|seconds?|min|minutes?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|percent|sprints?)\b)"
)
_REACH = 60


def share(lower: str, part: Numeral, whole: Numeral) -> Share | None:
    """Read two numbers in a row as a share or a score, null where they are neither."""
    joint = _JOINT.fullmatch(lower, part.end, whole.start)
    x, y = part.value, whole.value
    if joint is None or x < 0 or y <= 0 or _CLOSED.match(lower, whole.end):
        return None
    integers = x == int(x) and y == int(y)
    if joint["in"]:
        return Share(round(100 * x / y, 2), "%", y) if integers and 0 < x < y <= 1000 and x <= 20 else None
    if joint["one"]:
        counted = _THINGS.match(lower, whole.end) is not None
        return Share(round(100 / y, 2), "%", y) if x == 1 and integers and 1 < y <= 1000 and not counted else None
    if y == 100 and x <= y and not joint["slash"]:
        return Share(round(x, 2), "%", y)
    if y in _SCALES:
        scored = _SCORED.search(lower, max(0, part.start - _REACH), part.start) is not None
        counted = _COUNTED.match(lower, whole.end) is not None and not _LOOSE.match(lower, whole.end)
        partitive = _PARTITIVE.match(lower, whole.end) is not None
        plain = bool(joint["slash"]) or y in (10, 100)
        if not integers or (scored and not partitive) or not (counted or plain):
            return Share(x, "score", y)
    return Share(round(100 * x / y, 2), "%", y) if integers and x <= y else None


def share_of_hundred(lower: str, part: Numeral) -> tuple[Share, int] | None:
    """Read "38 out of hundred" and "7 per hundred": the share, and where it ends."""
    hundred = _HUNDRED.match(lower, part.end)
    return (Share(round(part.value, 2), "%", 100.0), hundred.end()) if hundred and 0 <= part.value <= 100 else None


_HUNDRED = re.compile(r" (?:out of|of|in|per)(?: every| each)? hundred(?![^\W_])")


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


_OF = re.compile(
    r"(?:^|[.;:!?\n(\"]\s*|(?<![^\W_])(?:out|and|but|so)\s)(?:out )?of (?:the |our |those |these |all )?"
    r"(?:same |last |first )?$"
)
_LEADING = frozenset({"of", "the", "our", "those", "these", "all", "same", "last", "first"})
_THEN = re.compile(r"(?: [a-z][a-z-]*){0,3}[,:](?: only| just)? ")
_THINGS = re.compile(
    r" (?!(?:gets|has|is|was|does|comes|needs|takes|goes|wants|fails|ends|drops|leaves|arrives|gives|opens|makes)\b)"
    r"[a-z]+[^\W\ds]s\b"
)


_FRACTIONS = re.compile(
    r"(?<![^\W_])(?:(?P<half>half|(?:a|one|1)[ -]half)|(?P<n>an?|one|two|three|four|1|2|3)[ -](?P<d>thirds?"
    r"|quarters?|fourths?|fifths?|tenths?))(?![^\W_])"
)
_FRACTION_WORDS = frozenset(
    {"half"} | {f"{part}{s}" for part in ("third", "quarter", "fourth", "fifth", "tenth") for s in ("", "s")}
)
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3}


class Fraction(NamedTuple):
    """A fraction in words: `value` between 0 and 1."""

    value: float
    start: int
    end: int


def fractions(lower: str) -> list[Fraction]:
    """Find "half", "a third", "two thirds", "three quarters", whatever they are of."""
    found: list[Fraction] = []
    if _FRACTION_WORDS.isdisjoint(runs(lower).said):
        return found
    for match in _FRACTIONS.finditer(lower):
        value = 0.5 if match["half"] else _COUNTS[match["n"]] / _PARTS[match["d"].rstrip("s")]
        if value < 1:
            found.append(Fraction(round(value, 4), match.start(), match.end()))
    return found
