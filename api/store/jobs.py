"""Work that may outlive its request or its process: a row a job, held by a lease that whoever works renews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, insert, or_, select, update

from api.store import tables

State = Literal["running", "interrupted", "failed"]
LEASE = timedelta(seconds=30)
_JOBS = tables.jobs


@dataclass(frozen=True, slots=True)
class Job:
    """A job that has made nothing yet; `code` says of a failed one what failed."""

    workspace: str
    id: str
    kind: str
    state: State
    created: datetime
    code: str | None = None


class Jobs:
    """The jobs of all workspaces in one database. What a job made is kept elsewhere; then its row goes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    def begin(self, workspace: str, id: str, kind: str) -> None:
        """Write down that a job runs, until its lease ends."""
        with self._writer.begin() as connection:
            begun(connection, workspace, id, kind)

    def renew(self, jobs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Go on holding running jobs, each named by workspace and id; gives those that somebody ended meanwhile."""
        ended: list[tuple[str, str]] = []
        if jobs:
            now = _now()
            with self._writer.begin() as connection:
                for each in jobs:
                    renewed = connection.execute(
                        update(_JOBS)
                        .where(_one(*each), _JOBS.c.state == "running")
                        .values(lease=now + LEASE, updated=now)
                    )
                    if not renewed.rowcount and connection.scalar(select(_JOBS.c.id).where(_one(*each))):
                        ended.append(each)
        return ended

    def end(self, workspace: str, id: str, state: State, code: str | None = None) -> None:
        """Write down that a job ended without having made anything."""
        with self._writer.begin() as connection:
            connection.execute(
                update(_JOBS).where(_one(workspace, id)).values(state=state, code=code, lease=None, updated=_now())
            )

    def get(self, workspace: str, id: str) -> Job | None:
        """Give a job; one that nobody holds any more was interrupted."""
        if not id.isprintable():  # no database is asked for what it may refuse as text
            return None
        with self._engine.connect() as connection:
            row = connection.execute(select(_JOBS).where(_one(workspace, id))).one_or_none()
        if row is None:
            return None
        return Job(row.workspace, row.id, row.kind, _state(row), row.created.replace(tzinfo=UTC), row.code)

    def sweep(self, before: datetime) -> None:
        """Forget jobs that ended, or that nobody holds, before a time."""
        then = before.astimezone(UTC).replace(tzinfo=None)
        dead = or_(_JOBS.c.state != "running", _JOBS.c.lease < then)
        with self._writer.begin() as connection:
            connection.execute(delete(_JOBS).where(_JOBS.c.updated < then, dead))


def begun(connection: Connection, workspace: str, id: str, kind: str) -> None:
    """Write down that a job runs, in the transaction that writes down what it is for."""
    now = _now()
    row = {"workspace": workspace, "id": id, "kind": kind, "state": "running", "created": now, "updated": now}
    connection.execute(insert(_JOBS).values(**row, lease=now + LEASE))


def state_of(connection: Connection, workspace: str, id: str) -> State | None:
    """Give how a job stands, in a transaction that goes on; None where there is none, or none any more."""
    row = connection.execute(select(_JOBS).where(_one(workspace, id))).one_or_none()
    return None if row is None else _state(row)


def _state(row: Row[Any]) -> State:
    return "interrupted" if row.state == "running" and row.lease < _now() else row.state


def stop(connection: Connection, ids: Any) -> None:
    """Let whoever holds one of these jobs learn, when it next renews its lease, that it is over."""
    stopped = {"state": "interrupted", "lease": None, "updated": _now()}
    connection.execute(update(_JOBS).where(_JOBS.c.id.in_(ids)).values(**stopped))


def finish(connection: Connection, workspace: str, ids: Iterable[str]) -> None:
    """Forget jobs in the transaction that keeps what they made."""
    for id in ids:
        connection.execute(delete(_JOBS).where(_one(workspace, id)))


def _one(workspace: str, id: str) -> ColumnElement[bool]:
    return and_(_JOBS.c.workspace == workspace, _JOBS.c.id == id)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
