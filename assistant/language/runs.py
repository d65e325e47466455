"""Runs: the stretches of letters and of digits in a text, where a scanner can begin."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from assistant.language.patterns import pattern

_NEAR = " \u00a0~≈.'’"
_RUN = pattern(r"\d+|[^\W\d_]+")


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
    said: set[str] = set()
    end = 0
    for run in _RUN.findall(lower):
        start = lower.find(run, end)
        end = start + len(run)
        if run.isalpha():
            letters.append((start, run))
            said.add(run)
        else:
            digits.append((start, end))
    return Runs(tuple(digits), tuple(letters), frozenset(said))


def word_before(lower: str, at: int) -> str:
    """Give the letters that end right before a place, blanks and signs of nearness left out; empty for none."""
    piece = lower[max(0, at - 24) : at].rstrip(_NEAR)
    last = piece.rpartition(" ")[2]
    if last.isalpha():
        return last
    start = len(piece)
    while start and piece[start - 1].isalpha():
        start -= 1
    return piece[start:]
