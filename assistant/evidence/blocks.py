"""Blocks: what one voice says in one go: a turn, a paragraph, an item, a heading, with what governs it."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.evidence.cues import vocabulary
from assistant.evidence.lines import Line, lines
from assistant.evidence.tables import Table, tables
from assistant.language.dates import deadlines
from assistant.language.words import polarity, stem, words

BlockKind = Literal["text", "item", "check", "heading", "header"]

_PEOPLE = re.compile(
    r"(?:attendees|participants|present|speakers|facilitator|in the room|people|who|teilnehmer|anwesend"
    r"|from|to|cc|von|an)"
    r"[ \t]*:[ \t]*",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"(?<=[.;,|)] )(?:attendees|participants|present|in the room|with)[ \t]*:[ \t]*", re.IGNORECASE)
_INNER = re.compile(r"(?:(?<=[.!?,;\u2013\u2014] )|(?<=[.!?,;]\n))([^\W\d_][\w'\u2019-]{1,24}):[ \t]+(?=\S)")
_SENT = re.compile(r"(?:sent|date|gesendet|datum|enviado|envoy\u00e9|fecha)[ \t]*:", re.IGNORECASE)
_FROM = re.compile(r"(?:from|von|de)[ \t]*:", re.IGNORECASE)
_REPLY = re.compile(r"(?:subject|betreff|asunto|objet)[ \t]*:[ \t]*(?:re|aw|fw|fwd|rv|tr)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'\u2019-]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text from one voice. `label_end` is past `start` where a label stands before the words.

    `order` is when it was said: equal to the place in the text but for mail, where the newest stands first.
    `headings` are the spans of the headings above it, outermost first. `inner`: it goes on inside a line of another.
    """

    start: int
    end: int
    begin: int
    kind: BlockKind
    speaker: str | None = None
    label: tuple[int, int] | None = None
    headings: tuple[tuple[int, int], ...] = ()
    depth: int = 0
    indent: int = 0
    order: tuple[int, int, int] = (0, 0, 0)
    inner: bool = False


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
    people = _people(text, found) | _owners(text, grids, found)
    speakers = _speakers(found, people)
    blocks = _with_inner_turns(text, _blocks(text, found, tabled, speakers), people | _in_lower(speakers))
    names = people | _in_lower(speakers)
    return Layout(
        tuple(sorted(_ordered(text, found, blocks), key=lambda block: block.order)),
        grids,
        frozenset(names),
        sum("-->" in text[line.start : line.end] for line in found if line.kind == "time") >= 3,
    )


def _in_lower(speakers: set[str]) -> set[str]:
    return {word.lower() for speaker in speakers for word in speaker.split()}


def _with_inner_turns(text: str, blocks: list[tuple[Block, int]], names: set[str]) -> list[tuple[Block, int]]:
    """Part a block where somebody known begins to speak inside it: "The plan said 40. Mia: nobody believes that"."""
    parted: list[tuple[Block, int]] = []
    for block, number in blocks:
        rest = block
        if block.kind in ("text", "item"):
            for turn in _INNER.finditer(text, block.start, block.end):
                if turn[1].lower() in names and turn[1][0].isupper() and rest.start < turn.start():
                    parted.append((replace(rest, end=turn.start()), number))
                    rest = replace(rest, start=turn.end(), kind="text", speaker=turn[1], label=None, inner=True)
        parted.append((rest, number))
    return parted


def _people(text: str, found: tuple[Line, ...]) -> set[str]:
    """Collect the names on header lines such as "Attendees: Ishaan, Meera"."""
    names: set[str] = set()
    for line in found:
        if line.kind in ("header", "text") and line.end - line.start < 400:
            match = _PEOPLE.match(text, line.start, line.end) or _PRESENT.search(text, line.start, line.end)
            if match is not None:
                names |= {
                    name[0].lower() for name in _NAME.finditer(text, match.end(), line.end) if name[0][0].isupper()
                }
    return names - vocabulary("teams")


def _owners(text: str, grids: tuple[Table, ...], found: tuple[Line, ...]) -> set[str]:
    """Collect the single names of a table that also stand before a colon elsewhere: "Ife" of "Ife: then 14"."""
    labels = {line.label for line in found if line.label is not None and not line.spaced}
    cells = {text[cell.start : cell.end].strip() for table in grids for row in table.rows for cell in row.cells[1:]}
    return {name.lower() for name in labels & cells if name[:1].isupper() and not _is_measure(name)}


def _speakers(found: tuple[Line, ...], people: set[str]) -> set[str]:
    """Decide which labels are speakers: those with a time, named as present, or that come back and name no measure."""
    counts = Counter(line.label for line in found if line.label is not None)
    stamped = {line.label for line in found if line.stamped and line.label}
    speakers: set[str] = set()
    for label, count in counts.items():
        if label is None:
            continue
        if label == "":
            speakers.add(label)
            continue
        known = any(word.lower() in people for word in label.split())
        again = count >= (2 if label[0].isupper() else 4) and not _is_measure(label)
        if label in stamped or known or again:
            speakers.add(label)
    if len(speakers) >= 1 and sum(counts[speaker] for speaker in speakers) >= 2:
        spaced = {line.spaced for line in found if line.label in speakers}
        speakers |= {
            line.label
            for line in found
            if line.label is not None
            and line.spaced in spaced
            and line.kind == "text"
            and line.indent == 0
            and line.label[0].isupper()
            and len(line.label.split()) <= 2
            and not _is_measure(line.label)
        }
    return speakers


