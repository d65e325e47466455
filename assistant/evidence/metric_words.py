"""The words by which two texts are told to speak of one metric."""

import re
from functools import cache

from assistant.evidence.facts import Fact
from assistant.language.calendar_words import MONTHS
from assistant.language.words import direction_of, lexicon, stem, words

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = frozenset({"s"})


def stems(name: str) -> frozenset[str]:
    """Give the stems of the words that carry meaning, for comparing two names."""
    return frozenset(stem(word) for word in _weighty(name))


def meaning(text: str) -> frozenset[str]:
    """Give the stems of the words that say what is measured: no numbers, no months, no verbs of direction."""
    return frozenset(
        stem(word)
        for word in _weighty(text)
        if not word.isdecimal() and word not in MONTHS and direction_of(word) is None
    )


def _weighty(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _empty()]


@cache
def _empty() -> frozenset[str]:
    return frozenset((*lexicon("trailing"), *lexicon("statistics")))


def called(text: str) -> frozenset[str]:
    """Give the words by which notes may call what a sentence measures: its own, and the initials of its phrases."""
    initials = [word.lower[0] for word in words(text)]
    runs = ("".join(initials[i : i + size]) for size in (3, 4, 5) for i in range(len(initials) - size + 1))
    return meaning(text) | frozenset(runs)


def likeness(fact: Fact, said: frozenset[str]) -> float:
    """Say how much of a fact's metric, whose owner aside, a key result's words name, from 0 to 1."""
    named = stems(fact.metric)
    own = named - meaning(fact.owner) - _POSSESSIVE if fact.owner else named
    named = own or named
    return len(named & said) / len(named) if named else 0.0
