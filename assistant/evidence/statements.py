"""Statements: the sentences of a note, each with its numbers, changes, dates and cues, and where its clauses part."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from assistant.evidence.blocks import Block
from assistant.evidence.cues import Cue, cues
from assistant.language.changes import changes
from assistant.language.dates import deadlines
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Change, Deadline, Pair, Quantity
from assistant.language.sentences import sentences

_CLAUSE = re.compile(
    r"[,;](?=\s)|:(?=\s|$)|[()\[\]]|\s[-\u2013\u2014]{1,2}\s|\u2014|\s\|\s|\s//\s|\s\u00b7\s|[.:]\*\*\s|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bFr)(?<!\bHr)(?<!\bNo)(?<!\bavg)(?<!\bapprox)\.\s|\s{3,}"
    r"|\t|\s(?:full stop|comma|semicolon|new line|new paragraph)(?=\s|$)"
    r"|\s(?:but|so|then|while|whereas|though|although|because|unless|except|otherwise|yet|und|aber|mais|pero)(?=\s)"
    r"|\sand(?=\s(?:i|we|you|they|he|she|it|our|their|the|that|this|want|wants|need|needs|must|should|now|then|not)\s)",
    re.IGNORECASE,
)
_LONGEST = 600
_CROWD = 24
_DAYS = re.compile(r"\s?(?:to|until|till|and|-|\u2013|bis|au|al|/)\s?\d", re.IGNORECASE)
_STOP = re.compile(
    r"(?<=[^\W_]{3})(?<!\bavg)(?<!\bmin)(?<!\bmax)(?<!\bapprox)(?<!\bincl)(?<!\best)(?<!\betc)(?<!\bexcl)(?<!\bacc)[.!?]\s+(?=[a-z])"
)
_FRACTION = re.compile(r"(?:half|third|quarter|fifth|tenth|two thirds|three quarters)", re.IGNORECASE)


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Spanned = TypeVar("_Spanned", bound=_Span)


@dataclass(frozen=True, slots=True)
class Value:
    """A number, a pair of numbers or a change at `start:end`, in the clause `clause` of its statement.

    Offsets inside `quantity`, `pair` and `change` count from `at`.
    """

    start: int
    end: int
    clause: int
    quantity: Quantity | None = None
    pair: Pair | None = None
    change: Change | None = None
    at: int = 0

    @property
    def first(self) -> tuple[float, str | None]:
        """The number it begins with, and the unit; nought for a change."""
        if self.pair is not None:
            return self.pair.baseline.value, self.pair.baseline.unit or self.pair.target.unit
        if self.quantity is not None:
            return self.quantity.value, self.quantity.unit
        return 0.0, None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence at `start:end`; offsets of all its parts count from the beginning of the note."""

    start: int
    end: int
    block: Block
    text: str
    question: bool
    clauses: tuple[tuple[int, int], ...]
    values: tuple[Value, ...]
    deadlines: tuple[Deadline, ...]
    cues: tuple[Cue, ...]
    as_of: date = date.max

    def clause_at(self, place: int) -> int:
        """Give the number of the clause that holds a place."""
        for number, (_, end) in enumerate(self.clauses):
            if place < end:
                return number
        return len(self.clauses) - 1


def statements(text: str, block: Block, as_of: date, fiscal_start: int) -> tuple[Statement, ...]:
    """Give the sentences of a block in order, with everything in them that the readers of language know."""
    said = text[block.start : block.end]
    at = block.start
    found_pairs = pairs(said)
    found_changes = changes(said)
    dues = deadlines(said, as_of, fiscal_start)
    numbers = [each for each in quantities(said) if not _begins_days(said, each, dues)]
    marks = cues(said)
    result = []
    for start, end in _pieces(said):
        clauses = _clauses(said, start, end)
        inside = (_between(found_pairs, start, end), _between(found_changes, start, end), _between(numbers, start, end))
        values = _values(said, clauses, *inside)
        result.append(
            Statement(
                at + start,
                at + end,
                block,
                said[start:end],
                said[start:end].rstrip("\"'\u201d)").endswith("?"),
                tuple((at + s, at + e) for s, e in clauses),
                tuple(Value(at + v.start, at + v.end, v.clause, v.quantity, v.pair, v.change, at) for v in values),
                tuple(Deadline(d.due, d.text, at + d.start, at + d.end, d.led) for d in _between(dues, start, end)),
                tuple(Cue(c.kind, at + c.start, at + c.end) for c in _between(marks, start, end)),
                as_of,
            )
        )
    return tuple(result)