def _is_measure(label: str) -> bool:
    if polarity(label) is not None or label.lower() in vocabulary("request_heads") | vocabulary("aims"):
        return True
    nouns = vocabulary("measures") | vocabulary("generic") | vocabulary("common") | vocabulary("focus")
    return any(word.lower in nouns or stem(word.lower) in nouns for word in words(label))


def _blocks(text: str, found: tuple[Line, ...], tabled: set[int], speakers: set[str]) -> list[tuple[Block, int]]:
    """Join lines into blocks; gives each with the number of its first line."""
    blocks: list[tuple[Block, int]] = []
    headings: list[tuple[int, int, int]] = []
    speaker: str | None = None
    open_block = False
    width = _width(found)
    for number, line in enumerate(found):
        if number in tabled:
            open_block = False
            continue
        if line.kind in ("blank", "time"):
            open_block = open_block and line.kind == "time" and line.stamped
            if line.kind == "blank":
                open_block = False
            continue
        if line.kind == "heading":
            while headings and headings[-1][0] >= line.level:
                headings.pop()
            headings.append((line.level, line.start, line.end))
            block = Block(
                line.start, line.end, line.begin, "heading", None, None, _above(headings[:-1]), line.depth, line.indent
            )
            blocks.append((block, number))
            open_block, speaker = False, None
            continue
        if line.kind == "header":
            blocks.append((Block(line.start, line.end, line.begin, "header", depth=line.depth), number))
            open_block, speaker = False, None
            continue
        spoken = line.label is not None and line.label in speakers
        if spoken:
            speaker = line.label
            start, label = line.label_end if line.label_end >= line.start else line.start, None
        else:
            start = line.start
            labelled = line.label is not None and not line.spaced and line.label_end < line.end
            label = (line.start, line.label_end) if labelled else None
            if line.kind != "text" or (line.indent == 0 and not open_block and found[number - 1].kind == "blank"):
                speaker = speaker if line.indent else None
        if start >= line.end:
            open_block = False
            continue
        last = blocks[-1][0] if blocks else None
        goes_on = last is not None and (last.speaker is not None or _wraps(text, found[number - 1], line, width))
        if (
            open_block
            and goes_on
            and last is not None
            and not spoken
            and line.kind == "text"
            and label is None
            and last.depth == line.depth
        ):
            joined = Block(
                last.start,
                line.end,
                last.begin,
                last.kind,
                last.speaker,
                last.label,
                last.headings,
                last.depth,
                last.indent,
            )
            blocks[-1] = (joined, blocks[-1][1])
            continue
        kind: BlockKind = "item" if line.kind == "item" else "check" if line.kind == "check" else "text"
        blocks.append(
            (
                Block(start, line.end, line.begin, kind, speaker, label, _above(headings), line.depth, line.indent),
                number,
            )
        )
        open_block = True
    return blocks


def _width(found: tuple[Line, ...]) -> int:
    """Give the width at which a text was broken into lines; 0 where it was not."""
    lengths = sorted(line.end - line.begin for line in found if line.kind in ("text", "item"))
    if len(lengths) < 6 or lengths[-1] > 110:
        return 0
    wide = lengths[int(len(lengths) * 0.9)]
    full = sum(length >= 0.8 * wide for length in lengths)
    return wide if wide >= 50 and full * 2 >= len(lengths) else 0


def _wraps(text: str, before: Line, line: Line, width: int) -> bool:
    """Say whether a line goes on with the sentence or paragraph of the one before."""
    length = before.end - before.begin
    if width:
        return length >= 0.75 * width and line.indent <= before.indent + 4
    lower = text[line.start : line.start + 1].islower()
    return length >= 60 and lower and text[before.end - 1 : before.end] not in (".", "!", "?", ":", ";", ")")


def _above(headings: list[tuple[int, int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for _, start, end in headings)


def _ordered(text: str, found: tuple[Line, ...], blocks: list[tuple[Block, int]]) -> list[Block]:
    """Give each block its time: mail threads that stand newest first are turned round, as are quotes below a reply."""
    message = 0
    newest_first = False
    days: dict[int, date] = {}
    messages: list[int] = []
    before = ""
    for block, _ in blocks:
        if block.kind == "header":
            if _FROM.match(text, block.start, block.end) is not None or before != "header":
                message += 1
            if _SENT.match(text, block.start, block.end) is not None:
                for deadline in deadlines(text[block.start : block.end], None):
                    if deadline.due is not None:
                        days.setdefault(message, deadline.due)
            newest_first = newest_first or (message == 1 and _REPLY.match(text, block.start, block.end) is not None)
        before = block.kind
        messages.append(message)
    if len(days) >= 2:
        newest_first = days[min(days)] >= days[max(days)]
    turned = newest_first and message >= 2
    last_own = {}
    for (block, _), number in zip(blocks, messages, strict=True):
        if block.depth == 0 and block.kind not in ("header", "heading"):
            last_own[number] = block.start
    ordered = []
    for (block, _), number in zip(blocks, messages, strict=True):
        below = block.depth > 0 and block.start > last_own.get(number, block.start)
        order = (-number if turned else number, 0 if below else 1, block.start)
        ordered.append(replace(block, order=order))
    return ordered
