"""Looks up in the record of truth where to search, and what the two indexes found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from retrieval.passage import Passage, Query
from retrieval.ranking import Candidate, Ranked
from retrieval.tables import documents, passages
from retrieval.vectors import Near


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search: a workspace, and of it perhaps one document, in its version of now, or one kind."""

    workspace: str
    version: str | None
    kind: str | None


def scope_of(connection: Connection, workspace: str, query: Query) -> Scope | None:
    """Say where to search; None where there is nothing to find."""
    where = [documents.c.workspace == workspace]
    if query.document is not None:
        where.append(documents.c.name == query.document)
    if query.kind is not None:
        where.append(documents.c.kind == query.kind)
    version = connection.scalar(select(documents.c.version).where(*where).limit(1))
    return version and Scope(workspace, version if query.document is not None else None, query.kind)


def candidates_of(
    connection: Connection, scope: Scope, found: Mapping[int, float], near: Iterable[Near], generation: str
) -> list[Candidate]:
    """Look up what the indexes found, without what is not of this workspace or of a document's version of now."""
    nearby = {one.passage: one for one in near}
    ids = sorted(found.keys() | nearby.keys())
    columns = (passages.c.id, passages.c.document_id, passages.c.ordinal, documents.c.passages, documents.c.version)
    rows = connection.execute(
        select(*columns, documents.c.vectors)
        .join_from(passages, documents)
        .where(passages.c.id.in_(ids), documents.c.workspace == scope.workspace)
    )
    candidates = []
    for row in rows:
        one = nearby.get(row.id)
        cosine = one.cosine if one and row.version == one.version and row.vectors == generation else None
        if cosine is not None or row.id in found:
            score = found.get(row.id, 0.0)
            candidates.append(Candidate(row.id, row.document_id, row.ordinal, row.passages, score, cosine))
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
