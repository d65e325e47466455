"""Extraction: facts, priorities, requests, wishes and conflicts out of a note, by rules alone."""

from datetime import date

from assistant.evidence.blocks import Block, Layout, layout
from assistant.evidence.cues import vocabulary
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.evidence.follow import Follower, heading_phrase
from assistant.evidence.priorities import priorities
from assistant.evidence.remarks import performance_talk, wishes
from assistant.evidence.requests import requests
from assistant.evidence.scorecards import read_table
from assistant.evidence.settle import settle
from assistant.evidence.statements import Statement, statements
from assistant.language.words import words


def extract(text: str, *, as_of: date, document: str = "notes") -> Evidence:
    """Read a note. Offsets of quotes count code points of `text` as it is; the same text always gives the same evidence."""
    parts = layout(text)
    said = [(block, statements(text, block, as_of)) for block in parts.blocks if block.kind != "header"]
    follower = Follower(text, parts.people, _is_spoken(parts), as_of)
    tables = list(parts.tables)
    above: Block | None = None
    for block, found in said:
        while tables and tables[0].rows and tables[0].rows[0].start < block.start:
            read_table(follower, tables.pop(0), as_of)
        _read_block(follower, text, parts, block, found, above)
        above = block
    for table in tables:
        read_table(follower, table, as_of)
    facts: list[Fact] = []
    conflicts: list[Conflict] = []
    for thread in follower.threads:
        if not thread.events:
            continue
        settled = settle(thread, text, document, follower.shared_due)
        facts += settled.facts
        conflicts += settled.conflicts
    facts.sort(key=lambda fact: (fact.quotes[0].start, fact.quotes[0].end) if fact.quotes else (0, 0))
    return Evidence(
        document,
        text,
        tuple(facts),
        priorities(text, document, said),
        requests(text, document, said, parts.tables),
        wishes(text, document, said),
        performance_talk(text, document, said),
        tuple(conflicts),
    )


def _is_spoken(parts: Layout) -> bool:
    if parts.captions:
        return True
    turns = sum(block.speaker is not None for block in parts.blocks)
    return turns * 2 >= len(parts.blocks) and turns >= 4


def _read_block(
    follower: Follower, text: str, parts: Layout, block: Block, found: tuple[Statement, ...], above: Block | None
) -> None:
    headings = [text[start:end] for start, end in block.headings]
    aims = any(_aims(heading) for heading in headings[-1:])
    heading = heading_phrase(text, block.headings[-1], parts.people) if block.headings else None
    nested = above is not None and block.indent > above.indent and block.headings == above.headings
    fresh = block.speaker is None and not (nested and above is not None and above.kind != "heading")
    for statement in found:
        follower.read(statement, fresh, aims, heading)
        fresh = False


def _aims(heading: str) -> bool:
    """Say whether a heading promises targets: goals, key results, success metrics."""
    said = [word.lower for word in words(heading)]
    return any(word in vocabulary("aims") for word in said)
