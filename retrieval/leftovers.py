"""Removes generations of vectors that are no longer in use, and leaves those of another database in the same folder."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from sqlalchemy import Engine

from retrieval import generation
from retrieval.rights import may_write
from retrieval.vectors.store import VectorStore

_MARK = "database"  # within a generation's folder, names the database whose vectors lie there


def sign(engine: Engine, folder: Path) -> None:
    """Write into a generation's folder, where it has one, whose it is."""
    mark = folder / _MARK
    with suppress(OSError):  # what bears no name is taken for everybody's
        if folder.is_dir() and not mark.exists():
            mark.write_text(_name(engine), "ascii")


def sweep(engine: Engine, store: VectorStore) -> None:
    """Remove this database's generations but the one in use, also those that its record lost. Raises NoVectors."""
    with engine.connect() as connection:
        found, others = generation.current(connection), generation.others(connection)
    if store.folder.is_dir():
        for folder in store.folder.iterdir():
            if (found is None or folder.name != found.name) and (folder.name in others or _is_ours(engine, folder)):
                rmtree(folder, ignore_errors=True)
    if not others or not may_write(engine):
        return
    for name in others:
        store.remove(name)
    with engine.execution_options(writes=True).begin() as connection:
        for name in others:
            generation.forget(connection, name)


def _is_ours(engine: Engine, folder: Path) -> bool:
    try:
        return (folder / _MARK).read_text("ascii") == _name(engine)
    except (OSError, ValueError):
        return True


def _name(engine: Engine) -> str:
    """Name a database whoever uses it, and so that nobody reads where it lies."""
    url = engine.url
    return sha256(f"{url.host}:{url.port}/{url.database}".encode()).hexdigest()
