"""What this process may do with the record of truth."""

from collections.abc import Iterator
from contextlib import contextmanager
from os import W_OK, access
from pathlib import Path

from sqlalchemy import Engine, text

from retrieval.errors import VectorsHeld
from retrieval.vectors.lock import hold

_REBUILDING = 5_067_112_531  # names the right to make vectors anew among the advisory locks of a database

_MAY = text("SELECT NOT pg_is_in_recovery() AND has_table_privilege('documents', 'UPDATE')")


def may_write(engine: Engine) -> bool:
    """Say whether the record may be written: searches go on where it may only be read."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            return bool(connection.scalar(_MAY))
    return access(engine.url.database or "", W_OK)


@contextmanager
def rebuilding(engine: Engine, folder: Path) -> Iterator[None]:
    """Be the only process that makes all vectors anew or removes old ones. Raises VectorsHeld.

    Others are kept off by the database where that is a server, else by the lock of the folder.
    """
    if engine.dialect.name != "postgresql":
        lock = hold(folder)
        try:
            yield
        finally:
            lock.release()
        return
    with engine.execution_options(alone=True).connect() as connection:
        if not connection.scalar(text(f"SELECT pg_try_advisory_lock({_REBUILDING})")):
            raise VectorsHeld("another process makes the vectors anew just now; try again when it is done")
        try:
            yield
        finally:
            connection.execute(text(f"SELECT pg_advisory_unlock({_REBUILDING})"))
