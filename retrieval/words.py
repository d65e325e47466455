"""The index of words: SQLite's FTS5 beside the documents' rows, in the same transactions.

Titles and headings stand before each passage. A column of its own holds terms for workspace, document and kind, so that
the scope of a search is a part of the match.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from sqlalchemy import Connection, text

_ADD = text("INSERT INTO words (rowid, scope, title, heading, body) VALUES (:id, :scope, :title, :heading, :body)")
_REMOVE = text(
    "DELETE FROM words WHERE rowid IN (SELECT passages.id FROM passages WHERE passages.document_id = :document)"
)
_FIND = text(
    "SELECT rowid, bm25(words, 0, 1, 1, 1) AS cost FROM words WHERE words MATCH :match ORDER BY cost LIMIT :limit"
)


def scope_terms(workspace: str, document: str | None = None, kind: str | None = None) -> tuple[str, ...]:
    """Give the terms that stand for a workspace, a document of it by name and a kind."""
    given = (("w", workspace), ("d", document), ("k", kind))
    return tuple(_term(mark, value) for mark, value in given if value is not None)


def _term(mark: str, value: str) -> str:
    # A last digit keeps the stemmer off.
    return f"{mark}{blake2b(value.encode(), digest_size=16).hexdigest()}0"


def add(connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
    """Add passages: id, scope, title, heading and body."""
    connection.execute(_ADD, list(rows))


def remove(connection: Connection, document_id: int) -> None:
    """Remove a document's passages; to be called before their own rows go."""
    connection.execute(_REMOVE, {"document": document_id})


def find(connection: Connection, terms: Sequence[str], scope: Sequence[str], limit: int) -> dict[int, float]:
    """Give the BM25 scores of the passages with any of the terms, by id; the best `limit` of them."""
    if not terms:
        return {}
    wanted = " OR ".join(f'"{term}"' for term in terms)
    within = " AND ".join(f'scope : "{term}"' for term in scope)
    rows = connection.execute(_FIND, {"match": f"{within} AND {{title heading body}} : ({wanted})", "limit": limit})
    return {passage: -cost for passage, cost in rows.all()}


def compact(connection: Connection) -> None:
    """Write the index anew, without what was removed."""
    connection.execute(text("INSERT INTO words (words) VALUES ('optimize')"))
