"""Cuts a document into passages at its own bounds: headings, paragraphs, turns, list items, sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.headings import headings

TARGET = 900  # characters of a usual passage: a few turns or one short section
LONGEST = 1150  # nothing is longer
_SHORTEST = 450  # a cut leaves at least this much behind it

# Bounds from the best to the worst; a worse one is taken only where it lies nearer to TARGET by its handicap.
_BOUNDS = (
    (re.compile(r"(?<!:)\n[ \t\r]*\n"), 0),  # a paragraph ends
    (
        re.compile(r"\n(?=[ \t]*(?:[-*+•|>]|\d{1,3}[.)]|[^\s:][^:\n]{0,39}:[ \t]))"),
        150,
    ),  # a turn, item or row begins
    (re.compile(r"(?<=[.!?…])\s*\n"), 200),  # a line ends with its sentence
    (re.compile(r"[.!?…][\"')\]”’]?\s"), 350),  # a sentence ends
    (re.compile(r"\n"), 500),
    (re.compile(r"\s"), 900),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage as cut: `[start, end)` in the text, and the path of headings above it, outermost first."""

    start: int
    end: int
    heading: str


def split(text: str) -> list[Piece]:
    """Cut a text into pieces of about TARGET characters. They never overlap and leave out only white space."""
    return [
        Piece(start, end, heading)
        for section_start, section_end, heading in _sections(text)
        for start, end in _pieces(text, section_start, section_end)
    ]


def _sections(text: str) -> Iterator[tuple[int, int, str]]:
    """Give what lies under each heading, the heading itself included; headings with nothing below go with the next."""
    start, path, content = 0, "", 0
    for heading in headings(text):
        if text[content : heading.start].strip():
            yield start, heading.start, path
            start = heading.start
        path, content = heading.path, heading.end
    yield start, len(text), path


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        cut = end if end - start <= LONGEST else _cut(text, start)
        first, last = _trimmed(text, start, cut)
        if first < last:
            yield first, last
        start = cut


def _cut(text: str, start: int) -> int:
    """Find the best bound in a window after `start`; a text without any is cut at LONGEST."""
    window = text[start : start + LONGEST]
    best, least = LONGEST, 2 * LONGEST
    for bound, handicap in _BOUNDS:
        if handicap >= least:  # none of what follows can be better
            break
        ends = [match.end() for match in bound.finditer(window, _SHORTEST)]
        for near in ends[max(0, bisect_right(ends, TARGET) - 1) :][:2]:
            cost = handicap + abs(near - TARGET)
            if cost < least:
                best, least = near, cost
    return start + best


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
