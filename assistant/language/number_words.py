"""Numbers written as words: "thirty-eight", "one point two million", "half a million", "zwölf"."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from assistant.language.words import Word, lexicon


class Spelled(NamedTuple):
    """A number in words: its value and the words [first, last] that say it.

    `clipped`: "one sixty", a number said in two parts, which may mean 160, 1.60 or a time; `value` is 160.
    """

    value: float
    first: int
    last: int
    clipped: bool = False


_UNITS = {
    word: value
    for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
} | {"nought": 0, "naught": 0}
_TEENS = {
    word: value
    for value, word in enumerate(
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
        start=10,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40, "ninty": 90}
_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "millions": 1e6,
}
_SMALL = _UNITS | _TEENS | _TENS
_HALVED = _SCALES.keys() | {"hundred", "dozen"}
_PER_CENT = frozenset({"percent", "per", "percentage", "point", "pp"})
_VAGUE = frozenset({"few", "several", "many", "some", "couple", "of", "per", "in", "every", "each", "s"})
_ONES = frozenset({"un", "una", "uno", "une", "um", "uma", "ein", "eine", "einer", "eins", "een"})
_OF_EACH = frozenset({"de", "em", "von", "sur", "op", "van", "su"})
_OPENING = frozenset({"half", "a", "an", "hundred"})
_MOST = 12


@cache
def starts() -> AbstractSet[str]:
    """Give the words of which every text that spells a number has one."""
    return _SMALL.keys() | {"hundred", "dozen", "half"} | _SCALES.keys() | _foreign().keys() | _ONES


@cache
def _foreign() -> Mapping[str, str]:
    """Give the English word for number words of other languages."""
    entries = [line.split() for line in lexicon("foreign_numbers")]
    return {word: english for english, *others in entries for word in others}


def spelled(words: Sequence[Word], text: str) -> tuple[Spelled, ...]:
    """Find the numbers written as words, in order. "A", "half a" and "and" belong to a number only inside one."""
    foreign = _foreign()
    if any(word.lower in foreign for word in words):
        words = [word._replace(lower=foreign.get(word.lower, word.lower)) for word in words]
    found: list[Spelled] = []
    i = 0
    while i < len(words):
        number = _number(words, text, i)
        if number is None:
            i += 1
            continue
        if found and _is_clipped(words, text, found[-1], number):
            found[-1] = Spelled(found[-1].value * 100 + number.value, found[-1].first, number.last, clipped=True)
        else:
            found.append(number)
        i = number.last + 1
    return tuple(found)


def _is_clipped(words: Sequence[Word], text: str, head: Spelled, tail: Spelled) -> bool:
    """Say whether "one" and "sixty" are one number said in two parts, and not "two twenty-minute calls"."""
    return (
        head.first == head.last
        and tail.first == head.last + 1
        and 1 <= head.value <= 9
        and 10 <= tail.value <= 99
        and words[head.first].lower in _UNITS
        and tail.value == int(tail.value)
        and _joined(words, text, tail.first)
        and text[words[tail.last].end : words[tail.last].end + 1] != "-"
    )


def _number(words: Sequence[Word], text: str, i: int) -> Spelled | None:
    """Read the longest cardinal that begins at word i."""
    first = i
    word = words[i].lower
    if word in _ONES:
        return Spelled(1.0, i, i) if _follows(words, text, i) in _OF_EACH else None
    if not (word in _SMALL or word in _OPENING):
        return None
    after = _follows(words, text, i)
    half = False
    if word == "half":
        article = after in ("a", "an")
        of = _follows(words, text, i + 1) if article else after
        if of in _PER_CENT:
            return Spelled(0.5, i, i + article)
        if of not in _HALVED:
            return None
        half, i = True, i + 1
        word = words[i].lower
    elif word in ("a", "an") and after not in _HALVED:
        return None
    total, group, seen, last = 0.0, 0.0, "", i
    if word in ("a", "an"):
        group, seen, i = 1, "a", i + 1
    elif half or (word == "hundred" and _is_bare_hundred(words, text, i)):
        group, seen = 1, "a"
    elif word not in _SMALL:
        return None
    begin = i
    while i < len(words) and i - first <= _MOST and (i == begin or _joined(words, text, i)):
        word = words[i].lower
        if word in _UNITS and seen in ("", "tens", "hundred", "scale", "and"):
            group, seen = group + _UNITS[word], "unit"
        elif word in _TEENS and seen in ("", "hundred", "scale", "and"):
            group, seen = group + _TEENS[word], "teen"
        elif word in _TENS and seen in ("", "hundred", "scale", "and"):
            group, seen = group + _TENS[word], "tens"
        elif word == "hundred" and seen in ("unit", "teen", "a", "tens") and 0 < group < 100:
            group, seen = group * 100, "hundred"
        elif word == "dozen" and seen in ("unit", "teen", "a", "tens"):
            group, seen = group * 12, "unit"
        elif word in _SCALES and seen not in ("", "and", "scale"):
            total, group, seen = total + group * _SCALES[word], 0.0, "scale"
        elif word == "and" and seen in ("hundred", "scale") and _follows(words, text, i) in _SMALL:
            seen = "and"
            i += 1
            continue
        elif word == "and" and seen in ("unit", "teen", "tens") and (part := _part_after(words, text, i)) is not None:
            group, last, seen, i = group + part[0], part[1], "unit", part[1] + 1
            continue
        elif word == "point" and seen in ("unit", "teen", "tens") and _follows(words, text, i) in _SMALL:
            decimals, i = _decimals(words, text, i + 1)
            group, last, seen = float(f"{group:.0f}.{decimals}"), i, "point"
            i += 1
            continue
        else:
            break
        last, i = i, i + 1
    value = total + group
    if seen in ("", "a"):
        return None
    return Spelled(value / 2 if half else value, first, last)


def _is_bare_hundred(words: Sequence[Word], text: str, i: int) -> bool:
    """Say whether "hundred" means a hundred: "hundred and forty", "hundred per cent", not "a few hundred"."""
    after = _follows(words, text, i)
    if i and (words[i - 1].lower in _VAGUE or words[i - 1].text[-1].isdigit()):
        return False
    return after in _PER_CENT or (after == "and" and _follows(words, text, i + 1) in _SMALL)


_ENDINGS = {("a", "half"): 0.5, ("one", "half"): 0.5, ("a", "quarter"): 0.25, ("three", "quarters"): 0.75}


def _part_after(words: Sequence[Word], text: str, i: int) -> tuple[float, int] | None:
    """Read "and a half", "and a quarter", or "and half" where that is no half of something: value and last word."""
    after, then = _follows(words, text, i), _follows(words, text, i + 1)
    value = _ENDINGS.get((after, then))
    if value is not None:
        return value, i + 2
    return (0.5, i + 1) if after == "half" and then not in ("of", "a", "an", "the") else None


def _decimals(words: Sequence[Word], text: str, i: int) -> tuple[str, int]:
    """Read what follows "point": digit words one by one, or one number below a hundred."""
    digits = ""
    last = i
    while i < len(words) and words[i].lower in _UNITS and len(digits) < 6 and (not digits or _joined(words, text, i)):
        digits, last, i = digits + str(_UNITS[words[i].lower]), i, i + 1
    if not digits:
        value = _SMALL[words[i].lower]
        if value in _TENS.values() and _follows(words, text, i) in _UNITS:
            i += 1
            value += _UNITS[words[i].lower]
        digits, last = str(value), i
    return digits, last


def _follows(words: Sequence[Word], text: str, i: int) -> str:
    """Give the word after word i, empty where more than a blank or a hyphen lies between."""
    return words[i + 1].lower if i + 1 < len(words) and _joined(words, text, i + 1) else ""


def _joined(words: Sequence[Word], text: str, i: int) -> bool:
    gap = text[words[i - 1].end : words[i].start]
    return gap in (" ", "-", "\u2010", "\u2011", "\u00a0", "\n")
