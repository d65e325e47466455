"""Long notes in windows that a model can read, each with the last lines of the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafter.model_sources import Line, Source, size_of
from assistant.evidence.claims import Span

_OVERLAP = 0.1  # share of a window that the next one repeats


@dataclass(frozen=True, slots=True)
class Window:
    """What one request reads: lines of one or more notes."""

    lines: tuple[tuple[Source, tuple[Line, ...]], ...]

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Give which part of each document it covers."""
        for source, lines in self.lines:
            yield source.document, (lines[0].start, lines[-1].end)


def windows(notes: Sequence[Source], room: int) -> tuple[Window, ...]:
    """Part notes into windows of at most `room` characters; all in one where they fit."""
    every = [(source, line) for source in notes for line in source.lines]
    found: list[Window] = []
    first = 0
    while first < len(every):
        last, left = first, room
        while last < len(every) and (last == first or size_of(every[last][1]) <= left):
            left -= size_of(every[last][1])
            last += 1
        found.append(_window(every[first:last]))
        if last == len(every):
            break
        first = max(first + 1, _back(every, last, int(room * _OVERLAP)))
    return tuple(found)


def _back(every: Sequence[tuple[Source, Line]], last: int, room: int) -> int:
    """Give the first line of those before a place that fit into a room."""
    while last > 0 and size_of(every[last - 1][1]) <= room:
        room -= size_of(every[last - 1][1])
        last -= 1
    return last


def _window(lines: Sequence[tuple[Source, Line]]) -> Window:
    by_source: dict[str, tuple[Source, list[Line]]] = {}
    for source, line in lines:
        by_source.setdefault(source.name, (source, []))[1].append(line)
    return Window(tuple((source, tuple(held)) for source, held in by_source.values()))
