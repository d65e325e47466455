"""Remarks in an OKR file that keep findings out of its report: `# okr: ignore KR003 -- agreed with the data team`.

A remark behind a sentence, or behind a field below it, is about that sentence. One on a line of its own is about the
next sentence, and above a set's first sentence about the set as well. `ignore-file` is about the whole file. In
Markdown it stands in a comment: `<!-- okr: ignore KR003 -- agreed -->`. JSON and CSV have no remarks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.formats.document import Document, Key

_REMARK = re.compile(
    r"(?:(?<!\S)#|<!--)[ \t]*okr:[ \t]*ignore(-file)?\b[ \t:]*((?:(?!-->)[^\r\n])*)(?:-->)?", re.IGNORECASE
)
_LINE_END = re.compile(r"\r\n?|\n")
_FORMS = ("yaml", "markdown", "text")

About = tuple[int, Key | None]
"""A set by its number, and one of its sentences or null for the set itself."""


@dataclass(slots=True)
class Remark:
    """One remark, and the codes for which it has kept something out; `line` counts from 1, [start, end) in the text.

    `about` is null for the whole file.
    """

    line: int
    codes: tuple[str, ...]
    reason: str
    about: tuple[About, ...] | None
    start: int
    end: int
    used: set[str] = field(default_factory=set)


def read_remarks(document: Document, codes_by_name: Mapping[str, str]) -> Iterator[Remark]:
    """Give the remarks of a document in order. Names of rules become codes; what is no rule stays as it is written."""
    if document.form not in _FORMS:
        return
    known = frozenset(codes_by_name.values())
    sentences = sorted(
        ((line, number, key) for number in range(len(document.sets)) for line, _, key in document.lines_of(number)),
        key=lambda one: one[0],
    )
    lines = [line for line, _, _ in sentences]
    starts = [0, *(found.end() for found in _LINE_END.finditer(document.text))]
    for match in _REMARK.finditer(document.text):
        if document.form == "yaml" and match[0].startswith("<"):
            continue
        at = bisect_right(starts, match.start())
        said, _, reason = re.sub("[–—]", "--", match[2], count=1).partition("--")
        named = (word for word in re.split(r"[\s,]+", said) if word)
        codes = (word.upper() if word.upper() in known else codes_by_name.get(word.lower(), word) for word in named)
        line = document.first_line + at - 1
        is_alone = not document.text[starts[at - 1] : match.start()].strip()
        about = None if match[1] else _about(sentences, bisect_right(lines, line), is_alone)
        yield Remark(line, tuple(dict.fromkeys(codes)), reason.strip(), about, *match.span())


def without(text: str, remark: Remark) -> str:
    """Take a remark out of its text, with the blanks before it, and with its line where nothing else stands there."""
    before = text[: remark.start].rstrip(" \t")
    line_end = _LINE_END.match(text, remark.end)
    is_alone = not before or before[-1] in "\r\n"
    return before + text[line_end.end() if is_alone and line_end else remark.end :]


def _about(sentences: list[tuple[int, int, Key]], below: int, is_alone: bool) -> tuple[About, ...]:
    """Find the sentence a remark is about: the one it stands behind, else the next one, with its set if that is new."""
    if not is_alone and below:
        return (sentences[below - 1][1:],)
    if below == len(sentences):
        return ()
    _, number, key = sentences[below]
    is_first = below == 0 or sentences[below - 1][1] != number
    return ((number, key), (number, None)) if is_first else ((number, key),)
