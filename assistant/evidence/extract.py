"""Extraction: facts, priorities, requests, wishes and conflicts out of a note, by rules alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.evidence.aims import aims_of
from assistant.evidence.blocks import Block
from assistant.evidence.cues import Cue, cues, vocabulary
from assistant.evidence.dictation import undictated
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.evidence.fiscal_year import year_begins
from assistant.evidence.follow import Follower
from assistant.evidence.governing import governed
from assistant.evidence.handed import others_headings
from assistant.evidence.layout import Layout, layout
from assistant.evidence.metrics import is_measure
from assistant.evidence.naming import heading_phrase
from assistant.evidence.orders import without_orders
from assistant.evidence.priorities import priorities
from assistant.evidence.quarrels import corrected
from assistant.evidence.remarks import performance_talk, wishes
from assistant.evidence.requests import asks, requests
from assistant.evidence.scorecards import read_table
from assistant.evidence.settle import settle
from assistant.evidence.statements import Statement, statements
from assistant.evidence.titles import is_title
from assistant.language.letters import even
from assistant.language.words import words
from assistant.okr import Quote

_LABELLED = re.compile(r"[A-Z][\w'-]*(?: [\w'-]+){0,2}:\s")


def _nothing() -> None:
    """Let the reading go on."""


def extract(
    text: str,
    *,
    as_of: date,
    document: str = "notes",
    fiscal_start: int = 1,
    between: Callable[[], object] = _nothing,
) -> Evidence:
    """Read a note. Offsets count code points of `text` as it is; the same text always gives the same evidence.

    `fiscal_start` is the month in which the fiscal year begins where the note does not say it. `between` is called
    before each piece of the note, and ends the reading by raising: two million characters take half a minute.
    """
    seen = even(text)
    found = _read(seen.text, as_of, document, fiscal_start, between)
    return found if seen.text == text else _as_written(found, text, seen.places)


def _as_written(found: Evidence, text: str, places: Sequence[int] | None) -> Evidence:
    """Quote a note as it is written where it was read with plain spaces and without unseen marks."""

    def quote(one: Quote) -> Quote:
        start, end = one.start, one.end
        if places is not None and start < end:
            start, end = places[start], places[end - 1] + 1
        return replace(one, start=start, end=end, text=text[start:end])

    def quotes(several: tuple[Quote, ...]) -> tuple[Quote, ...]:
        return tuple(map(quote, several))

    return replace(
        found,
        text=text,
        facts=tuple(replace(fact, quotes=quotes(fact.quotes)) for fact in found.facts),
        priorities=quotes(found.priorities),
        feature_requests=quotes(found.feature_requests),
        wishes=quotes(found.wishes),
        performance_talk=quotes(found.performance_talk),
        conflicts=tuple(replace(conflict, quotes=quotes(conflict.quotes)) for conflict in found.conflicts),
        aims=tuple(replace(aim, quote=quote(aim.quote)) for aim in found.aims),
    )


def _read(text: str, as_of: date, document: str, fiscal_start: int, between: Callable[[], object]) -> Evidence:
    read = without_orders(undictated(text))
    fiscal_start = year_begins(read) or fiscal_start
    parts = layout(read)
    said: list[tuple[Block, tuple[Statement, ...]]] = []
    for block in parts.blocks:
        between()
        if block.kind != "header":
            said.append((block, statements(read, block, as_of, fiscal_start)))
    follower = Follower(read, parts.people, _is_spoken(read, parts), as_of, fiscal_start)
    tables = list(parts.tables)
    handed = others_headings(read, (span for block in parts.blocks for span in _heads(block)))
    root: Block | None = None
    last: Block | None = None
    titled = False
    for block, found in said:
        between()
        while tables and tables[0].rows and tables[0].rows[0].start < block.start:
            read_table(follower, tables.pop(0))
        nested = root is not None and (_is_nested(block, root) or _replies(read, block, last, titled))
        if not asks(read, block, found):
            _read_block(follower, read, parts, block, found, nested, handed)
        root = root if nested else block
        last, titled = block, _is_titled(block, found)
    for table in tables:
        read_table(follower, table)
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    for thread in follower.threads:
        if not thread.events:
            continue
        settled = settle(thread, text, document, follower.dates.shared)
        facts += settled.facts
        conflicts += settled.conflicts
    facts.sort(key=lambda fact: (fact.quotes[0].start, fact.quotes[0].end) if fact.quotes else (0, 0))
    between()
    bare = without_orders(text)
    first = _exact(priorities(bare, document, said), text)
    talk = _exact(performance_talk(bare, document, said, parts.people), text)
    between()
    return Evidence(
        document,
        text,
        corrected(governed(facts, read, parts, as_of, fiscal_start)),
        first,
        _exact(requests(bare, document, said, parts.tables, (*first, *talk)), text),
        _exact(wishes(bare, document, said), text),
        talk,
        tuple(conflicts),
        aims_of(follower.wanted, text, document, talk),
    )


def _exact(quotes: tuple[Quote, ...], text: str) -> tuple[Quote, ...]:
    """Leave out what an order to a model parts: a quote is one piece of the note."""
    return tuple(quote for quote in quotes if text[quote.start : quote.end] == quote.text)


def _is_spoken(text: str, parts: Layout) -> bool:
    """Say whether most of a note is turns of speech: captions, names before what is said, ">>" at each change."""
    if parts.captions:
        return True
    whole = [block for block in parts.blocks if not block.inner]
    turns = sum(block.speaker is not None or text.startswith(">> ", block.begin) for block in whole)
    return turns * 2 >= len(whole) and turns >= 4


def _read_block(
    follower: Follower,
    text: str,
    parts: Layout,
    block: Block,
    found: tuple[Statement, ...],
    nested: bool,
    handed: frozenset[int],
) -> None:
    headings = [text[start:end] for start, end in block.headings]
    aims = any(_aims(heading) for heading in headings[-1:])
    if block.kind == "heading":
        follower.over = bool(cues(text[block.start : block.end], ("reviews",)))
    follower.aside = any(start in handed or _is_aside(text[start:end]) for start, end in _heads(block))
    heading = heading_phrase(text, block.headings[-1], parts.people) if block.headings else None
    fresh = block.speaker is None and not nested
    for statement in found:
        if block.label is not None and statement.start > block.label[1] and _LABELLED.match(statement.text):
            follower.aside = any(start in handed or _is_aside(text[start:end]) for start, end in block.headings[-1:])
        follower.read(statement, fresh, aims, heading)
        fresh = False


def _is_aside(heading: str) -> bool:
    """Say whether a heading or label sets its numbers aside: others', past, refused or open ones."""
    said = heading.split("(")[0]
    found = [cue for cue in cues(said, ("aside_heads", "theirs", "rivals")) if not _describes(said, cue)]
    return bool(found) and len(words(said)) <= 9


