"""Requests that are done once however often they are sent. Only hashes are kept, and the id of what was made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, and_, delete, insert, select, update

from api.store import tables

LEASE = timedelta(seconds=60)  # in which what the first request makes must be there, or a job that makes it
KEPT = timedelta(days=1)  # how long a request is known
_ONCE = tables.once


@dataclass(frozen=True, slots=True)
class Known:
    """A request that was sent before: the hash of its body, the id of what it made or makes, and whether it may run."""

    body: str
    made: str
    may_run: bool


class Once:
    """The requests of all workspaces that name a key of their own, in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(
        self, workspace: str, request: str, body: str, made: str, is_over: Callable[[Known], bool] = lambda _: False
    ) -> Known | None:
        """Write down a request that is new, and give None; else give what is known of it.

        One that `is_over` says has made nothing and never will is taken for new.
        """
        now = datetime.now(UTC).replace(tzinfo=None)
        row = {"workspace": workspace, "request": request, "body": body, "made": made, "created": now}
        with self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(delete(_ONCE).where(_ONCE.c.created < now - KEPT))
            found = connection.execute(select(_ONCE).where(_one(workspace, request))).one_or_none()
            if found is not None:
                known = Known(found.body, found.made, found.lease is not None and found.lease > now)
                if known.body != body or not is_over(known):
                    return known
                connection.execute(delete(_ONCE).where(_one(workspace, request)))
            connection.execute(insert(_ONCE).values(**row, lease=now + LEASE))
        return None

    def done(self, workspace: str, request: str) -> None:
        """Write down that what the request makes is there."""
        with self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(update(_ONCE).where(_one(workspace, request)).values(lease=None))

    def forget(self, workspace: str, request: str) -> None:
        """Forget a request that failed, so that it can be sent again."""
        with self._engine.execution_options(writes=True).begin() as connection:
            connection.execute(delete(_ONCE).where(_one(workspace, request)))


def _one(workspace: str, request: str) -> ColumnElement[bool]:
    return and_(_ONCE.c.workspace == workspace, _ONCE.c.request == request)
