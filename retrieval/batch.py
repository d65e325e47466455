"""Some documents on their way into the vectors: a few thousand passages at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Engine, insert, select, update

from retrieval.embeddings import Embedder
from retrieval.tables import departed, documents, passages
from retrieval.vectors.index import Entry, VectorIndex

_PASSAGES = 2000  # a batch ends after the document that reaches this many
_DOCUMENTS = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document to index: the row's id, and what is put before or beside each of its passages."""

    id: int
    workspace: str
    version: str
    title: str
    kind: str
    dated: date | None
    passages: int


def next_batch(engine: Engine, *where: ColumnElement[bool]) -> list[Waiting]:
    """Give the first documents of those asked for, by id; none where there are none left."""
    columns = [documents.c[one.name] for one in fields(Waiting)]
    found = select(*columns).where(*where).order_by(documents.c.id).limit(_DOCUMENTS)
    batch: list[Waiting] = []
    size = 0
    with engine.connect() as connection:
        for row in connection.execute(found):
            if size >= _PASSAGES:
                break
            batch.append(Waiting(*row))
            size += row.passages
    return batch


def fill(index: VectorIndex, engine: Engine, embedder: Embedder, batch: Sequence[Waiting]) -> None:
    """Put the vectors of a batch into the index; a document removed meanwhile has none. Raises NoVectors."""
    for workspace, some in groupby(sorted(batch, key=lambda one: one.workspace), key=lambda one: one.workspace):
        entries: list[Entry] = []
        texts: list[str] = []
        with engine.connect() as connection:
            for one in some:
                for passage, text in _passages(connection, one):
                    entries.append(Entry(passage, one.version, one.kind, one.dated))
                    texts.append(text)
        if entries:
            index.put(workspace, entries, embedder(texts))


def mark(connection: Connection, batch: Sequence[Waiting], generation: str) -> None:
    """Record that all passages of these documents are in the generation; changed documents stay unmarked.

    What was removed while it was on its way departs once more, for its vectors came after it had gone.
    """
    for one in batch:
        same = (documents.c.id == one.id, documents.c.version == one.version)
        if not connection.execute(update(documents).where(*same).values(vectors=generation)).rowcount:
            connection.execute(insert(departed).values(workspace=one.workspace, version=one.version))


def _passages(connection: Connection, one: Waiting) -> list[tuple[int, str]]:
    text = connection.scalar(
        select(documents.c.text).where(documents.c.id == one.id, documents.c.version == one.version)
    )
    if text is None:
        return []
    rows = connection.execute(select(passages).where(passages.c.document_id == one.id))
    return [(row.id, _embedded(one.title, row.heading, text[row.start : row.end])) for row in rows]


def all_embedded(engine: Engine) -> Iterator[str]:
    """Give what is embedded of every passage of the record, document by document."""
    with engine.connect() as connection:
        for document in connection.scalars(select(documents.c.id)).all():
            found = select(documents.c.title, documents.c.text).where(documents.c.id == document)
            for title, text in connection.execute(found).all():
                for row in connection.execute(select(passages).where(passages.c.document_id == document)):
                    yield _embedded(title, row.heading, text[row.start : row.end])


def _embedded(title: str, heading: str, body: str) -> str:
    return f"{title}\n{heading}\n{body}"
