"""Runs: the stretches of letters and of digits in a text, where a scanner can begin."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

_NEAR = " \u00a0~≈.'’"
_RUN = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Runs:
    """Starts and ends of every run of digits, and of letters by what they say."""

    digits: tuple[tuple[int, int], ...]
    letters: tuple[tuple[int, str], ...]
    said: frozenset[str]

    def starts(self, triggers: AbstractSet[str]) -> list[int]:
        """Give where the words of a set begin, in order."""
        if triggers.isdisjoint(self.said):
            return []
        return [start for start, word in self.letters if word in triggers]


@lru_cache(maxsize=32)
def runs(lower: str) -> Runs:
    """Divide a text in small letters into runs."""
    digits: list[tuple[int, int]] = []
    letters: list[tuple[int, str]] = []
    for match in _RUN.finditer(lower):
        run = match[0]
        if run.isalpha():
            letters.append((match.start(), run))
        else:
            digits.append(match.span())
    return Runs(tuple(digits), tuple(letters), frozenset(word for _, word in letters))


def word_before(lower: str, at: int) -> str:
    """Give the letters that end right before a place, blanks and signs of nearness left out; empty for none."""
    piece = lower[max(0, at - 24) : at].rstrip(_NEAR)
    start = len(piece)
    while start and piece[start - 1].isalpha():
        start -= 1
    return piece[start:]
