"""The audit log: what was done, when and by whom. Rows are only ever added, each sealed by the one before it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select

from api.store import tables

_AUDIT = tables.audit
_FIRST = "0" * 64  # stands where the seal of the row before would
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Act:
    """What was done in a workspace, with the key or, where no key was asked for, None. No word of any note is in it."""

    workspace: str
    action: str
    details: Mapping[str, Any]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log; `sha256` is the seal over all else and `previous`, the seal of the row before."""

    act: Act
    number: int
    at: datetime
    previous: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much of a workspace's log holds: its rows, the seal of the last that holds, and what is wrong after it."""

    workspace: str
    rows: int
    seal: str
    fault: str | None = None


class Audit:
    """The audit log of all workspaces in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, act: Act) -> None:
        """Write down an act that has no transaction of its own here. Raises Unavailable."""
        with self._engine.execution_options(writes=True).begin() as connection:
            append(connection, act)

    def entries(self, workspace: str) -> Iterator[Entry]:
        """Give the log of a workspace, oldest first."""
        after = -(2**31)
        while True:
            asked = select(_AUDIT).where(_AUDIT.c.workspace == workspace, _AUDIT.c.number > after)
            with self._engine.connect() as connection:
                rows = connection.execute(asked.order_by(_AUDIT.c.number).limit(_AT_ONCE)).all()
            yield from (_entry(row) for row in rows)
            if len(rows) < _AT_ONCE:
                return
            after = rows[-1].number

    def workspaces(self) -> list[str]:
        """Give the workspaces that have a log, in order."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(_AUDIT.c.workspace).distinct().order_by(_AUDIT.c.workspace)))

    def verify(self, workspace: str) -> Verified:
        """Find the first row that was changed, put in or taken out since it was written.

        Rows taken off the end leave no trace in the log itself: a seal kept elsewhere shows that they are gone.
        """
        rows, seal, fault = 0, _FIRST, None
        for entry in self.entries(workspace):
            fault = _fault(entry, rows + 1, seal)
            if fault is not None:
                break
            rows, seal = entry.number, entry.sha256
        return Verified(workspace, rows, seal, fault)


def append(connection: Connection, act: Act) -> None:
    """Write down an act in a transaction that holds the right to write, so that one is not kept without the other."""
    last = select(_AUDIT.c.number, _AUDIT.c.sha256).where(_AUDIT.c.workspace == act.workspace)
    newest = select(func.max(_AUDIT.c.number)).where(_AUDIT.c.workspace == act.workspace).scalar_subquery()
    before = connection.execute(last.where(_AUDIT.c.number == newest)).one_or_none()
    number, previous = (before.number + 1, before.sha256) if before is not None else (1, _FIRST)
    at = datetime.now(UTC).replace(tzinfo=None)
    connection.execute(
        insert(_AUDIT).values(
            workspace=act.workspace,
            number=number,
            at=at,
            key=act.key,
            action=act.action,
            details=_written(act.details),
            previous=previous,
            sha256=_seal(act, number, at, previous),
        )
    )


def _fault(entry: Entry, number: int, seal: str) -> str | None:
    if entry.number != number:
        return f"row {number} is missing"
    if entry.previous != seal:
        return f"row {number} does not follow the row before it"
    if entry.sha256 != _seal(entry.act, entry.number, entry.at, entry.previous):
        return f"row {number} was changed"
    return None


def _seal(act: Act, number: int, at: datetime, previous: str) -> str:
    told = [act.workspace, number, at.replace(tzinfo=None).isoformat(), act.key, act.action, act.details, previous]
    return sha256(_written(told).encode("ascii")).hexdigest()


def _written(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _entry(row: Row[Any]) -> Entry:
    try:
        details = json.loads(row.details)
    except ValueError:  # somebody changed it, which its seal tells
        details = {"unreadable": row.details}
    act = Act(row.workspace, row.action, details, row.key)
    return Entry(act, row.number, row.at.replace(tzinfo=UTC), row.previous, row.sha256)
