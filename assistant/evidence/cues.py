"""Cues: words that tell what a number or a sentence is for, kept as data in `lexicons/`."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from assistant.language.words import Word, listed, words

_STATUS = (
    "target",
    "guard",
    "current",
    "stated",
    "past",
    "was",
    "reject",
    "dead",
    "accept",
    "unsure",
    "theirs",
    "rivals",
    "same_date",
    "all_dates",
)
_BETWEEN = frozenset(" -\u00a0\u2010\u2011\n\r\t")

_Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase found in a text at `start:end`; `kind` is the name of its word list."""

    kind: str
    start: int
    end: int


@cache
def entries(name: str) -> tuple[str, ...]:
    """Give the entries of a word list in `lexicons/`, in small letters and in order."""
    return listed(resources.files(__package__) / "lexicons" / f"{name}.txt")


@cache
def vocabulary(name: str) -> frozenset[str]:
    """Give a word list as a set, for looking up single words and whole phrases."""
    return frozenset(entries(name))


@cache
def _phrases(names: tuple[str, ...]) -> dict[str, list[tuple[_Words, list[str]]]]:
    """Arrange the phrases of some lists by their first word, longest first."""
    kinds: dict[_Words, list[str]] = {}
    for name in names:
        for entry in entries(name):
            kinds.setdefault(tuple(word.lower for word in words(entry)), []).append(name)
    by_first: dict[str, list[tuple[_Words, list[str]]]] = {}
    for phrase, found in sorted(kinds.items(), key=lambda item: (-len(item[0]), item[0])):
        by_first.setdefault(phrase[0], []).append((phrase, found))
    return by_first


def cues(text: str, names: tuple[str, ...] = _STATUS) -> tuple[Cue, ...]:
    """Find the phrases of some word lists in a text, in order: the longest at each place, once for each list it is in.

    A longer phrase hides the shorter ones inside it, so that "not agreed" is never taken for "agreed".
    """
    by_first = _phrases(names)
    found: list[Cue] = []
    tokens = words(text)
    beyond = 0
    for i, token in enumerate(tokens):
        if token.lower not in by_first or i < beyond:
            continue
        after = tokens[i + 1].lower if i + 1 < len(tokens) else None
        for phrase, kinds in by_first[token.lower]:
            if len(phrase) == 1 or (phrase[1] == after and _stands(phrase, tokens, i, text)):
                beyond = i + len(phrase)
                found.extend(Cue(kind, token.start, tokens[beyond - 1].end) for kind in kinds)
                break
    return tuple(found)


def _stands(phrase: _Words, tokens: tuple[Word, ...], i: int, text: str) -> bool:
    if i + len(phrase) > len(tokens):
        return False
    for offset in range(1, len(phrase)):
        before, token = tokens[i + offset - 1], tokens[i + offset]
        if token.lower != phrase[offset] or not _BETWEEN.issuperset(text[before.end : token.start]):
            return False
    return True
