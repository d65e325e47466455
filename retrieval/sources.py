"""Which files documents were taken from, so that a folder can be followed: what is new, changed or gone."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, func, select, update

from retrieval import record
from retrieval.passage import SourceDocument
from retrieval.tables import documents


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its absolute path. `version` names what it holds, or is null where not all of it could be kept."""

    path: str
    version: str | None


@dataclass(slots=True)
class Taken:
    """What taking a file changed, by the documents' names."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def take(connection: Connection, workspace: str, source: Source, found: Sequence[SourceDocument]) -> Taken:
    """Keep the documents of a file; remove those that it held before, where it was read whole."""
    taken = Taken()
    names = [document.id for document in found]
    for document in found:
        is_there = connection.scalar(select(documents.c.id).where(*_named(workspace, document.id))) is not None
        is_other = record.put(connection, workspace, document)
        (taken.same if not is_other else taken.changed if is_there else taken.new).append(document.id)
    for name in names:
        connection.execute(
            update(documents).where(*_named(workspace, name)).values(source=source.path, source_version=source.version)
        )
    if source.version is not None:
        before = select(documents.c.name).where(documents.c.workspace == workspace, documents.c.source == source.path)
        for name in sorted(set(connection.scalars(before)) - set(names)):
            record.remove(connection, workspace, name)
            taken.removed.append(name)
    return taken


def below(connection: Connection, workspace: str, folder: str) -> dict[str, str | None]:
    """Give the files below a folder that documents were taken from, with the version of each."""
    inside = os.path.join(folder, "")  # noqa: PTH118 - a path of pathlib drops the last slash
    found = select(documents.c.source, func.min(documents.c.source_version)).where(
        documents.c.workspace == workspace, func.substr(documents.c.source, 1, len(inside)) == inside
    )
    return {str(source): version for source, version in connection.execute(found.group_by(documents.c.source))}


def _named(workspace: str, name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return documents.c.workspace == workspace, documents.c.name == name
