"""Plain words: those that name nothing anybody could measure, told from names and nouns."""

from functools import cache

from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import Phrase
from assistant.language.words import words


def is_named(phrase: Phrase) -> bool:
    """Say whether a phrase holds a word that could name something measured."""
    return any(is_named_word(word) for word in phrase.text.split())


def is_named_word(word: str) -> bool:
    """Say whether a word is a noun or name rather than one of the small or plain words."""
    return word.lower() not in _plain()


def points_back(said: str) -> bool:
    """Say whether a sentence begins by pointing back: it, that, they, we."""
    first = next(iter(words(said[:40])), None)
    return first is not None and first.lower in vocabulary("back")


@cache
def _plain() -> frozenset[str]:
    linked = frozenset(["of", "the", "a", "an", "in", "on", "for", "to", "with", "at", "by", "and", "or"])
    return vocabulary("common") | vocabulary("generic") | vocabulary("stops") | vocabulary("saying") | linked
