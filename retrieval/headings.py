"""Finds the headings of a text: Markdown, underlined and numbered ones, with the path that leads to each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATOR = " > "

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_MARKDOWN = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_UNDERLINE = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\.?[ \t]+([^\W\d_].*)")
_PLAIN = re.compile(r"[^\W_].*")
_LONGEST = 120  # a longer line is no heading, whatever its marks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's lines `[start, end)` and the titles from the outermost heading down to this one, joined."""

    start: int
    end: int
    path: str


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    level: int
    title: str


def headings(text: str) -> Iterator[Heading]:
    """Find headings in order. Lines within fences of code are none."""
    above: list[_Found] = []
    for found in _found(text):
        above = [heading for heading in above if heading.level < found.level]
        above.append(found)
        yield Heading(found.start, found.end, SEPARATOR.join(heading.title for heading in above))


def _found(text: str) -> Iterator[_Found]:
    fence = ""
    before_start, before = 0, ""  # the line before, where it may be underlined
    for match in _LINE.finditer(text):
        start, end = match.span()
        line = match.group().rstrip() if end - start <= 2 * _LONGEST else ""
        if opened := _FENCE.match(line):
            fence = "" if fence == opened[1] else fence or opened[1]
            line = ""
        if not line or fence or len(line) > _LONGEST:
            before = ""
            continue
        if before and (under := _UNDERLINE.fullmatch(line)):
            yield _Found(before_start, end, 1 if under[1][0] == "=" else 2, before)
            before = ""
            continue
        if marked := _MARKDOWN.fullmatch(line):
            yield _Found(start, end, len(marked[1]), marked[2].rstrip("# \t") or marked[2])
            before = ""
            continue
        if (numbered := _NUMBERED.fullmatch(line)) and line[-1] not in ".,;:!?":
            yield _Found(start, end, 1 + numbered[1].count("."), line)
            before = ""
            continue
        before_start, before = (start, line) if not before and _PLAIN.fullmatch(line) else (start, "")
