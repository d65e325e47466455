"""What may be kept in the library."""

import re

from retrieval.errors import BadDocument
from retrieval.passage import SourceDocument

_LONGEST_NAME, _LONGEST_TITLE, _LONGEST_KIND = 1000, 1000, 200
_MOST_BYTES = 1800  # of a name; an index of PostgreSQL takes 2,704, the workspace's 800 among them
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def check(document: SourceDocument) -> None:
    """Raise BadDocument where a document cannot be kept."""
    if not all(map(_is_whole, (document.id, document.title, document.kind, document.text))):
        shown = document.id.encode("utf-8", "backslashreplace").decode()
        raise BadDocument(f"{shown}: holds half a character (a lone surrogate) and cannot be kept.")
    if not document.id.strip() or len(document.id) > _LONGEST_NAME or len(document.id.encode()) > _MOST_BYTES:
        raise BadDocument(
            f"A document's name has 1 to {_LONGEST_NAME:,} characters and at most {_MOST_BYTES:,} bytes in UTF-8;"
            " give it another."
        )
    if len(document.title) > _LONGEST_TITLE or len(document.kind) > _LONGEST_KIND:
        raise BadDocument(
            f"{document.id}: its title may have {_LONGEST_TITLE:,} characters, its kind {_LONGEST_KIND:,}; shorten it."
        )
    if any(CONTROL.search(part) for part in (document.id, document.title, document.kind)):
        shown = document.id.encode("unicode_escape").decode()
        raise BadDocument(f"{shown}: its name, title or kind holds control characters or breaks a line; change that.")
    if not document.text.strip():
        raise BadDocument(f"{document.id}: holds no text.")


def can_name(text: str) -> bool:
    """Say whether a text may be a name or a kind; one with NUL never is, and PostgreSQL would not look for it."""
    return _is_whole(text) and "\0" not in text


def _is_whole(text: str) -> bool:
    """Say whether a text can be written in UTF-8; the database takes no other."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
