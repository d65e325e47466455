"""The index of words on PostgreSQL: a tsvector under GIN, whose lexemes of weight D are the terms of the scope.

PostgreSQL's own ranks do not know how rare a word is, so BM25 is worked out here, over the passages of one workspace.
Texts are taken apart as FTS5 does it; PostgreSQL only stems the words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log
from unicodedata import combining, normalize

from sqlalchemy import Connection, func, select, text

from retrieval.dating import Days
from retrieval.tables import documents

TABLE = "words"

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 100  # characters of a word that count; PostgreSQL refuses much longer ones
_K1, _B = 1.2, 0.75  # as FTS5 has them

_ADD = text(
    "INSERT INTO words (passage_id, length, lexemes) VALUES (:id, :length,"
    " setweight(to_tsvector('plumb_words', :named), 'A') || setweight(to_tsvector('plumb_words', :body), 'C')"
    " || setweight(to_tsvector('simple', :scope), 'D'))"
)
_REMOVE = text(
    "DELETE FROM words WHERE passage_id IN (SELECT passages.id FROM passages WHERE passages.document_id = :document)"
)
_STEMS = text("SELECT lexeme FROM unnest(to_tsvector('plumb_words', :terms))")
_HOLDING = text(
    "SELECT asked.lexeme, (SELECT count(*) FROM words WHERE words.lexemes @@ CAST(asked.query AS tsquery)) AS holding"
    " FROM unnest(CAST(:lexemes AS text[]), CAST(:queries AS text[])) AS asked (lexeme, query)"
)
# Of many passages only those with the most telling words are looked at closely, which takes the most time.
_FIND = """
WITH likely AS MATERIALIZED (
  SELECT passage_id, length, lexemes FROM words WHERE lexemes @@ CAST(:match AS tsquery){days}
  ORDER BY {telling} DESC, passage_id LIMIT :likely
)
SELECT passage_id,
  sum(asked.rarity * cardinality(found.positions) * (:k1 + 1)
      / (cardinality(found.positions) + :k1 * (1 - :b + :b * likely.length / :average))) AS score
FROM likely, unnest(ts_filter(likely.lexemes, '{{a,c}}')) AS found,
  unnest(CAST(:lexemes AS text[]), CAST(:rarities AS float8[])) AS asked (lexeme, rarity)
WHERE found.lexeme = asked.lexeme
GROUP BY passage_id ORDER BY score DESC, passage_id LIMIT :limit
"""


_OF_DAYS = (
    " AND passage_id IN (SELECT passages.id FROM documents JOIN passages ON passages.document_id = documents.id"
    " WHERE documents.workspace = :workspace AND documents.dated BETWEEN :first AND :last)"
)


class PostgresWords:
    """A `WordIndex`."""

    def add(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Add passages: id, scope, title, heading and body."""
        connection.execute(
            _ADD,
            [
                {
                    "id": row["id"],
                    "length": len(str(row["body"])),
                    "named": _words(f"{row['title']} {row['heading']}"),
                    "body": _words(str(row["body"])),
                    "scope": row["scope"],
                }
                for row in rows
            ],
        )

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
        lexemes = list(connection.scalars(_STEMS, {"terms": _words(" ".join(terms))}))
        if not lexemes:
            return {}
        within = [f"'{term}':D" for term in scope]
        passages, characters = _extent(connection, workspace)
        wanted = [f"'{lexeme}':AC" for lexeme in lexemes]  # a lexeme is letters and digits
        counting = {"lexemes": lexemes, "queries": [f"{within[0]} & {one}" for one in wanted]}
        holding = {row.lexeme: row.holding for row in connection.execute(_HOLDING, counting)}
        rarities = [log(1 + (passages - holding[one] + 0.5) / (holding[one] + 0.5)) for one in lexemes]
        telling = " + ".join(
            f"CASE WHEN lexemes @@ CAST(:q{n} AS tsquery) THEN CAST(:r{n} AS float8) ELSE 0 END"
            for n in range(len(wanted))
        )
        parts = {f"q{n}": one for n, one in enumerate(wanted)} | {f"r{n}": one for n, one in enumerate(rarities)}
        rows = connection.execute(
            text(_FIND.format(telling=telling, days="" if days is None else _OF_DAYS)),
            {
                **parts,
                **({} if days is None else {"workspace": workspace, **days._asdict()}),
                "match": f"{' & '.join(within)} & ({' | '.join(wanted)})",
                "likely": 2 * limit,
                "limit": limit,
                "k1": _K1,
                "b": _B,
                "average": max(characters, 1) / max(passages, 1),
                "lexemes": lexemes,
                "rarities": rarities,
            },
        )
        return {passage: float(score) for passage, score in rows.all()}

    def size(self, connection: Connection, workspace: str) -> int:
        """Say how many passages a workspace has."""
        return _extent(connection, workspace)[0]

    def compact(self, connection: Connection) -> None:
        """Do nothing: the table is written anew with the database."""


def _extent(connection: Connection, workspace: str) -> tuple[int, int]:
    """Give how many passages a workspace has, and how many characters."""
    sums = select(func.sum(documents.c.passages), func.sum(documents.c.characters))
    passages, characters = connection.execute(sums.where(documents.c.workspace == workspace)).one()
    return int(passages or 0), int(characters or 0)


def _words(text: str) -> str:
    """Give the words of a text with blanks between, in lower case and without accents."""
    bare = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return " ".join(word[:_LONGEST] for word in _WORD.findall(bare.lower()))
