"""The index of words on SQLite: FTS5, with a column of its own for the terms of the scope."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, TextClause, func, select, text

from retrieval.dating import Days
from retrieval.tables import passages

_ADD = text("INSERT INTO words (rowid, scope, title, heading, body) VALUES (:id, :scope, :title, :heading, :body)")
_REMOVE = text(
    "DELETE FROM words WHERE rowid IN (SELECT passages.id FROM passages WHERE passages.document_id = :document)"
)
_FIND = (
    "SELECT rowid, bm25(words, 0, 1, 1, 1) AS cost FROM words WHERE words MATCH :match{days} ORDER BY cost LIMIT :limit"
)
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH :match{days} LIMIT :most)"
# A plus keeps SQLite from matching anew for each passage of these days.
_OF_DAYS = (
    " AND +rowid IN (SELECT passages.id FROM documents JOIN passages ON passages.document_id = documents.id"
    " WHERE documents.workspace = :workspace AND documents.dated BETWEEN :first AND :last)"
)

# FTS5 takes its time for each passage that it scores, and the commonest words bring the most passages and say the
# least: so many passages are scored at most, those with the rarest words, and all those with the rarest one.
_MOST_SCORED = 4000


class SqliteWords:
    """A `WordIndex`; FTS5 itself scores, over the passages of all workspaces."""

    def add(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Add passages: id, scope, title, heading and body."""
        connection.execute(_ADD, list(rows))

    def remove(self, connection: Connection, document_id: int) -> None:
        """Remove a document's passages; to be called before their own rows go."""
        connection.execute(_REMOVE, {"document": document_id})

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
        within = " AND ".join(f'scope : "{term}"' for term in scope)
        of_days = {}
        if days is not None:
            of_days = {"workspace": workspace, "first": days.first.isoformat(), "last": days.last.isoformat()}
        telling = _telling(connection, {term: _match(within, [term]) for term in terms}, of_days)
        if not telling:
            return {}
        given = {"match": _match(within, telling), "limit": limit, **of_days}
        rows = connection.execute(_statement(_FIND, of_days), given)
        return {passage: -cost for passage, cost in rows.all()}

    def size(self, connection: Connection, workspace: str) -> int:
        """Say how many passages there are in all, or were at most."""
        return connection.scalar(select(func.max(passages.c.id))) or 0

    def compact(self, connection: Connection) -> None:
        """Write the index anew, without what was removed."""
        connection.execute(text("INSERT INTO words (words) VALUES ('optimize')"))


def _match(within: str, terms: Sequence[str]) -> str:
    wanted = " OR ".join(f'"{term}"' for term in terms)
    return f"{within} AND {{title heading body}} : ({wanted})"


def _statement(form: str, of_days: Mapping[str, str]) -> TextClause:
    return text(form.format(days=_OF_DAYS if of_days else ""))


def _telling(connection: Connection, matches: Mapping[str, str], of_days: Mapping[str, str]) -> list[str]:
    """Choose the terms to score by, rarest first; `matches` gives what finds the passages with each."""
    counted = []
    for term, match in matches.items():
        given = {"match": match, "most": _MOST_SCORED, **of_days}
        count = connection.scalar(_statement(_COUNT, of_days), given)
        if count:
            counted.append((count, term))
    telling: list[str] = []
    scored = 0
    for count, term in sorted(counted):
        scored += count
        if telling and scored > _MOST_SCORED:
            break
        telling.append(term)
    return telling
