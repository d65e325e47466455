"""Which generation of vectors is in use, and which are to be removed, as the record of truth has it."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from retrieval.tables import departed, documents, vector_index

_IN_USE = 1  # the row's id; further rows are generations that are being made or were left


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation by name, and which embeddings made it."""

    name: str
    embeddings: str


def current(connection: Connection) -> Generation | None:
    """Give the generation in use."""
    found = connection.execute(
        select(vector_index.c.generation, vector_index.c.embeddings).where(vector_index.c.id == _IN_USE)
    ).one_or_none()
    return None if found is None else Generation(*found)


def others(connection: Connection) -> list[str]:
    """Give the names of the generations that are being made or were left."""
    return list(connection.scalars(select(vector_index.c.generation).where(vector_index.c.id != _IN_USE)))


def announce(connection: Connection, generation: Generation) -> None:
    """Record a generation before anything is made of it, so that it is removed if it comes to nothing."""
    forget(connection, generation.name)
    last = connection.scalar(select(func.max(vector_index.c.id))) or _IN_USE
    connection.execute(
        insert(vector_index).values(id=last + 1, generation=generation.name, embeddings=generation.embeddings)
    )


def leave(connection: Connection) -> None:
    """Give up the generation in use."""
    left = current(connection)
    if left is not None:
        announce(connection, left)


def start(connection: Connection, generation: Generation, departing: int) -> None:
    """Put a generation in use that holds no document so far, nor any that departed up to `departing`."""
    leave(connection)
    forget(connection, generation.name)
    connection.execute(
        insert(vector_index).values(id=_IN_USE, generation=generation.name, embeddings=generation.embeddings)
    )
    connection.execute(update(documents).where(documents.c.vectors.is_not(None)).values(vectors=None))
    connection.execute(delete(departed).where(departed.c.id <= departing))


def forget(connection: Connection, name: str) -> None:
    """Take a generation off the record, for it was removed."""
    connection.execute(delete(vector_index).where(vector_index.c.generation == name))
