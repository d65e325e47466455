"""Numerals: numbers as they are written, in digits or in words, before anyone asks what they count."""

import re
from functools import lru_cache
from typing import NamedTuple

from assistant.language.number_words import spelled, starts
from assistant.language.patterns import pattern
from assistant.language.runs import runs
from assistant.language.words import words


class Numeral(NamedTuple):
    """A number as written: `text[start:end]`, sign included.

    `worded`: it is spelled out. `fraction`: it is a part of a whole. `clipped`: "one sixty", 160, 1.60 or a time.
    """

    value: float
    start: int
    end: int
    worded: bool = False
    fraction: bool = False
    clipped: bool = False


_BLANK = "[ \u00a0\u2009\u202f]"
_NUMBER = pattern(
    rf"""
    (?P<comma>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)(?:\.\d+)?)
    |(?P<blank>[1-9]\d{{0,2}}(?:{_BLANK}\d{{3}})+(?![\d\w:]|[.,]\d{{3}}|{_BLANK}\d)(?:[.,]\d{{1,2}}(?!\d))?)
    |(?P<apostrophe>[1-9]\d{{0,2}}(?:['\u2019]\d{{3}})+(?!\d))
    |(?P<dots>[1-9]\d{{0,2}}(?:\.\d{{3}})+(?!\d)(?:,\d+)?)
    |(?P<point>\d+\.\d+)
    |(?P<decimal>\d+,\d{{1,2}}(?!\d|,\d))
    |(?P<ocr>\d+(?:[ol]+(?=\s?%)|o+(?=[ ](?:s|ms|sec|min|h)(?![^\W_]))))
    |(?P<plain>\d+)
    |(?P<bare>(?<![\w.])\.\d+)
    """,
    re.VERBOSE,
)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333, "⅔": 0.6667, "⅕": 0.2}
# "1/2 day" and "1 1/2 days": only before a unit, for "1/2" alone is a share, a score or a date.
_PART = pattern(
    r"(?: (?P<top>[123]))?/(?P<bottom>[234])(?= (?:hours?|days?|weeks?|months?|years?|points?|per ?cent)\b)"
)
_DECIMAL_COMMA = pattern(r"(?<![\d,.])\d{1,4},\d{1,2}(?![\d,]|[ \u00a0]\d)")
_JOINTS = frozenset(",.'\u2019 \u00a0\u2009\u202f")
_MOST_DIGITS = 15
_WORDLIKE = pattern(r"[\w.]")
_LONE = pattern("(?<![0-9])[½¼¾⅓⅔⅕]")


@lru_cache(maxsize=16)
def numerals(text: str, lower: str) -> tuple[Numeral, ...]:
    """Find every number of a text in order, also in dates and names; `lower` is the text in small letters."""
    found = _digits(lower)
    if not starts().isdisjoint(runs(lower).said):
        tokens = words(text)
        for number in spelled(tokens, text):
            start, end = tokens[number.first].start, tokens[number.last].end
            found.append(Numeral(number.value, start, end, worded=True, clipped=number.clipped))
        found.sort(key=lambda each: each.start)
    if not runs(lower).said.isdisjoint(_SAID_SIGNS):
        found = [_signed(lower, number) for number in found]
    return tuple(found)


_SAID_SIGNS = frozenset({"minus", "plus"})
_SIGNED = pattern(r"(?<![^\W_])(?:from|to|at|of|is|was|than|below|above|reach|=|:|->|→) (?P<sign>minus|plus) $")


def _signed(lower: str, number: Numeral) -> Numeral:
    """Take in the sign of a level that is said: "from minus five to plus fifteen"."""
    said = _SIGNED.search(lower, max(0, number.start - 16), number.start)
    if said is None:
        return number
    return number._replace(value=number.value * (-1 if said["sign"] == "minus" else 1), start=said.start("sign"))


def _digits(lower: str) -> list[Numeral]:
    found = []
    european: bool | None = None
    read_to = 0
    for start, end in runs(lower).digits:
        if start < read_to:
            continue
        bare = lower[start - 1 : start] == "." and not (start > 1 and _WORDLIKE.match(lower[start - 2]))
        form, said = "plain", lower[start:end]
        if bare or _goes_on(lower, end) or not said.isdecimal():
            match = _NUMBER.match(lower, start - 1 if bare else start)
            if match is None:
                continue
            start, end = match.span()
            form, said = str(match.lastgroup), match[0]
        read_to = end
        if end - start > _MOST_DIGITS + 9:
            continue
        if form == "plain":
            value = float(said)
        elif form == "comma":
            value = _european_comma(said) if said.startswith("0,") else float(said.replace(",", ""))
        elif form == "blank":
            value = float(re.sub(_BLANK, "", said).replace(",", "."))
        elif form == "apostrophe":
            value = float(re.sub("['\u2019]", "", said))
        elif form == "dots":
            if european is None:
                european = _DECIMAL_COMMA.search(lower) is not None
            value = _dotted(said, european, lower[end : end + 6])
        elif form == "decimal":
            value = float(said.replace(",", "."))
        elif form == "ocr":
            value = float(said.replace("o", "0").replace("l", "1"))
        else:
            value = float(said)
        if form == "plain" and "/" in lower[end : end + 3] and (part := _PART.match(lower, end)) is not None:
            top, bottom = part["top"], int(part["bottom"])
            value, end = (value + int(top) / bottom, part.end()) if top else (value / bottom, part.end())
            read_to = end
        fraction = _PARTS.get(lower[end : end + 1])
        if fraction is not None:
            value, end = value + fraction, end + 1
        sign, begin = _sign(lower, start)
        found.append(Numeral(sign * value, begin, end))
    alone = [Numeral(_PARTS[lower[i]], i, i + 1) for i in _lone_fractions(lower)]
    return sorted(found + alone, key=lambda each: each.start) if alone else found


def _goes_on(lower: str, end: int) -> bool:
    """Say whether the number may go on behind its first digits: "1,200", "4.5", "12 000", "9o %"."""
    sign = lower[end : end + 1]
    return sign in ("o", "l") or (sign in _JOINTS and lower[end + 1 : end + 2].isdigit())


def _european_comma(said: str) -> float:
    return float(said.replace(",", ".", 1).replace(",", ""))


_IN_FULL = frozenset({"hou", "min", "mon"})  # nobody writes thousandths of hours, minutes or months


def _dotted(said: str, european: bool, after: str) -> float:
    """Read "1.150": thousands where the text writes decimal commas, has several groups, or ends on a nought."""
    thousands = (
        european
        or said.count(".") > 1
        or "," in said
        or (said.endswith("0") and (after.strip()[:1] not in tuple("%smhx") or after.strip()[:3] in _IN_FULL))
    )
    return float(said.replace(".", "").replace(",", ".")) if thousands else float(said)


def _sign(lower: str, start: int) -> tuple[int, int]:
    """Find a sign that belongs to a number: before it, and not between two things ("10-20", "SHOP-2217")."""
    if start == 0 or lower[start - 1] not in "+-\u2212\u2013":
        return 1, start
    mark, before = lower[start - 1], lower[start - 2] if start > 1 else ""
    if (
        mark == "\u2013"
        or (mark == "-" and before in ("", "\n", "\r"))
        or not (before == "" or before in " \t\n(:=/~<>|,\u2192[\"'")
    ):
        return 1, start
    return (1 if mark == "+" else -1), start - 1


def _lone_fractions(lower: str) -> list[int]:
    return [] if _PARTS.keys().isdisjoint(lower) else [match.start() for match in _LONE.finditer(lower)]
