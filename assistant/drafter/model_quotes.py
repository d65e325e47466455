"""Finds where in the sources a model's quote stands: exactly, or at the one place it can mean."""

import re
from collections.abc import Iterable, Iterator

from assistant.drafter.model_schema import Cited
from assistant.drafter.model_sources import Source, Sources
from assistant.evidence.pieces import LONGEST
from assistant.evidence.sought import spelled
from assistant.language.words import words
from assistant.okr import Quote

_SHORTEST = 6
_ELLIPSIS = re.compile(r"\s*(?:\.\.\.+|…|\[…\])\s*")
_NUMBER = re.compile(r"\d+")
_ALIKE = 0.8  # share of a quote's words that the line it names must hold


def located(cited: Iterable[Cited], sources: Sources) -> tuple[Quote, ...]:
    """Find each quote; what cannot be found is left out. No quote is longer than 400 characters, none comes twice."""
    found: dict[Quote, None] = {}
    for one in cited:
        for quote in _located(one, sources):
            found[quote] = None
    return tuple(found)


def _located(cited: Cited, sources: Sources) -> Iterator[Quote]:
    every = (*sources.notes, *sources.passages)
    named = [source for source in every if source.name == cited.source.strip().upper()]
    others = [source for source in every if source not in named]
    text = _ELLIPSIS.sub("…", cited.text.strip().strip("\"“”'‘’").strip("… "))
    for part in [text] if "…" not in text else [text, *text.split("…")]:
        if len(part.strip()) < _SHORTEST:
            continue
        for group in (named, others):
            places = [place for source in group for place in _places(source, part, cited.line)]
            if len(places) == 1:
                yield _cut(*places[0])
                break
    for source in named:
        if cited.line is not None and not _is_there(source, text):
            yield from _meant(source, text, cited.line)


def _is_there(source: Source, text: str) -> bool:
    return any(True for part in text.split("…") for _ in _places(source, part, None))


def _places(source: Source, part: str, line: int | None) -> list[tuple[Source, int, int]]:
    """Give where a text stands, word for word or else in other letters and blanks; of several, those in the line."""
    spans = spelled(source.text, part)
    if len(spans) > 1 and line is not None:
        spans = [span for span in spans if _in_line(source, span, line)] or spans
    return [(source, start, end) for start, end in spans]


def _in_line(source: Source, span: tuple[int, int], number: int) -> bool:
    return any(line.number == number and line.start <= span[0] < line.end for line in source.lines)


def _meant(source: Source, text: str, number: int) -> Iterator[Quote]:
    """Take the line that a quote names, if it holds the quote's numbers and nearly all of its words."""
    said = {word.lower for word in words(text)}
    for line in source.lines:
        if line.number == number and said:
            piece = source.text[line.start : line.end]
            held = {word.lower for word in words(piece)}
            if len(said & held) >= _ALIKE * len(said) and set(_NUMBER.findall(text)) <= set(_NUMBER.findall(piece)):
                yield _cut(source, line.start, line.end)


def _cut(source: Source, start: int, end: int) -> Quote:
    """Make a quote without blanks round it, cut at a word where it is too long."""
    piece = source.text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if end - start > LONGEST:
        blank = source.text.rfind(" ", start, start + LONGEST)
        end = blank if blank > start else start + LONGEST
    return source.quote(start, end)


def overlap(one: Quote, other: Quote) -> bool:
    """Say whether two quotes share a piece of one document."""
    return one.document == other.document and one.start < other.end and other.start < one.end
