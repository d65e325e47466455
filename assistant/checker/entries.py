"""Entries of a list of words, put in order so that they are found in a sentence in one walk over its words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.checker.pattern import ANY_WORD, AT_START, NUMBER, REST
from assistant.language.words import Word, words

_DIGITS = tuple("0123456789")
_NUMBER_PARTS = 4


@dataclass(frozen=True, slots=True)
class Entries:
    """`firsts` are the first words of plain entries; `openings` maps them to the second and the rest.

    `loose` are entries with a sign that stands for more than one word, longest first; a word that none of `starts`
    begins cannot be their first.
    """

    firsts: frozenset[str]
    openings: Mapping[str, Mapping[str, tuple[tuple[str, ...], ...]]]
    loose: tuple[tuple[str, ...], ...]
    starts: tuple[str, ...]

    @classmethod
    def of(cls, written: Iterable[str]) -> "Entries":
        """Read entries: words in any case, a hyphen as a space, ^ only at a sentence's beginning.

        Such as `expand` of a pattern gives may hold its signs, too.
        """
        plain, loose = [], set()
        for entry in written:
            if any(sign in entry for sign in (REST, NUMBER)):
                loose.add(tuple(entry.split()))
            else:
                plain.append(entry)
        openings = _openings(plain)
        firsts = {one[0].removeprefix(AT_START).removesuffix(REST) for one in loose}
        starts = (start for first in firsts for start in (_DIGITS if first == NUMBER else (first,)))
        return cls(
            firsts=frozenset(first.removeprefix(AT_START) for first in openings),
            openings=openings,
            loose=tuple(sorted(loose, key=lambda one: (-len(one), one))),
            starts=tuple(sorted(starts)),
        )

    def are_absent(self, lowers: frozenset[str]) -> bool:
        """Say whether none can be in a sentence, by its words in lower case."""
        return not self.starts and self.firsts.isdisjoint(lowers)

    def find(self, said: tuple[Word, ...]) -> tuple[int, int] | None:
        """Give where the first entry stands in a sentence's text."""
        for i, word in enumerate(said):
            seconds = self.openings.get(word.lower)
            if seconds is None and i == 0:
                seconds = self.openings.get(AT_START + word.lower)
            end = 0 if seconds is None else _end_of_plain(seconds, said, i)
            if self.starts and word.lower.startswith(self.starts):
                end = max(end, self._end_of_loose(said, i))
            if end:
                return word.start, said[end - 1].end
        return None

    def _end_of_loose(self, said: tuple[Word, ...], at: int) -> int:
        return next((end for entry in self.loose if (end := _end(entry, said, at))), 0)


def _openings(entries: Iterable[str]) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    openings: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for entry in entries:
        said = [word.lower for word in words(entry)]
        if not said:
            continue
        first, *rest = said
        mark = AT_START if entry.startswith(AT_START) else ""
        second, *tail = rest or ("",)
        openings.setdefault(mark + first, {}).setdefault(second, []).append(tuple(tail))
    return {
        first: {second: tuple(sorted(tails, key=len, reverse=True)) for second, tails in seconds.items()}
        for first, seconds in openings.items()
    }


def _end_of_plain(seconds: Mapping[str, tuple[tuple[str, ...], ...]], said: tuple[Word, ...], at: int) -> int:
    """Give the number of words up to the end of the entry that begins at a word, 0 where none does."""
    second = said[at + 1].lower if at + 1 < len(said) else ""
    for tail in seconds.get(second, ()) if second else ():
        end = at + 2 + len(tail)
        if tuple(each.lower for each in said[at + 2 : end]) == tail:
            return end
    return at + 1 if "" in seconds else 0


def _end(entry: tuple[str, ...], said: tuple[Word, ...], at: int) -> int:
    """Give the number of words up to the end of an entry with signs that begins at a word, 0 where it does not."""
    if entry[0].startswith(AT_START):
        if at:
            return 0
        entry = (entry[0].removeprefix(AT_START), *entry[1:])
    for token in entry:
        if at == len(said) or not _says(token, said[at].lower):
            return 0
        at += 1
        # Bounded, so that a text of nothing but digits and points takes no more time than another.
        last = min(len(said), at + _NUMBER_PARTS) if token == NUMBER else at
        while at < last and _goes_on(said[at - 1], said[at]):
            at += 1
    return at


def _says(token: str, lower: str) -> bool:
    if token == ANY_WORD:
        return True
    if token == NUMBER:
        return lower.startswith(_DIGITS)
    return lower.startswith(token[:-1]) if token.endswith(REST) else lower == token


def _goes_on(word: Word, after: Word) -> bool:
    """Say whether a number goes on behind a point or comma: 4.5, 1,000."""
    return after.lower.startswith(_DIGITS) and after.start == word.end + 1
