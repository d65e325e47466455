"""The layout of a note: its blocks in the order they were said, its tables, the people who speak."""

import re
from dataclasses import dataclass, replace

from assistant.evidence.blocks import Block, blocks
from assistant.evidence.lines import lines
from assistant.evidence.order import ordered
from assistant.evidence.speakers import owners, people, speakers
from assistant.evidence.tables import Table, tables

_SLASHED = re.compile(r" [/|] ([^\W\d_][\w'\u2019-]{1,24}):[ \t]+(?=\S)")
_TALKING = 2  # people who speak on one line: "Ana: 40? / Tom: 36. / Ana: ok"
_INNER = re.compile(r"(?:(?<=[.!?,;/|\u2013\u2014] )|(?<=[.!?,;]\n))([^\W\d_][\w'\u2019-]{1,24}):[ \t]+(?=\S)")
_SPEECH = re.compile(
    r"(?:it|that|this|i|we|you|he|she|they|no|yes|ok|okay|can't|cannot|let's|not)\b[^:=]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A note taken apart: its blocks in the order they were said, its tables, the people who speak."""

    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    people: frozenset[str]
    captions: bool = False


def layout(text: str) -> Layout:
    """Take a note apart."""
    found = lines(text)
    grids = tables(text, found)
    tabled = {line for table in grids for line in range(table.first, table.last + 1)}
    present = people(text, found) | owners(text, grids, found)
    voices = speakers(text, found, present)
    names = present | _in_lower(voices)
    turns = _with_inner_turns(text, blocks(text, found, tabled, voices), names)
    return Layout(
        tuple(sorted(ordered(text, turns), key=lambda block: block.order)),
        grids,
        frozenset(names),
        sum("-->" in text[line.start : line.end] for line in found if line.kind == "time") >= 3,
    )


def _in_lower(speakers: set[str]) -> set[str]:
    return {word.lower() for speaker in speakers for word in speaker.split()}


def _with_inner_turns(text: str, found: list[Block], names: set[str]) -> list[Block]:
    """Part a block where somebody known begins to speak inside it: "The plan said 40. Mia: nobody believes that"."""
    parted: list[Block] = []
    for block in found:
        rest = block
        if block.kind in ("text", "item"):
            slashed = {name.lower() for name in _SLASHED.findall(text, block.start, block.end)}
            known = names | slashed if len(slashed) >= _TALKING else names
            label = text[block.label[0] : block.label[1]].strip(" :") if block.label is not None else ""
            if block.label is not None and label.lower() in slashed and known is not names:
                rest = replace(rest, start=block.label[1], speaker=label, label=None)
            for turn in _INNER.finditer(text, block.start, block.end):
                speaks = turn[1].lower() in known or _SPEECH.match(text, turn.end()) is not None
                if speaks and turn[1][0].isupper() and rest.start < turn.start():
                    parted.append(replace(rest, end=turn.start()))
                    rest = replace(rest, start=turn.end(), kind="text", speaker=turn[1], label=None, inner=True)
        parted.append(rest)
    return parted
