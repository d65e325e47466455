"""The index of words on SQLite: FTS5, with a column of its own for the terms of the scope."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, func, select, text

from retrieval.tables import passages

_ADD = text("INSERT INTO words (rowid, scope, title, heading, body) VALUES (:id, :scope, :title, :heading, :body)")
_REMOVE = text(
    "DELETE FROM words WHERE rowid IN (SELECT passages.id FROM passages WHERE passages.document_id = :document)"
)
_FIND = text(
    "SELECT rowid, bm25(words, 0, 1, 1, 1) AS cost FROM words WHERE words MATCH :match ORDER BY cost LIMIT :limit"
)


class SqliteWords:
    """A `WordIndex`; FTS5 itself scores, over the passages of all workspaces."""

    def add(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Add passages: id, scope, title, heading and body."""
        connection.execute(_ADD, list(rows))

    def remove(self, connection: Connection, document_id: int) -> None:
        """Remove a document's passages; to be called before their own rows go."""
        connection.execute(_REMOVE, {"document": document_id})

    def find(
        self, connection: Connection, workspace: str, terms: Sequence[str], scope: Sequence[str], limit: int
    ) -> dict[int, float]:
        """Give the BM25 scores of the passages with any of the terms, by id; the best `limit` of them."""
        if not terms:
            return {}
        wanted = " OR ".join(f'"{term}"' for term in terms)
        within = " AND ".join(f'scope : "{term}"' for term in scope)
        rows = connection.execute(_FIND, {"match": f"{within} AND {{title heading body}} : ({wanted})", "limit": limit})
        return {passage: -cost for passage, cost in rows.all()}

    def size(self, connection: Connection, workspace: str) -> int:
        """Say how many passages there are in all, or were at most."""
        return connection.scalar(select(func.max(passages.c.id))) or 0

    def compact(self, connection: Connection) -> None:
        """Write the index anew, without what was removed."""
        connection.execute(text("INSERT INTO words (words) VALUES ('optimize')"))
