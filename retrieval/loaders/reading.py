"""What a reader makes of a file."""

import re
from typing import NamedTuple

LONGEST_TEXT = 2_000_000  # characters; more is no document that anybody cites

_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_HALF = re.compile(r"[\ud800-\udfff]")
_GAP = re.compile(r"\n{3,}")


class Refused(Exception):
    """A file that cannot be read; `str(error)` says why and what to do, to stand behind the file's name."""


class Reading(NamedTuple):
    """The text of a file. `title` is None where the text's first heading is the title, "" where it has none."""

    title: str | None
    text: str


def clean(text: str) -> str:
    """Give a text that can be kept: one kind of line end, no control characters, no half characters."""
    text = _HALF.sub("\ufffd", _UNSEEN.sub("", _LINE_END.sub("\n", text)))
    return _GAP.sub("\n\n", "\n".join(map(str.rstrip, text.split("\n")))).strip("\n") + "\n"


def one_line(text: str) -> str:
    """Put a text on one line, with single blanks."""
    return " ".join(text.split())
