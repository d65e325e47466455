"""Blocks: what one voice says in one go: a turn, a paragraph, an item, a heading, with what governs it."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from assistant.evidence.lines import Line

BlockKind = Literal["text", "item", "check", "heading", "header"]
_WIDEST = 140


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


def blocks(text: str, found: tuple[Line, ...], tabled: set[int], speakers: set[str]) -> list[Block]:
    """Join lines into blocks, in the order of the text; lines of tables are left out."""
    joined: list[Block] = []
    headings: list[tuple[int, int, int]] = []
    speaker: str | None = None
    open_block = False
    width = _width(text, found)
    casual = is_casual(text, found)
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
            joined.append(block)
            open_block, speaker = False, None
            continue
        if line.kind == "header":
            joined.append(Block(line.start, line.end, line.begin, "header", depth=line.depth))
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
        last = joined[-1] if joined else None
        goes_on = last is not None and (
            last.speaker is not None or _wraps(text, found[number - 1], line, width, casual)
        )
        if (
            open_block
            and goes_on
            and last is not None
            and not spoken
            and line.kind == "text"
            and label is None
            and last.depth == line.depth
        ):
            joined[-1] = replace(last, end=line.end)
            continue
        kind: BlockKind = "item" if line.kind == "item" else "check" if line.kind == "check" else "text"
        joined.append(
            Block(start, line.end, line.begin, kind, speaker, label, _above(headings), line.depth, line.indent)
        )
        open_block = True
    return joined


def is_casual(text: str, found: tuple[Line, ...]) -> bool:
    """Say whether a note begins its lines with small letters, so that one tells nothing."""
    said = [text[line.start : line.start + 1] for line in found if line.kind in ("text", "item", "check")]
    lettered = [letter for letter in said if letter.isalpha()]
    return sum(letter.islower() for letter in lettered) * 3 > len(lettered)


def _width(text: str, found: tuple[Line, ...]) -> int:
    """Give the width at which a text was broken into lines, 0 where it was not: no next word would have fitted."""
    longest = max((line.end - line.begin for line in found if line.kind in ("text", "item")), default=0)
    if not 40 <= longest <= _WIDEST:
        return 0
    followed = [
        (line, after) for line, after in pairwise(found) if line.kind in ("text", "item") and after.kind == "text"
    ]
    full = sum(_is_full(text, line, after, longest) for line, after in followed)
    return longest if len(followed) >= 4 and full * 5 >= len(followed) * 4 else 0


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted on a line."""
    word = text.find(" ", after.start, after.end)
    return line.end - line.begin + 1 + ((word if word > 0 else after.end) - after.start) >= width - 3


def _wraps(text: str, before: Line, line: Line, width: int, casual: bool) -> bool:
    """Say whether a line goes on with the sentence or paragraph of the one before."""
    if width:
        return _is_full(text, before, line, width) and line.indent <= before.indent + 4
    lower = not casual and text[line.start : line.start + 1].islower()
    long = before.end - before.begin >= 60
    return long and lower and text[before.end - 1 : before.end] not in (".", "!", "?", ":", ";", ")")


def _above(headings: list[tuple[int, int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for _, start, end in headings)
