"""How connections to SQLite are set up, how their transactions begin, and what their errors say to a person."""

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, event

from assistant.errors import Unavailable

BUSY_MS = 10_000

# What is committed is on the disk; what is deleted is overwritten; readers and one writer do not wait for each other;
# no temporary file holds text outside the data folder.
_PRAGMAS = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
)


_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError)
_SENTENCES = {
    "BUSY": "is being written by another process; try again when that is done",
    "LOCKED": "is being written by another process; try again when that is done",
    "FULL": "cannot grow, for the disk is full; nothing was changed; make room and try again",
    "NOTADB": "is damaged or no database; move it away or put back a copy, and the next start makes a new one",
    "CORRUPT": "is damaged; put back a copy, or move it away and the next start makes a new one",
    "READONLY": "may not be written; set {setting} you may write to",
    "CANTOPEN": "cannot be opened; set {setting} you may read and write",
    "PERM": "may not be used; set {setting} you may read and write",
    "IOERR": "cannot be read or written; see whether its disk is full or failing, and try again",
}


def listen(engine: Engine, setting: str = "OKR_DATA_DIR to a folder") -> None:
    """Set up every connection of an engine, and make Unavailable of the database's errors.

    `setting` is what a person sets so that the database lies elsewhere, as the errors' sentences go on.

    A transaction under the execution option `writes` takes the one right to write as it begins, so that what it reads
    stays true until it has written. Under `alone` none begins, for statements that stand in no transaction.
    """

    def explain(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, _OURS):
            raise Unavailable(f"The database {engine.url.database} {_what_is_wrong(error, setting)}.") from None

    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", explain)


def _connect(dialect: Any, record: Any, arguments: Any, options: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = sqlite3.connect(*arguments, **options)
    try:
        connection.isolation_level = None  # transactions begin where _begin says so
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("alone", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes", False) else "BEGIN")


def _what_is_wrong(error: sqlite3.DatabaseError, setting: str) -> str:
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    sentence = _SENTENCES.get(name.partition("_")[0])
    return f"cannot be used ({error})" if sentence is None else sentence.format(setting=setting)
