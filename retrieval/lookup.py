"""Looks up in the record of truth where to search, and what the two indexes found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, select

from retrieval.dating import Days
from retrieval.passage import Passage, Query
from retrieval.ranking import Candidate, Ranked
from retrieval.tables import documents, passages
from retrieval.vectors.index import Near

_PLACED = (
    select(passages.c.id, passages.c.ordinal, documents.c.id)
    .add_columns(documents.c.passages, documents.c.version, documents.c.vectors, documents.c.dated)
    .join_from(passages, documents)
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search: a workspace, and of it perhaps one document, in its version of now, one kind, or some days."""

    workspace: str
    version: str | None
    kind: str | None
    days: Days | None


def scope_of(connection: Connection, workspace: str, query: Query) -> Scope | None:
    """Say where to search; None where there is nothing to find."""
    where = [documents.c.workspace == workspace]
    if query.document is not None:
        where.append(documents.c.name == query.document)
    if query.kind is not None:
        where.append(documents.c.kind == query.kind)
    is_bound = query.since is not None or query.until is not None
    days = Days(query.since or date.min, query.until or date.max) if is_bound else None
    version = connection.scalar(select(documents.c.version).where(*where, *_within(days)).limit(1))
    return version and Scope(workspace, version if query.document is not None else None, query.kind, days)


def _within(days: Days | None) -> list[ColumnElement[bool]]:
    return [] if days is None else [documents.c.dated.between(days.first, days.last)]


def candidates_of(
    connection: Connection, scope: Scope, found: Mapping[int, float], near: Iterable[Near], generation: str
) -> list[Candidate]:
    """Look up what the indexes found, without what is not of this workspace, these days or a version of now."""
    nearby = {one.passage: one for one in near}
    ids = sorted(found.keys() | nearby.keys())
    rows = connection.execute(
        _PLACED.where(documents.c.workspace == scope.workspace, passages.c.id.in_(ids), *_within(scope.days))
    )
    candidates = []
    for passage, ordinal, document, count, version, vectors, dated in rows:
        one = nearby.get(passage)
        cosine = one.cosine if one and (version, vectors) == (one.version, generation) else None
        if cosine is not None or passage in found:
            candidates.append(Candidate(passage, document, ordinal, count, found.get(passage, 0.0), cosine, dated))
    return candidates


def read(connection: Connection, joined: Sequence[Sequence[Ranked]]) -> list[Passage]:
    """Cut the passages out of their documents."""
    ids = [one.candidate.passage for stretch in joined for one in stretch]
    pieces = {row.id: row for row in connection.execute(select(passages).where(passages.c.id.in_(ids)))}
    names = {row.document_id for row in pieces.values()}
    sources = {row.id: row for row in connection.execute(select(documents).where(documents.c.id.in_(names)))}
    found = []
    for stretch in joined:
        parts = [pieces[one.candidate.passage] for one in stretch]
        source = sources[parts[0].document_id]
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        found.append(
            Passage(
                document=source.name,
                title=source.title,
                kind=source.kind,
                heading=parts[0].heading,
                start=start,
                end=end,
                text=source.text[start:end],
                relevance=round(stretch[0].relevance, 4),
            )
        )
    return found
