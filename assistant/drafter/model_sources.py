"""What a model is given to read and to cite: notes in numbered lines, passages, and facts, each under a short name."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.drafter.material import Material
from assistant.evidence.facts import Evidence, Fact, Status
from assistant.okr import Quote

_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 400  # characters of a numbered line; a longer one is cut where a sentence or a word ends
_CUTS = (re.compile(r"[.!?;]\s"), re.compile(r"\s"))
_AROUND = 1  # lines given before and after one that matters, where the notes do not fit
_SIDE = 8  # characters that a line's number takes
_KEPT = "\t\u200c\u200d"
_DEAD: tuple[Status, ...] = ("rejected", "superseded", "past", "other_team")


@dataclass(frozen=True, slots=True)
class Line:
    """A numbered piece of a source: `text[start:end]`; numbers count from 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text under the name a model cites it by. `offset`: where the text begins in its document."""

    name: str
    document: str
    text: str
    offset: int
    lines: tuple[Line, ...]

    def quote(self, start: int, end: int) -> Quote:
        """Give a piece of the text as a quote of its document."""
        return Quote(self.document, self.offset + start, self.offset + end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything one request may cite; facts that may be used come before those that may not."""

    notes: tuple[Source, ...]
    passages: tuple[Source, ...]
    facts: Mapping[str, Fact]


def is_dead(fact: Fact) -> bool:
    """Say whether a fact's numbers must not be used: refused, replaced, over, or another team's."""
    return fact.status in _DEAD


def sources_of(material: Material) -> Sources:
    """Name and number what a material holds. The same material gives the same names."""
    facts = [fact for evidence in material.evidence for fact in evidence.facts]
    facts.sort(key=lambda fact: ("goal", "observation", *_DEAD).index(fact.status))
    return Sources(
        note_sources(material.evidence),
        tuple(
            Source(f"P{number}", passage.document, passage.text, passage.start, ())
            for number, passage in enumerate(material.passages, 1)
        ),
        {f"F{number}": fact for number, fact in enumerate(facts, 1)},
    )


def note_sources(evidence: Sequence[Evidence]) -> tuple[Source, ...]:
    """Name the notes and number their lines."""
    return tuple(
        Source(f"N{number}", one.document, one.text, 0, tuple(_lines(one.text)))
        for number, one in enumerate(evidence, 1)
    )


def _lines(text: str) -> Iterator[Line]:
    number = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end:
            cut = end if end - start <= _LONGEST else _cut(text, start)
            if text[start:cut].strip():
                number += 1
                yield Line(number, start, cut)
            start = cut


def _cut(text: str, start: int) -> int:
    window = text[start : start + _LONGEST]
    for mark in _CUTS:
        ends = [match.end() for match in mark.finditer(window, _LONGEST // 4)]
        if ends:
            return start + ends[-1]
    return start + _LONGEST


def chosen_lines(sources: Sources, evidence: Sequence[Evidence], room: int) -> dict[str, tuple[Line, ...]]:
    """Choose the lines of each note that fit into `room` characters: all of them, else those round what was found."""
    size = {source.name: sum(size_of(line) for line in source.lines) for source in sources.notes}
    if sum(size.values()) <= room:
        return {source.name: source.lines for source in sources.notes}
    picked: dict[str, dict[int, Line]] = {source.name: {} for source in sources.notes}
    for source, number in _wanted(sources.notes, evidence):
        line = source.lines[number]
        if number not in picked[source.name] and size_of(line) <= room:
            picked[source.name][number] = line
            room -= size_of(line)
    return {name: tuple(lines[number] for number in sorted(lines)) for name, lines in picked.items()}


def size_of(line: Line) -> int:
    """Say how many characters a numbered line takes."""
    return line.end - line.start + _SIDE


def _wanted(notes: Sequence[Source], evidence: Sequence[Evidence]) -> Iterator[tuple[Source, int]]:
    """Give places of lines, what matters most first: goals and decisions, then the rest, then the beginnings."""
    found: list[tuple[int, Source, Quote]] = []
    for source, one in zip(notes, evidence, strict=True):
        for fact in one.facts:
            found += [(0 if fact.status == "goal" else 2, source, quote) for quote in fact.quotes]
        found += [(0, source, quote) for quote in one.priorities]
        found += [(1, source, quote) for conflict in one.conflicts for quote in conflict.quotes]
        found += [(3, source, quote) for quote in (*one.feature_requests, *one.wishes)]
    found = sorted((each for each in found if each[2].document == each[1].document), key=lambda each: each[0])
    begins = {source.name: [line.start for line in source.lines] for source in notes}
    for around in (0, _AROUND):
        for _, source, quote in found:
            starts = begins[source.name]
            first = max(0, bisect_right(starts, quote.start) - 1 - around)
            last = bisect_right(starts, max(quote.start, quote.end - 1)) + around
            yield from ((source, number) for number in range(first, min(last, len(source.lines))))
    for source in notes:
        yield from ((source, number) for number in range(len(source.lines)))


def visible(text: str) -> str:
    """Replace what a reader cannot see and a model may obey: controls, tags, marks of direction, half characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen(letter) for letter in text)


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in _KEPT or kind not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return letter
    return "\ufffd" if kind in ("Cs", "Co", "Cn") else " " if kind in ("Cc", "Zl", "Zp") else ""
