"""What keys have spent: how often each did something in the minute or the day, exact over any number of processes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from api.store import tables

MINUTE, DAY = 60, 86_400
_SPENDING = tables.spending


@dataclass(frozen=True, slots=True)
class Limit:
    """How many of something a key may have in each window of so many seconds."""

    what: str
    quota: int
    window: int


@dataclass(frozen=True, slots=True)
class Spent:
    """Where a key stands: how many are left for so many seconds more, and whether this one was within the limit."""

    limit: Limit
    left: int
    seconds: int
    is_granted: bool


class Spending:
    """What all keys have spent, in one database."""

    def __init__(self, engine: Engine) -> None:
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert
        # One statement counts: a transaction round it would only take time, and on PostgreSQL wait for other keys.
        self._engine = engine.execution_options(alone=True, writes=True)

    def spend(self, key: str, limit: Limit, now: datetime, more: int = 1) -> Spent:
        """Count so many more, where they are within the limit, else none. Raises Unavailable."""
        began = int(now.timestamp()) // limit.window * limit.window
        since = datetime.fromtimestamp(began, UTC).replace(tzinfo=None)
        counting = (
            self._insert(_SPENDING)
            .values(key=key, what=limit.what, since=since, count=more)
            .on_conflict_do_update(
                index_elements=[_SPENDING.c.key, _SPENDING.c.what, _SPENDING.c.since],
                set_={"count": _SPENDING.c.count + more},
                where=_SPENDING.c.count + more <= limit.quota,
            )
            .returning(_SPENDING.c.count)
        )
        with self._engine.connect() as connection:
            count = connection.scalar(counting) if more <= limit.quota else None
            if count == more:
                # The windows before this one tell nothing any more.
                connection.execute(
                    delete(_SPENDING).where(
                        _SPENDING.c.key == key, _SPENDING.c.what == limit.what, _SPENDING.c.since < since
                    )
                )
            had = count if count is not None else self._had(connection, key, limit, since)
        seconds = max(1, ceil(began + limit.window - now.timestamp()))
        return Spent(limit, max(0, limit.quota - had), seconds, count is not None)

    def _had(self, connection: Connection, key: str, limit: Limit, since: datetime) -> int:
        """Give what a key has spent of a limit, for one that asks for more than is left of it."""
        ours = (_SPENDING.c.key == key, _SPENDING.c.what == limit.what, _SPENDING.c.since == since)
        return connection.scalar(select(_SPENDING.c.count).where(*ours)) or 0
