"""Documents and passages of the library."""

from api.answers.parts import Answer, Day, Piece, Time


class Document(Answer):
    """A document of the library, without its text; `sha256` is its version."""

    id: str
    title: str
    kind: str
    characters: int
    passages: int
    sha256: str
    added: Time
    dated: Day | None


class WholeDocument(Document):
    """A document of the library."""

    text: str


class Documents(Answer):
    """A page of the library's documents; `next` is the cursor of the page that follows."""

    data: list[Document]
    has_more: bool
    next: str | None


class LineError(Answer):
    """Why a line was refused."""

    code: str
    message: str


class RefusedLine(Answer):
    """A line of a file of documents that was refused; `line` counts from 1."""

    id: str | int | None
    line: int
    error: LineError


class DocumentLines(Answer):
    """The documents kept of a file of many, by id, and the lines that were refused."""

    data: list[Document]
    refused: list[RefusedLine]


class QuotingDraft(Answer):
    """A stored draft that quotes a document; `title` is its first objective, empty where it has none."""

    id: str
    title: str


class QuotingConversation(Answer):
    """A conversation in which a document is quoted, or was in a draft that is removed."""

    id: str
    title: str


class ErasedDocument(Answer):
    """A document that is erased, the drafts and conversations erased with it, and those left that quote it."""

    id: str
    erased: list[QuotingDraft]
    left: list[QuotingDraft]
    erased_conversations: list[QuotingConversation]
    left_conversations: list[QuotingConversation]


class Passage(Piece):
    """A piece of a document of the library that answers a query."""

    document: str
    title: str
    kind: str
    heading: str
    relevance: float


class Hits(Answer):
    """Passages, best first; `notice` says in a sentence why words alone found them, where that is so."""

    query_id: str | None
    hits: list[Passage]
    notice: str | None = None
