"""Fractions in words: "half", "a third", "two thirds", "three quarters"."""

from typing import NamedTuple

from assistant.language.patterns import pattern
from assistant.language.runs import runs


class Fraction(NamedTuple):
    """A fraction in words: `value` between 0 and 1."""

    value: float
    start: int
    end: int


_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_COUNTS |= {"1": 1, "2": 2, "3": 3}
_ORDINALS = {
    f"{word}{ending}": count
    for word, count in (("zweite", 2), ("dritte", 3), ("vierte", 4), ("fünfte", 5), ("achte", 8), ("zehnte", 10))
    for ending in ("", "n", "r", "s")
}
_WORDS = frozenset({"second", *_ORDINALS} | {form for word in _PARTS for form in (word, f"{word}s")})
_TIMES = (
    r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?|years?|sprints?|times?|mornings?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|meetings?|releases?|sessions?)"
)
_FRACTIONS = pattern(
    r"(?<![^\W_])(?:(?P<half>(?:(?:a|one|1)[ -])?half(?! (?:an?|per ?cent|percentage|point|million|billion|dozen)\b))"
    rf"|(?P<n>{'|'.join(_COUNTS)})[ -](?P<d>{'|'.join(_PARTS)})s?"
    rf"|jede[mnrs]? (?P<jede>{'|'.join(_ORDINALS)})"
    rf"|every (?P<each>second|{'|'.join(list(_PARTS)[1:])})(?= [a-z])(?! {_TIMES}))(?![^\W_])(?!-[a-z])"
)


def fractions(lower: str) -> list[Fraction]:
    """Find "half", "a third", "two thirds", "three quarters", whatever they are of."""
    found: list[Fraction] = []
    if _WORDS.isdisjoint(runs(lower).said):
        return found
    for match in _FRACTIONS.finditer(lower):
        part = _ORDINALS[match["jede"]] if match["jede"] else _PARTS.get(match["d"] or match["each"], 2)
        value = (_COUNTS[match["n"]] if match["n"] else 1) / part
        if value < 1:
            found.append(Fraction(round(value, 4), match.start(), match.end()))
    return found


# A fraction is a share of what it is "of", or, with a word such as "from" or "under" before it, of what was named.
_OF = pattern(r"[ \u00a0]of[ \u00a0](?!\d)")
_LED = pattern(
    r"(?<![^\W_])(?:(?P<bound>from|to|under|below|than|least|most|about|around|roughly|nearly|almost|like)|(?P<is>over"
    r"|above|is|are|was|were|expect|expects|want|wants|at|until|till))[ \u00a0](?:an? bit )?$"
)
_ENDED = pattern(
    r"[ \u00a0]*(?:[.,;:)!?\n(]|->|→|$)|[ \u00a0](?:to|from|by|until|till|in|at|this|next|today|now|and|or|is|are|if"
    r"|up|down|on|with|while|within|for|said|say|says)(?![^\W_])"
)
_NOW = pattern(r" (?:today|now|currently|at present|so far|last (?:year|quarter|month))(?![^\W_])")
# "A third are dormant", "a fifth is the aim"; "a third is planned" speaks of a third one.
_ARE = pattern(r" (?:are|were|is the|is our)(?![^\W_])")
_OPENS = pattern(r"(?:^|[.;:,(\n] ?|(?<![^\W_])(?:that|told|and|but|say|says) )$")
_PEOPLE = pattern(r" (?:the|our|their|all|my) (?:people|staff|team|[a-z]+[^\W\ds]s)(?![^\W_])")
_RATE = frozenset({"per", "once", "twice", "this", "each", "every"})


def is_share(lower: str, fraction: Fraction, last: str) -> bool:
    """Say whether a fraction is a value of its own, not a change ("by a third"); `last` is the word before it."""
    if lower.startswith(("every", "jede"), fraction.start):
        return True
    if last in _RATE:
        return False
    if _OF.match(lower, fraction.end):
        return _TODAY.match(lower, fraction.end) is None
    if _NOW.match(lower, fraction.end):
        return True
    if _ARE.match(lower, fraction.end) and _OPENS.search(lower, max(0, fraction.start - 8), fraction.start):
        return True
    if last != "in" and lower.startswith("half", fraction.start) and _PEOPLE.match(lower, fraction.end):
        return True
    if _ENDED.match(lower, fraction.end) is None:
        return False
    said = lower[fraction.start : fraction.end]
    if last != "by" and said.endswith("s") and not said.endswith("quarters"):
        return True
    led = _LED.search(lower, max(0, fraction.start - 20), fraction.start)
    if led is None:
        return False
    return led["bound"] is not None or said not in ("half", "a quarter", "one quarter")


_TODAY = pattern(
    r" of (?:today['’]s|the current|current|what (?:it|they|we)|last (?:year|quarter|month)['’]s)(?![^\W_])"
)
_SMALL = pattern(r" of an?(?= (?:per ?cent|percent|percentage|point|pp|second|minute)(?![^\W_]))")


def part_of_one(lower: str, fraction: Fraction) -> int | None:
    """Give where "a quarter of a" ends in "a quarter of a per cent"; null where the unit does not follow."""
    of = _SMALL.match(lower, fraction.end)
    return of.end() if of is not None else None


def part_of_today(lower: str, fraction: Fraction) -> int | None:
    """Give where "of today's" ends in "a third of today's 27"; null where a fraction is not of today's value."""
    today = _TODAY.match(lower, fraction.end)
    return today.end() if today is not None else None
