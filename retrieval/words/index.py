"""What an index of words does, and which one a database has."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Protocol

from sqlalchemy import Connection

from retrieval.dating import Days
from retrieval.words.postgres import PostgresWords
from retrieval.words.sqlite import SqliteWords


class WordIndex(Protocol):
    """Finds passages by their words. Titles and headings count with each passage.

    The scope of a search is a part of the match: `scope_terms` that stand beside each passage.
    """

    def add(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Add passages: id, scope, title, heading and body."""
        ...

    def remove(self, connection: Connection, document_id: int) -> None:
        """Remove a document's passages; to be called before their own rows go."""
        ...

    def find(
        self,
        connection: Connection,
        workspace: str,
        terms: Sequence[str],
        scope: Sequence[str],
        limit: int,
        days: Days | None = None,
    ) -> dict[int, float]:
        """Give the BM25 scores of the passages with any of the terms, by id; the best `limit` of them, of some days."""
        ...

    def size(self, connection: Connection, workspace: str) -> int:
        """Say among how many passages a word is rare or common; as good for a scale, and found at once."""
        ...

    def compact(self, connection: Connection) -> None:
        """Write the index anew, without what was removed."""
        ...


_OF: Mapping[str, WordIndex] = {"sqlite": SqliteWords(), "postgresql": PostgresWords()}


def words_of(connection: Connection) -> WordIndex:
    """Give the index of words that a database has."""
    return _OF[connection.dialect.name]


def scope_terms(workspace: str, document: str | None = None, kind: str | None = None) -> tuple[str, ...]:
    """Give the terms that stand for a workspace, a document of it by name and a kind; the workspace's is the first."""
    given = (("w", workspace), ("d", document), ("k", kind))
    return tuple(_term(mark, value) for mark, value in given if value is not None)


def _term(mark: str, value: str) -> str:
    # A last digit keeps the stemmer off.
    return f"{mark}{blake2b(value.encode(), digest_size=16).hexdigest()}0"
