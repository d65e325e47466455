"""Verbs of direction: where a text says that a number goes up, goes down, stays or gets better."""

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from assistant.language.words import Direction, moving_words, words


class Verb(NamedTuple):
    """A word of direction: `place` among the words of the text; `leads` says that it stands where a verb stands.

    `direction` is null for a verb that only says "better".
    """

    lower: str
    place: int
    start: int
    end: int
    leads: bool
    direction: Direction | None


_LINKS = frozenset(
    {"and", "to", "will", "then", "we", "while", "which", "that", "should", "must", "also", "or", "by", "not", "can"}
    | {"is", "are", "be", "been", "being", "was", "were", "has", "have"}
    | {"never", "doesn't", "don't", "won't", "cannot", "can't", "mustn't"}
)
_STOPS = frozenset(".;!?\n\r")
_REACH = 14
# Nouns as often as verbs; before one of these words they name a metric: "ramp time from 6 to 4 months".
_NOUNS = frozenset({"boost", "climb", "dip", "drop", "fall", "gain", "jump", "lift", "ramp", "rise", "slip"})
_MEASURES = frozenset({"time", "times", "rate", "rates", "ratio", "share", "speed", "count"})


@lru_cache(maxsize=64)
def verbs(text: str) -> tuple[Verb, ...]:
    """Find the words of direction of a text, in order."""
    found = []
    tokens = words(text)
    moving = moving_words()
    for i, (_, lower, start, end) in enumerate(tokens):
        if lower not in moving:
            continue
        if lower in _NOUNS and i + 1 < len(tokens) and tokens[i + 1].lower in _MEASURES:
            continue
        last = tokens[i - 1] if i else None
        leads = (
            last is None
            or last.lower in _LINKS
            or (i == 1 and last.lower.endswith("ly"))
            or any(sign in ",;.:(•–—*|\n" or sign == "-" for sign in text[last.end : start] if sign != " ")
        )
        if last is not None and text[last.end : start] == "-":
            leads = False
        found.append(Verb(lower, i, start, end, leads, moving[lower]))
    return tuple(found)


def verb_before(text: str, at: int) -> Verb | None:
    """Find the verb of direction that governs what stands at a place: the nearest that leads, else the nearest."""
    known = verbs(text)
    if not known:
        return None
    place = bisect_left(known, at, key=_start)
    if place == 0:
        return None
    here = bisect_left(words(text), at, key=_word_start)
    nearest = None
    for verb in reversed(known[max(0, place - 4) : place]):
        if here - verb.place > _REACH or _is_parted(text, verb.end, at):
            break
        if verb.leads:
            return verb
        nearest = nearest or verb
    return nearest


def _is_parted(text: str, start: int, end: int) -> bool:
    """Say whether a sentence ends in between; a point inside a number ends none."""
    between = text[start:end]
    if _STOPS.isdisjoint(between):
        return False
    return any(sign in between for sign in ("\n", ";", "? ", "! ", ". "))


def _start(verb: Verb) -> int:
    return verb.start


def _word_start(word: tuple[str, str, int, int]) -> int:
    return word[2]
