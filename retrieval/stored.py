"""A document as the library keeps it."""

from dataclasses import dataclass
from datetime import date, datetime

WORKSPACE = "default"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is kept of a document beside its text. `sha256` is the text's, and with it the document's version.

    `dated` is the day that the document itself says it is of, else the day it was added.
    """

    id: str
    title: str
    kind: str
    characters: int
    passages: int
    sha256: str
    added: datetime
    dated: date | None


@dataclass(frozen=True, slots=True)
class WholeDocument(StoredDocument):
    """A kept document with its text, exactly as it was given."""

    text: str
