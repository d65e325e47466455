"""Makes documents of files: text and Markdown. Other formats are refused by name."""

import re
from pathlib import PurePath

from retrieval.errors import BadDocument
from retrieval.headings import headings
from retrieval.kinds import guess
from retrieval.passage import SourceDocument

SUFFIXES = (".txt", ".text", ".md", ".markdown", "")
LINES = (".jsonl", ".ndjson")

_LONGEST_TITLE = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def load(name: str, text: str, kind: str | None = None, title: str | None = None) -> SourceDocument:
    """Make a document of a text; title and kind are guessed where they are not given."""
    titled = " ".join(_CONTROL.sub(" ", title or _title(name, text)).split()) or name
    return SourceDocument(name, titled, kind or guess(PurePath(name).stem, titled, text), text)


def check_suffix(name: str) -> None:
    """Refuse a file in a format that is not read. Raises BadDocument."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise BadDocument(
            f"{name}: {suffix} files are not read yet; save it as text or Markdown (.txt, .md) or JSON Lines (.jsonl)."
        )


def _title(name: str, text: str) -> str:
    """Give the first heading near the beginning, else the file's name without its ending."""
    first = next(headings(text[:2000]), None)
    if first is not None and not text[: first.start].strip():
        return first.path[:_LONGEST_TITLE]
    return PurePath(name).stem or name
