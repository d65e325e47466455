"""Plain words: those that name nothing anybody could measure, told from names and nouns."""

import re
from functools import cache

from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import Phrase
from assistant.language.words import words

_IN_THE_END = re.compile(
    r"(?:(?:after|following) (?:(?:a|the|some|long|much|more|that|this|short|brief) )*"
    r"(?:discussions?|debates?|talks?|talking|back and forth|arguments?)|in the end|at the end|finally|eventually|later"
    r"|anyway|then|so|ok|okay|afterwards)[, ]+(?:on )?",
    re.IGNORECASE,
)


def is_named(phrase: Phrase) -> bool:
    """Say whether a phrase holds a word that could name something measured."""
    return any(is_named_word(word) for word in phrase.text.split())


def is_named_word(word: str) -> bool:
    """Say whether a word is a noun or name rather than one of the small or plain words."""
    return word.lower() not in _plain()


def points_back(said: str) -> bool:
    """Say whether a sentence begins by pointing back: it, that, they, we; also behind "after some discussion"."""
    begin = match.end() if (match := _IN_THE_END.match(said)) is not None else 0
    firsts = [next(iter(words(said[at : at + 40])), None) for at in (0, begin)]
    return any(first is not None and first.lower in vocabulary("back") for first in firsts)


@cache
def _plain() -> frozenset[str]:
    linked = frozenset(["of", "the", "a", "an", "in", "on", "for", "to", "with", "at", "by", "and", "or"])
    return vocabulary("common") | vocabulary("generic") | vocabulary("stops") | vocabulary("saying") | linked
