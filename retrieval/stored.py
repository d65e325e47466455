"""A document as the library keeps it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What is kept of a document beside its text. `sha256` is the text's, and with it the document's version."""

    id: str
    title: str
    kind: str
    characters: int
    passages: int
    sha256: str
    added: datetime


@dataclass(frozen=True, slots=True)
class WholeDocument(StoredDocument):
    """A kept document with its text, exactly as it was given."""

    text: str
