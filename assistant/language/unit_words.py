"""Unit words: the unit and the factor that are written around a number."""

import re
from functools import cache
from typing import NamedTuple

from assistant.language.patterns import pattern
from assistant.language.words import lexicon


class Measure(NamedTuple):
    """What stands around a number: its unit, what the number is multiplied by, and where number and unit lie."""

    unit: str | None
    factor: float
    start: int
    end: int


_SCALES = {
    "k": 1e3, "tsd": 1e3, "thousand": 1e3, "tausend": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6,
    "million": 1e6, "millions": 1e6, "millionen": 1e6, "b": 1e9, "bn": 1e9, "mrd": 1e9, "billion": 1e9, "tn": 1e12,
    "trillion": 1e12, "l": 1e5, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "cr": 1e7, "crore": 1e7,
    "crores": 1e7, "万": 1e4, "億": 1e8,
}  # fmt: skip
_POINTED = frozenset({"tsd", "mio", "mrd", "mln"})
# "300-odd", "60ish": about that much, and the unit follows.
_NEARLY = pattern(r"(?:-odd|[ -]?ish)(?![^\W_])")
_AFTER = pattern(r"([ \u00a0\u202f-]?)([^\W\d_]+|[%％‰$€£₹¥￥₩₽₺₫₴₦฿₱₪★⭐×¢])(?:([ \u00a0-])(?=[^\W\d_])([^\W\d_]+))?")
_BEFORE_LETTERS = 6
_MINUTES = pattern(r"\b(?:time|wait|waiting|duration|latency|within|minutes?|mins?|hours?|call|response|session)\b")
_DECIMALS = pattern(r"\d\.\d+$")
_SECONDS = pattern(r" ?\d{1,2} ?s(?:ec)?(?![^\W_])")
_HOURS = pattern(r"\d ?h(?:rs?)? ?\d{1,2}$")
_REACH = 60
_PHYSICAL = pattern(r"(?:[kmc]?g|t|[mc]?l|[kcm]?m[²2]?|[kmg]?wh?|ha|[kmg]?hz|db|kcal|mph|rpm|ppm)(?![^\W_])")
_DATA = pattern(r"[kmgtp]i?b(?:it)?s?(?![^\W_])(?:/s|ps)?|[kmgt]bps(?![^\W_])")


@cache
def _units() -> dict[str, tuple[str, float]]:
    found = {}
    for line in lexicon("unit_words"):
        name, *entries = line.split()
        unit, _, factor = name.partition("*")
        shown = unit.upper() if len(unit) == 3 and unit not in ("min", "bps") else unit
        for entry in entries:
            found[entry] = (shown, float(factor or 1))
    return found


@cache
def _marks() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {mark: code.upper() for mark, code in (line.rsplit(" ", 1) for line in lexicon("currency_marks"))}
    known |= {unit.lower(): unit for unit, _ in _units().values() if len(unit) == 3 and unit.isupper()}
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])({names})[ \u00a0]?$"), known


@cache
def _endings() -> frozenset[str]:
    return frozenset(mark[-1] for mark in _marks()[1])


def measure(text: str, lower: str, start: int, end: int) -> Measure | None:
    """Read the currency before a number and the factor and unit after it; null where the number is part of a name."""
    if start and lower[start - 1] in "x×" and (start == 1 or not lower[start - 2].isalnum()):
        return Measure("x", 1.0, start - 1, end)
    money, begin = _money(lower, start)
    factor = 1.0
    nearly = _NEARLY.match(lower, end) if lower[end : end + 1] in "- io" else None
    stop = end = nearly.end() if nearly is not None else end
    after = _AFTER.match(lower, stop)
    for _ in range(2):
        scaled = None if after is None else _scale(text, lower, after, money)
        if scaled is None:
            break
        factor, stop = factor * scaled[0], scaled[1]
        after = _AFTER.match(lower, stop)
    if after is None:
        return Measure(money, factor, begin, stop)
    gap, word, _, second = after.groups()
    if gap == "" and money is None and stop == end and _is_name(text, lower, end, word, second):
        return None
    units = _units()
    if second and (known := units.get(f"{word}-{second}")):
        return Measure(known[0], factor * known[1], begin, after.end())
    known = units.get(word)
    if known is not None and not (gap == " " and word in ("x", "y", "w", "won", "all", "try", "tag")):
        if money is not None and known[0] != money and not known[0].isupper():
            return Measure(money, factor, begin, stop)
        if not (word == "m" and money):
            return Measure(money or known[0], factor * known[1] if money is None else factor, begin, after.end(2))
    if gap == "" and stop == end and word[0].isalpha() and money is None:
        known_form = _DATA.match(lower, stop) or (_PHYSICAL.match(lower, stop) if text[stop].islower() else None)
        return Measure(None, factor, begin, known_form.end()) if known_form else None
    if gap == "-" and word not in ("point", "points", "pt", "pts") and word[0].isalpha() and money is None:
        return None
    return Measure(money, factor, begin, stop)


def _is_name(text: str, lower: str, end: int, word: str, second: str | None) -> bool:
    """Say whether a letter right after a number makes it a name or a vague plural: "8D", "10s of"."""
    if word == "s" and second == "of":
        return True
    return len(word) == 1 and word in "dsw" and text[end : end + 1].isupper()


def _money(lower: str, start: int) -> tuple[str | None, int]:
    last = start - 1
    if last >= 0 and lower[last] in " \u00a0":
        last -= 1
    if last < 0 or lower[last] not in _endings():
        return None, start
    pattern, known = _marks()
    begin = max(0, start - _BEFORE_LETTERS)
    mark = pattern.search(lower[max(0, begin - 1) : start])
    if mark is None:
        return None, start
    return known[mark[1]], max(0, begin - 1) + mark.start()


def _scale(text: str, lower: str, after: re.Match[str], money: str | None) -> tuple[float, int] | None:
    """Read "k", "M", "bn", "lakh" behind a number. A small "m" means minutes where time is spoken of."""
    word = after[2]
    factor = _SCALES.get(word)
    if factor is None or after[1] == "-":
        return None
    at, end = after.start(), after.end(2)
    if lower[end : end + 1].isdigit():
        return None
    if word in ("l", "mm") and not (money or text[at:end].strip().isupper()):
        return None
    counted = (after[4] or "").endswith("s") or _DECIMALS.search(lower, max(0, at - 4), at) is not None
    if word == "b" and not money and (text[at:end] != "B" or not counted):
        return None
    if word == "m" and not money and text[at:end].strip() == "m":
        if _SECONDS.match(lower, end) or _HOURS.search(lower, max(0, at - 12), at):
            return None
        around = lower[max(0, at - _REACH) : at + 24]
        if _MINUTES.search(around):
            return None
    return factor, end + (word in _POINTED and lower[end : end + 1] == ".")
