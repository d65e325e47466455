"""An SQLite file as the database: how its transactions begin, and what its errors say to a person."""

import sqlite3
from functools import cache
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event

from api.database_file import exists, make_folder
from api.settings import Settings
from assistant.errors import Unavailable

BUSY_MS = 10_000
_WRITING = "writing"
_MOST_THREADS = 120  # that drafts and requests run in; each may have a connection

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
    "FULL": "cannot grow, for the disk is full; what it holds is unharmed; make room and try again",
    "NOTADB": "is damaged or no database; move it away or put back a copy, and the next start makes a new one",
    "CORRUPT": "is damaged; put back a copy, or move it away and the next start makes a new one",
    "READONLY": "may not be written; set {setting} you may write to",
    "CANTOPEN": "cannot be opened; set {setting} you may read and write",
    "PERM": "may not be used; set {setting} you may read and write",
    "IOERR": "cannot be read or written; see whether its disk is full or failing, and try again",
}


def opened(settings: Settings) -> Engine:
    """Open the file, with its folder made where there is none. Raises Unavailable."""
    exists(settings)
    make_folder(settings.data_dir, "OKR_DATA_DIR to a folder")
    make_folder(settings.database.parent, settings.database_setting)
    engine = create_engine(URL.create("sqlite", database=str(settings.database)), max_overflow=_MOST_THREADS)

    def explain(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, _OURS):
            said = _what_is_wrong(error, settings.database_setting)
            raise Unavailable(f"{named(engine.url)} {said}.") from None

    def begin(connection: Connection) -> None:
        _begin(connection, named(engine.url))

    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "begin", begin)
    event.listen(engine, "checkin", _let_next_write)
    event.listen(engine, "handle_error", explain)
    return engine


def named(url: URL) -> str:
    """Name a database."""
    return f"The database {url.database}"


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


def _begin(connection: Connection, name: str) -> None:
    options = connection.get_execution_options()
    writes = options.get("writes", False)
    if writes and _WRITING not in connection.info:
        turn = _turn(name)
        if not turn.acquire(timeout=BUSY_MS / 1000):
            raise Unavailable(f"{name} has much to write; try again in a while.")
        connection.info[_WRITING] = turn
    if not options.get("alone", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@cache
def _turn(name: str) -> Lock:
    """Give the turn to write of this process.

    Left to SQLite, those who wait sleep ever longer between tries; one may wait for a second behind all who came later.
    """
    return Lock()


def _let_next_write(connection: Any, record: Any) -> None:
    turn = record.info.pop(_WRITING, None)
    if turn is not None:
        turn.release()


def _what_is_wrong(error: sqlite3.DatabaseError, setting: str) -> str:
    name = getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_")
    sentence = _SENTENCES.get(name.partition("_")[0])
    return f"cannot be used ({error})" if sentence is None else sentence.format(setting=setting)
