"""What is left on the disk of rows that were deleted, and how it goes."""

from sqlalchemy import Engine, inspect, text

from retrieval.errors import NotErased
from retrieval.tables import metadata
from retrieval.vectors.faults import reason
from retrieval.words.index import words_of
from retrieval.words.postgres import TABLE


def write_anew(engine: Engine) -> None:
    """Write the database anew without what was removed; on a server, its own tables and those that the engine names.

    Raises NotErased where that fails, whatever the reason.
    """
    try:
        _write(engine)
    except NotErased:
        raise
    except Exception as error:  # what was removed is removed; only this says that remains of it are still there
        raise NotErased(f"remains of them stay on the disk ({reason(error)})") from error


def _write(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        words_of(connection).compact(connection)
    with engine.execution_options(alone=True, writes=True).connect() as connection:
        if connection.dialect.name == "postgresql":
            ours = {*metadata.tables, TABLE, *connection.get_execution_options().get("tables", ())}
            for table in sorted(ours.intersection(inspect(connection).get_table_names())):
                quoted = connection.dialect.identifier_preparer.quote(table)
                connection.execute(text(f"VACUUM (FULL, ANALYZE) {quoted}"))
            return
        connection.execute(text("VACUUM"))
        if connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).scalar():
            raise NotErased("another process reads the database just now, so that remains stay in its log")
