"""Text as logical lines: headings, list items with their wrapped lines, table rows, plain lines."""

import re
from dataclasses import dataclass
from typing import Literal

from assistant.formats.labels import said_field

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_ITEM = re.compile(r"([ \t]*)(?:[-*+•◦–]|[0-9]{1,3}[.)]|[a-z][.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)")
_BARE_ITEM = re.compile(r"([ \t]*)(?:[-*+•◦])[ \t]*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_RULE = re.compile(r"[ \t]*(?:-[ \t]*){3,}|[ \t]*(?:\*[ \t]*){3,}|[ \t]*(?:_[ \t]*){3,}|[ \t]*=+[ \t]*")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_REMARK = re.compile(r"(?<!\S)#[ \t]*okr:[ \t]*ignore\b[^\r\n]*", re.IGNORECASE)
_FOOTNOTE = re.compile(r"[ \t]*\[\^[^\]\s]{1,80}\]:")

Kind = Literal["heading", "item", "row", "plain"]


@dataclass(frozen=True, slots=True)
class Line:
    """`depth`: a heading's level, else the columns of indentation; blank lines part blocks; `number` counts from 1."""

    kind: Kind
    depth: int
    text: str
    number: int
    block: int


def lines_of(text: str) -> list[Line]:
    """Give the logical lines; fenced code, comments, rules and footnotes' texts are left out."""
    found: list[Line] = []
    fenced, block, was_blank = False, 0, True
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _REMARK.sub("", text)
    for number, raw in enumerate(re.split(r"\r\n?|\n", text), 1):
        line = raw.expandtabs(4)
        if _FENCE.match(line):
            fenced, was_blank = not fenced, True
            continue
        if fenced:
            continue
        if not line.strip() or _RULE.fullmatch(line) or _FOOTNOTE.match(line):
            block, was_blank = block + (not was_blank), True
            continue
        made = _line(line, number, block)
        if (
            made.kind == "plain"
            and not was_blank
            and found
            and found[-1].kind == "item"
            and _continues(found[-1], made)
        ):
            last = found[-1]
            made = Line("item", last.depth, f"{last.text} {made.text}".strip(), last.number, block)
            found.pop()
        found.append(made)
        was_blank = False
    return found


def _line(line: str, number: int, block: int) -> Line:
    if heading := _HEADING.fullmatch(line):
        return Line("heading", len(heading[1]), _unclosed(heading[2]), number, block)
    if item := _ITEM.fullmatch(line) or _BARE_ITEM.fullmatch(line):
        return Line("item", len(item[1]), item[2] if item.lastindex == 2 else "", number, block)
    depth = len(line) - len(line.lstrip())
    text = line.strip()
    return Line("row" if text.startswith("|") and text.count("|") > 1 else "plain", depth, text, number, block)


def _unclosed(title: str) -> str:
    """Take off the signs that close a heading: "Aim ##", not "C#"."""
    title = title.rstrip()
    bare = title.rstrip("#")
    return title if bare and bare[-1] not in " \t" else bare.rstrip()


def _continues(item: Line, line: Line) -> bool:
    """Say whether a plain line is the rest of a list item: indented under it, or simply wrapped in small letters."""
    if item.kind != "item" or line.kind != "plain" or said_field(line.text, "key_result"):
        return False
    return line.depth > item.depth or (bool(item.text) and line.text[:1].islower())
