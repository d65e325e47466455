"""Governing: the day that a cell, a column, a heading or a sentence about all of them gives to goals without one."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues
from assistant.evidence.facts import Fact
from assistant.evidence.layout import Layout
from assistant.evidence.tables import Row, Table
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.quantity import Deadline
from assistant.language.sentences import sentences
from assistant.okr import Quote

Due = tuple[date | None, str]

_AIMED = re.compile(r"target|goal|aim|plan|next|ziel|objetivo|objectif|cible|meta|commit", re.IGNORECASE)
_QUARTER = re.compile(r"(?<![^\W_])(?:end )?([qh][1-4])(?:[ _'\u2019-]*(?:20)?(\d\d))?(?![^\W_])", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:all|every|each|both)(?: (?:of|the|our|these|those|other))*(?: (?:targets?|goals?|numbers?|key results?|krs?"
    r"|figures?|rows?|lines?|columns?|of (?:them|it|this|these)))\b|\b(?:we|they)(?: will| shall)? (?:read|measure"
    r"|check|review|report|count|judge|look at)(?: all)?(?: of)? (?:these|them|those|it all)\b"
    r"|\b(?:targets?|goals?|columns?|okrs?) (?:are|is|means?|hold|run|apply|refer)\b[^.;\n]{0,20}\b(?:for|to|until|by"
    r"|end)\b"
    r"|\beverything\b[^.;\n]{0,30}\b(?:by|until|true|due)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:okrs?|goals?|targets?|plan|ziele|objetivos|objectifs|cycle|priorities|bets|success)\b", re.IGNORECASE
)
_SAME = re.compile(r"\((?:same|ditto|idem|dito)\)|\bsame (?:horizon|target date|due date|due)\b", re.IGNORECASE)
_NEAREST = 14  # days; a heading's nearer date is that of the note or the meeting
_BESIDE = 30
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Calendar:
    as_of: date
    fiscal_start: int

    def ahead(self, said: str) -> list[Deadline]:
        """Give the days to come that words name, each once."""
        found = (each for each in deadlines(said, self.as_of, self.fiscal_start) if each.due is not None)
        return list({each.due: each for each in found if each.due is not None and each.due >= self.as_of}.values())


def governed(facts: Sequence[Fact], text: str, parts: Layout, as_of: date, fiscal_start: int) -> tuple[Fact, ...]:
    """Give goals without a day the one that governs them; those that name an event keep its words."""
    calendar = _Calendar(as_of, fiscal_start)
    blocks = sorted((block for block in parts.blocks), key=lambda block: block.start)
    starts = [block.start for block in blocks]
    shared: list[Due] | None = None
    found: list[Fact] = []
    for fact in facts:
        if fact.status != "goal" or fact.due is not None or not fact.quotes:
            found.append(fact)
            continue
        due = _beside(fact, calendar)
        if due is None and fact.due_text is None:
            quote = fact.quotes[-1]
            due = _in_table(fact, quote, text, parts.tables, calendar)
            at = bisect_right(starts, quote.start) - 1
            if due is None and at >= 0 and fact.direction != "maintain":  # a limit holds all the time
                due = _above(text, blocks[at], calendar)
            if due is None and fact.direction != "maintain":
                shared = list(_of_all(text, blocks, calendar)) if shared is None else shared
                due = shared[0] if len(shared) == 1 else None
        found.append(fact if due is None else replace(fact, due=due[0], due_text=due[1]))
    return tuple(_repeated(found))


def _beside(fact: Fact, calendar: _Calendar) -> Due | None:
    """Give the day named right by an event: "before the summer event, so 31 May"."""
    if fact.due_text is None:
        return None
    for quote in fact.quotes:
        at = quote.text.find(fact.due_text)
        if at < 0:
            continue
        after = quote.text[at + len(fact.due_text) :]
        near = [each for each in calendar.ahead(after) if each.start <= _BESIDE]
        if near:
            return near[0].due, fact.due_text
    return None


def _in_table(fact: Fact, quote: Quote, text: str, tables: Iterable[Table], calendar: _Calendar) -> Due | None:
    """Give the day in a cell of the row, else that of the head over its target."""
    for table in tables:
        for row in table.rows:
            if row.start <= quote.start < row.end or quote.start <= row.start < quote.end:
                return _in_row(text, row, calendar) or _in_head(fact, text, table.header, row, calendar)
    return None


def _in_row(text: str, row: Row, calendar: _Calendar) -> Due | None:
    for cell in row.cells:
        said = text[cell.start : cell.end].strip("*_ ")
        for each in calendar.ahead(said):
            if each.end - each.start >= 0.8 * len(said):
                return each.due, said
    return None


def _in_head(fact: Fact, text: str, header: Row | None, row: Row, calendar: _Calendar) -> Due | None:
    """Give the day of the last head over a cell that says the target."""
    for head, cell in reversed(list(zip(header.cells if header is not None else (), row.cells, strict=False))):
        if not any(one.value == fact.target for one in quantities(text[cell.start : cell.end])):
            continue
        said = text[head.start : head.end]
        named = _QUARTER.search(said)
        if named is None and _AIMED.search(said) is None:
            continue
        plain = f"end of {named[1]} 20{named[2]}" if named and named[2] else f"end of {named[1]}" if named else said
        due = next(iter(calendar.ahead(plain)), None)
        if due is not None:
            return due.due, said.strip("*_ ")
    return None


def _above(text: str, block: Block, calendar: _Calendar) -> Due | None:
    """Give the day of the nearest heading that names one to come."""
    for start, end in reversed(block.headings):
        said = text[start:end]
        named = [each for each in calendar.ahead(said) if _is_far(each, calendar)]
        if len(named) == 1:
            return named[0].due, named[0].text
    return None


def _is_far(each: Deadline, calendar: _Calendar) -> bool:
    return each.due is not None and (each.led or each.due >= calendar.as_of + timedelta(days=_NEAREST))


def _of_all(text: str, blocks: Sequence[Block], calendar: _Calendar) -> Iterator[Due]:
    """Give the days that a sentence gives to all goals, or a title that names goals: each once."""
    seen: set[date | None] = set()
    for block in blocks:
        said = text[block.start : block.end]
        if block.kind == "header" or (_ALL.search(said) is None and _PERIOD.search(said) is None):
            continue
        for start, end in sentences(said):
            sentence = said[start:end]
            titled = block.kind == "heading" or block.start < _LONGEST
            if end - start > _LONGEST or not (_ALL.search(sentence) or (titled and _PERIOD.search(sentence))):
                continue
            named = [each for each in calendar.ahead(sentence) if _is_far(each, calendar)]
            if len(named) == 1 and named[0].due not in seen:
                seen.add(named[0].due)
                yield named[0].due, named[0].text


def _repeated(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give a goal that says "same date" the day of the goal before it."""
    last: Due | None = None
    for fact in facts:
        undated = fact.status == "goal" and fact.due_text is None
        if undated and last is not None and any(_says_same(quote.text) for quote in fact.quotes):
            fact = replace(fact, due=last[0], due_text=last[1])
        if fact.status == "goal" and fact.due is not None and fact.due_text is not None:
            last = (fact.due, fact.due_text)
        yield fact


def _says_same(said: str) -> bool:
    return bool(cues(said, ("same_date",))) or _SAME.search(said) is not None
