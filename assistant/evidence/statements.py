"""Statements: the sentences of a note, each with its numbers, changes, dates and cues, and where its clauses part."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.evidence.blocks import Block
from assistant.evidence.cues import Cue, cues
from assistant.language.changes import changes
from assistant.language.dates import deadlines
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Change, Deadline, Pair, Quantity
from assistant.language.sentences import sentences

_CLAUSE = re.compile(
    r"[,;](?=\s)|:(?=\s|$)|[()\[\]]|\s[-\u2013\u2014]{1,2}\s|\u2014|\s\|\s|\s//\s|\s\u00b7\s|\.\s|\s{3,}|\t|\s(?:full stop|comma|semicolon|new line|new paragraph)(?=\s|$)"
    r"|\s(?:but|so|then|while|whereas|though|although|because|unless|except|otherwise|yet|und|aber|mais|pero)(?=\s)"
    r"|\sand(?=\s(?:i|we|you|they|he|she|it|our|their|the|that|this|want|wants|need|needs|must|should|now|then|not)\s)",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?:half|third|quarter|fifth|tenth|two thirds|three quarters)", re.IGNORECASE)


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

    def clause_at(self, place: int) -> int:
        """Give the number of the clause that holds a place."""
        for number, (_, end) in enumerate(self.clauses):
            if place < end:
                return number
        return len(self.clauses) - 1


def statements(text: str, block: Block, as_of: date, fiscal_start: int = 1) -> tuple[Statement, ...]:
    """Give the sentences of a block in order, with everything in them that the readers of language know."""
    said = text[block.start : block.end]
    at = block.start
    found_pairs = pairs(said)
    found_changes = changes(said)
    numbers = quantities(said)
    dues = deadlines(said, as_of, fiscal_start)
    marks = cues(said)
    result = []
    for start, end in sentences(said):
        clauses = _clauses(said, start, end)
        values = _values(said, start, end, clauses, found_pairs, found_changes, numbers)
        result.append(
            Statement(
                at + start,
                at + end,
                block,
                said[start:end],
                said[start:end].rstrip("\"'\u201d)").endswith("?"),
                tuple((at + s, at + e) for s, e in clauses),
                tuple(Value(at + v.start, at + v.end, v.clause, v.quantity, v.pair, v.change, at) for v in values),
                tuple(
                    Deadline(d.due, d.text, at + d.start, at + d.end, d.led) for d in dues if start <= d.start < end
                ),
                tuple(Cue(c.kind, at + c.start, at + c.end) for c in marks if start <= c.start and c.end <= end),
            )
        )
    return tuple(result)


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
    start: int,
    end: int,
    clauses: tuple[tuple[int, int], ...],
    found_pairs: tuple[Pair, ...],
    found_changes: tuple[Change, ...],
    numbers: tuple[Quantity, ...],
) -> list[Value]:
    def clause(place: int) -> int:
        return next((number for number, (_, stop) in enumerate(clauses) if place < stop), len(clauses) - 1)

    values = [
        Value(pair.start, pair.end, clause(pair.start), pair=pair)
        for pair in found_pairs
        if start <= pair.start and pair.end <= end
    ]
    taken = [(value.start, value.end) for value in values]
    for change in found_changes:
        if start <= change.start and change.end <= end and not _within(change.start, change.end, taken):
            values.append(Value(change.start, change.end, clause(change.start), change=change))
            taken.append((change.start, change.end))
    for number in numbers:
        if start <= number.start and number.end <= end and not _within(number.start, number.end, taken):
            values.append(Value(number.start, number.end, clause(number.start), quantity=_share(said, number)))
    return sorted(values, key=lambda value: value.start)


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _share(said: str, number: Quantity) -> Quantity:
    """Read "a third of the forms" as per cent."""
    words = said[number.bare[0] : number.bare[1]]
    if number.unit is None and 0 < number.value < 1 and _FRACTION.search(words):
        return Quantity(round(number.value * 100, 2), "%", number.start, number.end, number.bare, number.comparator)
    return number
