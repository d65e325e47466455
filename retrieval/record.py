"""The record of truth: documents and passages in the database, whole or not at all."""

from collections.abc import Collection
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from retrieval.dating import dated
from retrieval.passage import SourceDocument
from retrieval.split import split
from retrieval.stored import StoredDocument, WholeDocument
from retrieval.tables import departed, documents, passages
from retrieval.words.index import scope_terms, words_of

_AT_ONCE = 500  # values in one statement; databases bound them

_STORED = (
    documents.c.name,
    documents.c.title,
    documents.c.kind,
    documents.c.characters,
    documents.c.passages,
    documents.c.sha256,
    documents.c.added,
    documents.c.dated,
)


def content_hash(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8."""
    return sha256(text.encode()).hexdigest()


def version(document: SourceDocument) -> str:
    """Name all that makes a document what it is; two documents never share it."""
    parts = (document.id, document.title, document.kind, document.text)
    return sha256(b"\0".join(sha256(part.encode()).digest() for part in parts)).hexdigest()


def holds(connection: Connection, workspace: str, document: SourceDocument) -> bool:
    """Say whether a document is kept exactly so."""
    found = _kept(connection, workspace, document.id)
    return found is not None and found.version == version(document)


def put(connection: Connection, workspace: str, document: SourceDocument) -> bool:
    """Keep a document in place of what has its name; False where it is kept already.

    Needs a transaction for writing.
    """
    named = version(document)
    if before := _kept(connection, workspace, document.id):
        if before.version == named:
            return False
        _remove(connection, before)
    pieces = split(document.text)
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    row = insert(documents).values(
        workspace=workspace,
        name=document.id,
        title=document.title,
        kind=document.kind,
        sha256=content_hash(document.text),
        version=named,
        characters=len(document.text),
        passages=len(pieces),
        added=now,
        dated=dated(document.id, document.title, document.text) or now.date(),
        text=document.text,
    )
    document_id = connection.scalar(row.returning(documents.c.id))
    connection.execute(
        insert(passages),
        [
            {
                "document_id": document_id,
                "ordinal": ordinal,
                "start": piece.start,
                "end": piece.end,
                "heading": piece.heading,
            }
            for ordinal, piece in enumerate(pieces)
        ],
    )
    ids = connection.scalars(
        select(passages.c.id).where(passages.c.document_id == document_id).order_by(passages.c.ordinal)
    )
    scope = " ".join(scope_terms(workspace, document.id, document.kind))
    words_of(connection).add(
        connection,
        (
            {
                "id": passage,
                "scope": scope,
                "title": document.title,
                "heading": piece.heading,
                "body": document.text[piece.start : piece.end],
            }
            for passage, piece in zip(ids, pieces, strict=True)
        ),
    )
    return True


def remove(connection: Connection, workspace: str, name: str) -> bool:
    """Remove a document with its passages; False where there is none. Needs a transaction for writing.

    What stays for a while: its vectors, until the holder of the vectors deletes them, and on the disk, as Chroma does,
    until all are made anew; its words in pages of the index not written anew. No search finds either.
    """
    found = _kept(connection, workspace, name)
    if found is not None:
        _remove(connection, found)
    return found is not None


def _kept(connection: Connection, workspace: str, name: str) -> Row[int, str, str] | None:
    """Give id, workspace and version of the document of a name."""
    columns = (documents.c.id, documents.c.workspace, documents.c.version)
    named = (documents.c.workspace == workspace, documents.c.name == name)
    return connection.execute(select(*columns).where(*named)).one_or_none()


def _remove(connection: Connection, kept: Row[int, str, str]) -> None:
    words_of(connection).remove(connection, kept.id)
    connection.execute(delete(passages).where(passages.c.document_id == kept.id))
    connection.execute(delete(documents).where(documents.c.id == kept.id))
    connection.execute(insert(departed).values(workspace=kept.workspace, version=kept.version))


def older(connection: Connection, before: datetime) -> list[tuple[str, str]]:
    """Give workspace and name of the documents last added or changed before a time, which says its zone."""
    then = before.astimezone(UTC).replace(tzinfo=None)
    rows = connection.execute(select(documents.c.workspace, documents.c.name).where(documents.c.added < then))
    return [(row.workspace, row.name) for row in rows]


def listed(connection: Connection, workspace: str, names: Collection[str] | None = None) -> list[StoredDocument]:
    """Give the documents of a workspace by name, or those of some names."""
    asked = select(*_STORED).where(documents.c.workspace == workspace).order_by(documents.c.name)
    if names is None:
        return [StoredDocument(**_fields(row)) for row in connection.execute(asked)]
    given = sorted(names)
    slices = (given[start : start + _AT_ONCE] for start in range(0, len(given), _AT_ONCE))
    rows = (row for some in slices for row in connection.execute(asked.where(documents.c.name.in_(some))))
    return [StoredDocument(**_fields(row)) for row in rows]


def kinds(connection: Connection, workspace: str) -> frozenset[str]:
    """Give the kinds of the documents of a workspace."""
    asked = select(documents.c.kind).where(documents.c.workspace == workspace).distinct()
    return frozenset(connection.scalars(asked))


def whole(connection: Connection, workspace: str, name: str) -> WholeDocument | None:
    """Give a document with its text."""
    row = connection.execute(
        select(*_STORED, documents.c.text).where(documents.c.workspace == workspace, documents.c.name == name)
    ).one_or_none()
    return None if row is None else WholeDocument(**_fields(row), text=row.text)


def _fields(row: Any) -> dict[str, Any]:
    return {
        "id": row.name,
        "title": row.title,
        "kind": row.kind,
        "characters": row.characters,
        "passages": row.passages,
        "sha256": row.sha256,
        "added": row.added.replace(tzinfo=UTC),
        "dated": row.dated,
    }