def _describes(said: str, cue: Cue) -> bool:
    """Say whether a cue is the adjective of what is measured: "cancelled bookings"."""
    participle = said[cue.start : cue.end].lower().endswith("ed") and " " not in said[cue.start : cue.end]
    return participle and is_measure(said[cue.end :])


def _heads(block: Block) -> list[tuple[int, int]]:
    """Give what governs a block's numbers: the heading right above it and its own label."""
    return [*block.headings[-1:], *([block.label] if block.label else [])]


def _is_nested(block: Block, root: Block) -> bool:
    """Say whether a block hangs under the one before: deeper, below the same heading, and no item under a paragraph."""
    under = root.kind in ("item", "check") or block.kind not in ("item", "check")
    return block.indent > root.indent and block.headings == root.headings and root.kind != "heading" and under


def _replies(text: str, block: Block, last: Block | None, titled: bool) -> bool:
    """Say whether a block goes on with the one before: an answer to a quoted line, the text under a title."""
    if last is None or last.kind in ("heading", "header"):
        return False
    if last.depth > block.depth and last.end <= block.start:
        return True
    adjacent = 0 <= block.start - last.end <= 6 and text.count("\n", last.end, block.start) <= 1
    return titled and adjacent and block.kind == "text"


def _is_titled(block: Block, found: tuple[Statement, ...]) -> bool:
    """Say whether a block is a title: one short sentence of nouns, no number in it."""
    if len(found) != 1 or block.kind == "heading" or found[0].values:
        return False
    return len(words(found[0].text)) <= 7 and is_title(found[0].text)


def _aims(heading: str) -> bool:
    """Say whether a heading promises targets: goals, key results, success metrics."""
    said = [word.lower for word in words(heading)]
    if any(word in ("not", "no", "non", "last", "previous", "others", "other", "their") for word in said):
        return False
    return any(word in vocabulary("aims") for word in said)