def _begins_days(said: str, number: Quantity, dues: Sequence[Deadline]) -> bool:
    """Say whether a number is the first day of a span: the 3 of "3 to 12 February"."""
    written = said[number.start : number.end].rstrip(".")
    if (
        number.unit is not None
        or not written.isdigit()
        or not 1 <= number.value <= 31
        or _DAYS.match(said, number.end) is None
    ):
        return False
    return any(due.start - number.end <= 5 and due.start >= number.end and said[due.start].isdigit() for due in dues)


def _between(found: Sequence[_Spanned], start: int, end: int) -> Sequence[_Spanned]:
    """Give what begins between two places; `found` is in order."""
    first = bisect_left(found, start, key=lambda each: each.start)
    last = bisect_left(found, end, first, key=lambda each: each.start)
    return [each for each in found[first:last] if each.end <= end]


def _pieces(said: str) -> Iterator[tuple[int, int]]:
    """Give the sentences, those without an end cut at a blank, so that none is longer than a reader would follow."""
    for start, end in _parted(said):
        while end - start > _LONGEST:
            cut = said.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
            cut = start + _LONGEST if cut < 0 else cut
            yield start, cut
            start = cut
            while start < end and said[start].isspace():
                start += 1
        if start < end:
            yield start, end


def _parted(said: str) -> Iterator[tuple[int, int]]:
    """Give the sentences; those of somebody who writes no capitals end at a full stop after a word."""
    casual = said[:1].islower()
    for start, end in sentences(said):
        if casual:
            for stop in _STOP.finditer(said, start, end):
                yield start, stop.start() + 1
                start = stop.end()
        if start < end:
            yield start, end


def _clauses(said: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans = []
    begin = start
    for stop in _CLAUSE.finditer(said, start, end):
        cut = stop.start() if stop[0][0].isspace() or stop[0] in "([" else stop.end()
        if cut > begin:
            spans.append((begin, cut))
            begin = cut
    if begin < end or not spans:
        spans.append((begin, end))
    return tuple(spans)


def _values(
    said: str,
    clauses: tuple[tuple[int, int], ...],
    found_pairs: Sequence[Pair],
    found_changes: Sequence[Change],
    numbers: Sequence[Quantity],
) -> list[Value]:
    def clause(place: int) -> int:
        return next((number for number, (_, stop) in enumerate(clauses) if place < stop), len(clauses) - 1)

    values = [Value(pair.start, pair.end, clause(pair.start), pair=pair) for pair in found_pairs]
    taken = [(value.start, value.end) for value in values]
    for change in found_changes:
        if not _within(change.start, change.end, taken):
            values.append(Value(change.start, change.end, clause(change.start), change=change))
            taken.append((change.start, change.end))
    for number in numbers:
        if not _within(number.start, number.end, taken):
            values.append(Value(number.start, number.end, clause(number.start), quantity=_share(said, number)))
    return sorted(values, key=lambda value: value.start)[:_CROWD]


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _share(said: str, number: Quantity) -> Quantity:
    """Read "a third of the forms" as per cent."""
    words = said[number.bare[0] : number.bare[1]]
    if number.unit is None and 0 < number.value < 1 and _FRACTION.search(words):
        return Quantity(round(number.value * 100, 2), "%", number.start, number.end, number.bare, number.comparator)
    return number
