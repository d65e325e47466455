"""What goes into retrieval and what comes out: documents, queries, passages."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A text of the library. `id` is the name given, else its path; `kind` is a plain label such as `strategy`."""

    id: str
    title: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: words, how many passages at most, and optionally only in one document, kind or span of days.

    `since` and `until` are the first and the last day a document may be of; `recent` puts newer documents first among
    those as good.
    """

    text: str
    k: int = 10
    document: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    recent: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that answers a query: `document_text[start:end] == text`, offsets in code points."""

    document: str
    title: str
    kind: str
    heading: str
    start: int
    end: int
    text: str
    relevance: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; `notice` says in a sentence why it went by words only, None where it did not."""

    passages: list[Passage]
    notice: str | None = None
