"""Requests that are done once however often they are sent. Only hashes are stored, and the id of what was made."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, insert, select, update

from api.store import tables
from api.store.jobs import state_of

LEASE = timedelta(seconds=60)  # in which what the first request makes must be there, or a job that makes it
KNOWN = timedelta(days=1)  # how long a request is known
_ONCE = tables.once


@dataclass(frozen=True, slots=True)
class Known:
    """A request that was sent before: the hash of its body, the id of what it makes, and whether that was made."""

    body: str
    made: str
    is_done: bool


class Once:
    """The requests of all workspaces that name a key of their own, in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, workspace: str, request: str, body: str, made: str) -> Known | None:
        """Write down a request that is new, and give None; else give what is known of it.

        One that made nothing, and whose job has ended or whose lease has run out without a job, is taken for new.
        """
        now = datetime.now(UTC).replace(tzinfo=None)
        row = {"workspace": workspace, "request": request, "body": body, "made": made, "created": now}
        with self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(delete(_ONCE).where(_ONCE.c.created < now - KNOWN))
            found = connection.execute(select(_ONCE).where(_one(workspace, request))).one_or_none()
            if found is not None:
                job = state_of(connection, workspace, found.made)
                waits = found.lease is not None and (job == "running" if job is not None else found.lease > now)
                is_over = found.lease is not None and not waits
                if found.body != body or not is_over:
                    return Known(found.body, found.made, found.lease is None)
                connection.execute(delete(_ONCE).where(_one(workspace, request)))
            connection.execute(insert(_ONCE).values(**row, lease=now + LEASE))
        return None

    def forget(self, workspace: str, request: str, made: str) -> None:
        """Forget a request that failed, so that it can be sent again."""
        with self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(delete(_ONCE).where(_one(workspace, request), _ONCE.c.made == made))

    def done(self, workspace: str, made: str) -> None:
        """Write down that what a request makes was made."""
        with self._engine.execution_options(writes=True).begin() as connection:
            settle(connection, workspace, made)


def settle(connection: Connection, workspace: str, made: str) -> None:
    """Write down that what a request makes was made, in the transaction that stores it."""
    connection.execute(update(_ONCE).where(_ONCE.c.workspace == workspace, _ONCE.c.made == made).values(lease=None))


def _one(workspace: str, request: str) -> ColumnElement[bool]:
    return and_(_ONCE.c.workspace == workspace, _ONCE.c.request == request)
