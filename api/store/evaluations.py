"""Evaluations and their results, stored so that several workers can share them and a killed one loses nothing paid for.

They lie in the database, not in a folder of the worker that runs them: any worker answers for them, goes on with one
that another left, and what is erased is erased in one place.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, delete, insert, select, update

from api.store import tables
from api.store.audit import Act, append
from api.store.evaluation import Counts, Evaluation, State
from api.store.jobs import begun, finish, state_of, stop
from api.store.once import settle
from api.store.page import Page, Position, page_of
from assistant.drafter.listening import Stopped
from retrieval.remains import write_anew

EVALUATION = "evaluation"  # what a job is for
_AT_ONCE = 100  # results that are read at once; each may hold a draft
_EVALUATIONS, _RESULTS, _JOBS = tables.evaluations, tables.results, tables.jobs
_LISTED = [column for column in _EVALUATIONS.c if column.name not in ("number", "workspace", "cases")]
_COLUMNS = {"pass": "passed", "fail": "failed", "error": "errors", "unscored": "unscored"}
_UNENDED = ("queued", "running")


class Evaluations:
    """The evaluations of all workspaces in one database; every call names the workspace it may see."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    def begin(
        self, workspace: str, id: str, name: str | None, manifest: Mapping[str, Any], cases: str, total: int, *acts: Act
    ) -> str:
        """Store an evaluation that waits for its turn; gives the id of its job, which holds a lease from now on."""
        now, job = _now(), str(uuid4())
        row = {"workspace": workspace, "id": id, "created": now, "updated": now, "name": name, "state": "queued"}
        with self._writer.begin() as connection:
            connection.execute(
                insert(_EVALUATIONS).values(
                    **row,
                    **Counts()._asdict(),
                    job=job,
                    manifest=json.dumps(manifest),
                    cases=cases,
                    total=total,
                )
            )
            begun(connection, workspace, job, EVALUATION)
            settle(connection, workspace, id)
            for act in acts:
                append(connection, act)
        return job

    def go_on(self, workspace: str, id: str, *acts: Act, retry_errors: bool) -> str | None:
        """Let an evaluation wait for its turn again; gives the id of its new job, or None where it waits or runs."""
        job = str(uuid4())
        with self._writer.begin() as connection:
            row = connection.execute(select(_EVALUATIONS).where(_one(workspace, id))).one_or_none()
            if row is None or _state(row.state, state_of(connection, workspace, row.job)) in _UNENDED:
                return None
            finish(connection, workspace, [row.job])
            values: dict[str, Any] = {"state": "queued", "code": None, "job": job, "updated": _now()}
            if retry_errors:
                wrong = and_(_RESULTS.c.evaluation == row.number, _RESULTS.c.state == "error")
                connection.execute(delete(_RESULTS).where(wrong))
                values["errors"] = 0
            connection.execute(update(_EVALUATIONS).where(_one(workspace, id)).values(**values))
            begun(connection, workspace, job, EVALUATION)
            for act in acts:
                append(connection, act)
        return job

    def start(self, workspace: str, id: str, job: str) -> None:
        """Write down that a job is at work on an evaluation. Raises Stopped where it is not to be done any more."""
        with self._writer.begin() as connection:
            _held(connection, workspace, id, job)
            connection.execute(update(_EVALUATIONS).where(_one(workspace, id)).values(state="running", updated=_now()))

    def add(self, workspace: str, id: str, job: str, results: Mapping[int, str]) -> None:
        """Store results by their numbers, each a line of JSON. Raises Stopped where the job is not to go on."""
        with self._writer.begin() as connection:
            number = _held(connection, workspace, id, job)
            rows = [
                {"evaluation": number, "number": place, "state": json.loads(line)["state"], "record": line}
                for place, line in results.items()
            ]
            connection.execute(insert(_RESULTS), rows)
            more = {
                column: _EVALUATIONS.c[column] + sum(row["state"] == state for row in rows)
                for state, column in _COLUMNS.items()
            }
            connection.execute(update(_EVALUATIONS).where(_one(workspace, id)).values(**more, updated=_now()))

    def end(self, workspace: str, id: str, job: str, code: str | None, *acts: Act) -> None:
        """Write down that a job is done, or failed with a code. Raises Stopped where it was not to go on."""
        with self._writer.begin() as connection:
            _held(connection, workspace, id, job)
            _end(connection, workspace, id, "done" if code is None else "failed", code)
            finish(connection, workspace, [job])
            for act in acts:
                append(connection, act)

    def cancel(self, workspace: str, id: str, *acts: Act) -> str | None:
        """End an evaluation that waits or runs, here or elsewhere; gives its job. None where it has ended."""
        with self._writer.begin() as connection:
            row = connection.execute(select(_EVALUATIONS).where(_one(workspace, id))).one_or_none()
            if row is None or row.state not in _UNENDED:
                return None
            _end(connection, workspace, id, "cancelled", None)
            stop(connection, [row.job])
            for act in acts:
                append(connection, act)
        return str(row.job)

    def get(self, workspace: str, id: str) -> Evaluation | None:
        """Give an evaluation without its cases; None where there is none."""
        if not id.isprintable():  # no database is asked for what it may refuse as text
            return None
        with self._engine.connect() as connection:
            row = connection.execute(_listed().where(_one(workspace, id))).one_or_none()
        return None if row is None else _evaluation(row)

    def cases(self, workspace: str, id: str) -> str:
        """Give the cases of an evaluation, JSON Lines; none where it was removed."""
        with self._engine.connect() as connection:
            return connection.scalar(select(_EVALUATIONS.c.cases).where(_one(workspace, id))) or ""

    def page(self, workspace: str, after: Position | None, limit: int) -> Page[Evaluation]:
        """Give the evaluations that follow a position, newest first."""
        asked = _listed().where(_EVALUATIONS.c.workspace == workspace)
        with self._engine.connect() as connection:
            return page_of(connection, asked, (_EVALUATIONS.c.created, _EVALUATIONS.c.id), after, limit, _evaluation)

    def results(self, workspace: str, id: str, *states: str) -> Iterator[str]:
        """Give the results of an evaluation in the order of its cases, each a line of JSON; of these states, or all."""
        after = -1
        with self._engine.connect() as connection:
            number = connection.scalar(select(_EVALUATIONS.c.number).where(_one(workspace, id)))
        while number is not None:
            asked = select(_RESULTS.c.number, _RESULTS.c.record).where(
                _RESULTS.c.evaluation == number, _RESULTS.c.number > after
            )
            if states:
                asked = asked.where(_RESULTS.c.state.in_(states))
            with self._engine.connect() as connection:  # none is held while a client takes its time
                found = connection.execute(asked.order_by(_RESULTS.c.number).limit(_AT_ONCE)).all()
            if not found:
                return
            yield from (row.record for row in found)
            after = found[-1].number

    def remove(self, workspace: str, id: str, *acts: Act) -> str | None:
        """Remove an evaluation; gives its job, which stops. What is left on the disk goes with `write_anew`."""
        if not id.isprintable():
            return None
        with self._writer.begin() as connection:
            job = connection.scalar(delete(_EVALUATIONS).where(_one(workspace, id)).returning(_EVALUATIONS.c.job))
            if job is None:
                return None
            stop(connection, [job])
            for act in acts:
                append(connection, act)
        return str(job)

    def expire(self, before: datetime) -> list[str]:
        """Erase what all workspaces have not touched since a time, off the disk too; gives its ids."""
        then = before.astimezone(UTC).replace(tzinfo=None)
        old = delete(_EVALUATIONS).where(_EVALUATIONS.c.updated < then).returning(_EVALUATIONS.c.id)
        with self._writer.begin() as connection:
            gone = list(connection.scalars(old))
        if gone:
            self.write_anew()
        return gone

    def known(self, ids: Sequence[str]) -> set[str]:
        """Give those of these ids that are an evaluation's, whosever it is and whoever asks: a folder's, say."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(_EVALUATIONS.c.id).where(_EVALUATIONS.c.id.in_(ids))))

    def write_anew(self) -> None:
        """Write the database anew without what was removed. Raises NotErased."""
        write_anew(self._engine)


def _listed() -> Any:
    """Ask for evaluations, each with how its job stands."""
    own = and_(_JOBS.c.workspace == _EVALUATIONS.c.workspace, _JOBS.c.id == _EVALUATIONS.c.job)
    held = and_(own, _JOBS.c.state == "running", _JOBS.c.lease >= _now())
    return select(*_LISTED, _JOBS.c.id.label("held")).select_from(_EVALUATIONS.outerjoin(_JOBS, held))


def _evaluation(row: Row[Any]) -> Evaluation:
    return Evaluation(
        row.id,
        row.created.replace(tzinfo=UTC),
        row.updated.replace(tzinfo=UTC),
        row.name,
        _state(row.state, None if row.held is None else "running"),
        row.code,
        json.loads(row.manifest),
        row.total,
        Counts(row.passed, row.failed, row.errors, row.unscored),
    )


def _state(stored: State, job: str | None) -> State:
    """Say how an evaluation stands: one that nobody is at work on any more was interrupted."""
    return "interrupted" if stored in _UNENDED and job != "running" else stored


def _held(connection: Connection, workspace: str, id: str, job: str) -> int:
    """Give the number of an evaluation that a job is at work on. Raises Stopped where it is to stop."""
    row = connection.execute(
        select(_EVALUATIONS.c.number, _EVALUATIONS.c.state, _EVALUATIONS.c.job).where(_one(workspace, id))
    ).one_or_none()
    if row is None or row.job != job or row.state not in _UNENDED:
        raise Stopped("The evaluation was cancelled, removed, or gone on with elsewhere.")
    return int(row.number)


def _end(connection: Connection, workspace: str, id: str, state: State, code: str | None) -> None:
    values = {"state": state, "code": code, "updated": _now()}
    connection.execute(update(_EVALUATIONS).where(_one(workspace, id)).values(**values))


def _one(workspace: str, id: str) -> ColumnElement[bool]:
    return and_(_EVALUATIONS.c.workspace == workspace, _EVALUATIONS.c.id == id)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
