"""PostgreSQL as the database: how its transactions begin, and what its errors say to a person, never a password."""

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, inspect, make_url, text

from api.settings import Settings
from api.store.tables import metadata
from assistant.errors import BadSetting, Unavailable

if TYPE_CHECKING:
    from psycopg import Connection as Psycopg

_WAIT_S = 10  # for a connection, and for the right to write
_LOCK = 5_067_112_530  # names the right to write among the advisory locks of a database
_UTF8 = "UTF8"

# By the first characters of SQLSTATE, the longest that fits.
_STATES = {
    "55P03": "is being written by another process; try again when that is done",
    "40P01": "is being written by another process; try again when that is done",
    "40001": "is being written by another process; try again when that is done",
    "53100": "cannot grow, for its disk is full; what it holds is unharmed; make room and try again",
    "53200": "is out of memory; try again when it has less to do",
    "53300": "takes no more connections; try again, or raise its max_connections",
    "25006": "may only be read; name in OKR_DATABASE_URL a server and a user that may write",
    "42501": "may not be used so by this user; grant the right, or name another user in OKR_DATABASE_URL",
    "54000": "cannot keep a name as long as this; give the document a shorter one",
    "57014": "took too long and was interrupted; try again",
    "08": "cannot be reached; see whether the server runs, and try again",
    "57P": "was shut down or is just starting; try again",
    "XX": "is damaged; put back a copy",
    "58": "cannot read or write its files; see whether its disk is full or failing, and try again",
}
# What the server or the driver says where a connection fails, for which there is no state; the first that fits tells.
_SAID = (
    (r"no password supplied", "asks for a password; put it into OKR_DATABASE_URL"),
    (r"FATAL.*password authentication failed", "refuses the user or the password; mend OKR_DATABASE_URL"),
    (
        r"FATAL.*no pg_hba\.conf entry",
        "lets this user in from nowhere or not from this machine; mend the server's pg_hba.conf",
    ),
    (
        r'FATAL.*database ".*" does not exist',
        "does not exist; make it with createdb, or name another in OKR_DATABASE_URL",
    ),
    (
        r'FATAL.*role ".*" does not exist',
        "knows no such user; make it with createuser, or name another in OKR_DATABASE_URL",
    ),
    (r"FATAL.*(?:too many|remaining connection)", "takes no more connections; try again, or raise its limit of them"),
    (r"FATAL.*starting up", "is just starting; try again"),
    (r"FATAL.*shutting down", "is shutting down; try again when it runs again"),
    (
        r"FATAL.*(?:permission denied|not permitted to log in)",
        "does not let this user in; grant CONNECT and LOGIN, or name another user in OKR_DATABASE_URL",
    ),
    (
        r"FATAL.*not (?:currently )?accepting connections",
        "takes no connections now; ask who runs it, or name another in OKR_DATABASE_URL",
    ),
    (r"FATAL", "refuses the connection; its log says why"),
    (r"", "cannot be reached; see whether the server runs and OKR_DATABASE_URL names it, and try again"),
)


def opened(settings: Settings) -> Engine:
    """Connect to the database. Raises Unavailable, and BadSetting where it can never work."""
    engine = _engine(settings)
    try:
        with engine.connect() as connection:
            encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != _UTF8:
            raise Unavailable(
                f"{named(engine.url)} is encoded in {encoding} and cannot hold every text; make one with createdb"
                " --encoding UTF8 --template template0."
            )
    except BaseException:
        engine.dispose()
        raise
    return engine


def exists(settings: Settings) -> bool:
    """Say whether the database holds Plumb's tables. Raises Unavailable where it cannot be seen."""
    engine = _engine(settings)
    try:
        with engine.connect() as connection:
            return inspect(connection).has_table("alembic_version")
    finally:
        engine.dispose()


def named(url: URL) -> str:
    """Name a database without its user and password."""
    host = url.host or url.query.get("host") or "this machine"
    return f"The database {url.database} on {host}{f':{url.port}' if url.port else ''}"


def _engine(settings: Settings) -> Engine:
    if find_spec("psycopg") is None:
        raise BadSetting(
            "OKR_DATABASE_URL names a PostgreSQL database, but its driver is not installed; run pip install"
            " 'plumb-okr[postgres]', or unset it."
        )
    engine = create_engine(
        make_url(settings.postgres_url).set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=20,
        connect_args={"connect_timeout": _WAIT_S, "client_encoding": "utf8"},
        execution_options={"tables": tuple(metadata.tables)},
    )

    def explain(context: ExceptionContext) -> None:
        sentence = _what_is_wrong(context.original_exception)
        if sentence is not None:
            raise Unavailable(f"{named(engine.url)} {sentence}.") from None

    event.listen(engine, "connect", _limit_waiting)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", explain)
    return engine


def _limit_waiting(connection: "Psycopg", record: Any) -> None:
    connection.execute(f"SET lock_timeout = '{_WAIT_S}s'")
    connection.commit()


def _begin(connection: Connection) -> None:
    from psycopg import IsolationLevel

    options = connection.get_execution_options()
    writes, alone = options.get("writes", False), options.get("alone", False)
    raw: Any = connection.connection.dbapi_connection
    raw.autocommit = alone
    # A reader sees one state of all; a writer must see what was written while it waited for its turn.
    raw.isolation_level = IsolationLevel.READ_COMMITTED if writes or alone else IsolationLevel.REPEATABLE_READ
    raw.read_only = not (writes or alone)
    if writes and not alone:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _what_is_wrong(error: BaseException | None) -> str | None:
    """Say what is wrong, as a sentence goes on; None where the fault is not the database's but ours."""
    import psycopg

    if not isinstance(error, psycopg.Error):
        return None
    if error.sqlstate is not None:
        fitting = [sentence for state, sentence in _STATES.items() if error.sqlstate.startswith(state)]
        return fitting[0] if fitting else None
    if not isinstance(error, psycopg.OperationalError):
        return None
    return next(sentence for said, sentence in _SAID if re.search(said, str(error), re.DOTALL))
