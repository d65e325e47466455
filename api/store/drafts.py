"""The drafts that were made, stored until somebody removes them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Row, and_, delete, func, insert, or_, select, update

from api.store import tables
from api.store.audit import Act, append
from api.store.jobs import finish
from api.store.once import settle
from api.store.quoted import quoted
from api.store.stored_draft import Page, Position, StoredDraft
from retrieval.remains import write_anew

_AT_ONCE = 500  # values in one statement; databases bound them
_CONVERSATIONS, _DRAFTS, _VERSIONS = tables.conversations, tables.drafts, tables.versions
_LISTED = [column for column in _DRAFTS.c if column.name not in ("number", "record")]

Value = TypeVar("Value", int, str)


class Drafts:
    """The drafts of all workspaces in one database; every call names the workspace it may see."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    def close(self) -> None:
        """Close the database."""
        self._engine.dispose()

    def put(self, workspace: str, draft: Mapping[str, Any], *acts: Act) -> None:
        """Store a draft as it is given out, in place of the one with its id; the job that made it ends with that."""
        with self._writer.begin() as connection:
            keep(connection, workspace, draft)
            for act in acts:
                append(connection, act)

    def get(self, workspace: str, id: str) -> dict[str, Any] | None:
        """Give a draft as it was given out; None where there is none."""
        if not _is_id(id):
            return None
        asked = select(_DRAFTS.c.record).where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id == id)
        with self._engine.connect() as connection:
            found = connection.scalar(asked)
        return None if found is None else json.loads(found)

    def page(self, workspace: str, after: Position | None = None, limit: int = 50) -> Page:
        """Give the drafts that follow a position, newest first."""
        asked = select(*_LISTED).where(_DRAFTS.c.workspace == workspace)
        if after is not None:
            then = after.created.astimezone(UTC).replace(tzinfo=None)
            earlier = and_(_DRAFTS.c.created == then, _DRAFTS.c.id < after.id)
            asked = asked.where(or_(_DRAFTS.c.created < then, earlier))
        asked = asked.order_by(_DRAFTS.c.created.desc(), _DRAFTS.c.id.desc()).limit(limit + 1)
        with self._engine.connect() as connection:
            found = [_stored(row) for row in connection.execute(asked)]
        shown = tuple(found[:limit])
        return Page(shown, Position(shown[-1].created, shown[-1].id) if len(found) > limit else None)

    def remove(self, workspace: str, ids: Iterable[str], *acts: Act) -> list[str]:
        """Remove drafts; gives those that were there. What is left on the disk goes with `write_anew`."""
        with self._writer.begin() as connection:
            gone = [
                id
                for id in dict.fromkeys(ids)
                if _is_id(id)
                and connection.execute(
                    delete(_DRAFTS).where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id == id)
                ).rowcount
            ]
            if gone:
                _go_on(connection, workspace)
            for act in acts if gone else ():
                append(connection, act)
            return gone

    def remove_all_told(self, workspace: str, ids: Iterable[str]) -> list[StoredDraft]:
        """Remove drafts and the whole conversations they came up in, for what is said there may repeat their words.

        Gives all drafts that went, oldest first.
        """
        gone: list[StoredDraft] = []
        with self._writer.begin() as connection:
            for some in _slices(list(dict.fromkeys(filter(_is_id, ids)))):
                named = select(_DRAFTS.c.number).where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id.in_(some))
                told = select(_VERSIONS.c.conversation).where(_VERSIONS.c.draft.in_(named)).distinct()
                beside = select(_VERSIONS.c.draft).where(_VERSIONS.c.conversation.in_(told))
                asked = select(*_LISTED).where(or_(_DRAFTS.c.number.in_(named), _DRAFTS.c.number.in_(beside)))
                gone += [_stored(row) for row in connection.execute(asked)]
                conversations, numbers = connection.scalars(told).all(), connection.scalars(named).all()
                remove_conversations(connection, conversations)
                connection.execute(delete(_DRAFTS).where(_DRAFTS.c.number.in_(numbers)))
        return sorted(gone, key=lambda draft: (draft.created, draft.id))

    def citing(self, workspace: str, names: Iterable[str]) -> list[StoredDraft]:
        """Give the drafts that were made from one of these documents or quote it, oldest first."""
        digests = sorted({_digest(name) for name in names})
        found: dict[str, StoredDraft] = {}
        with self._engine.connect() as connection:
            for some in _slices(digests):
                citing = select(tables.quoted.c.draft).where(tables.quoted.c.document.in_(some))
                asked = select(*_LISTED).where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.number.in_(citing))
                found |= {row.id: _stored(row) for row in connection.execute(asked)}
        return sorted(found.values(), key=lambda draft: (draft.created, draft.id))

    def expire(self, before: datetime) -> list[str]:
        """Erase what all workspaces have not touched since a time, off the disk too; gives the ids of its drafts.

        That is conversations in which nothing was said or done since, with all their drafts, and other drafts last
        stored before it.
        """
        then = before.astimezone(UTC).replace(tzinfo=None)
        with self._writer.begin() as connection:
            silent = connection.scalars(select(_CONVERSATIONS.c.number).where(_CONVERSATIONS.c.updated < then)).all()
            old = remove_conversations(connection, silent)
            alone = _DRAFTS.c.number.not_in(select(_VERSIONS.c.draft))
            gone = delete(_DRAFTS).where(_DRAFTS.c.updated < then, alone).returning(_DRAFTS.c.id)
            old += connection.scalars(gone)
        if silent or old:
            self.write_anew()
        return old

    def write_anew(self) -> None:
        """Write the database anew without what was removed. Raises NotErased."""
        write_anew(self._engine)


def keep(connection: Connection, workspace: str, draft: Mapping[str, Any]) -> int:
    """Store a draft in a transaction that goes on; gives its number. The job that made it ends with that."""
    now = datetime.now(UTC).replace(tzinfo=None)
    ours = and_(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id == draft["id"])
    objectives = draft["okrs"]["objectives"]
    model = draft["provenance"]["model"]
    created = connection.scalar(select(_DRAFTS.c.created).where(ours))
    connection.execute(delete(_DRAFTS).where(ours))
    kept = (
        insert(_DRAFTS)
        .values(
            workspace=workspace,
            id=draft["id"],
            created=created or now,
            updated=now,
            state=draft["state"],
            status=draft["status"],
            title=as_text(objectives[0]["title"]) if objectives else "",
            drafter=draft["provenance"]["drafter"],
            model=None if model is None else as_text(model),
            record=json.dumps(draft, allow_nan=False),
        )
        .returning(_DRAFTS.c.number)
    )
    number: int = connection.scalars(kept).one()
    rows = [{"draft": number, "document": _digest(name)} for name in quoted(draft)]
    if rows:
        connection.execute(insert(tables.quoted), rows)
    finish(connection, workspace, [draft["id"]])
    settle(connection, workspace, draft["id"])
    return number


def remove_conversations(connection: Connection, numbers: Sequence[int]) -> list[str]:
    """Remove conversations with all their drafts in a transaction that goes on; gives the ids of the drafts."""
    gone: list[str] = []
    for some in _slices(numbers):
        versions = select(_VERSIONS.c.draft).where(_VERSIONS.c.conversation.in_(some))
        gone += connection.scalars(delete(_DRAFTS).where(_DRAFTS.c.number.in_(versions)).returning(_DRAFTS.c.id))
        connection.execute(delete(_CONVERSATIONS).where(_CONVERSATIONS.c.number.in_(some)))
    return gone


def _go_on(connection: Connection, workspace: str) -> None:
    """Let conversations whose current version was removed go on from the last that is left."""
    of_it = _VERSIONS.c.conversation == _CONVERSATIONS.c.number
    last = select(func.max(_VERSIONS.c.number)).where(of_it).scalar_subquery()
    is_there = select(_VERSIONS.c.number).where(of_it, _VERSIONS.c.number == _CONVERSATIONS.c.current).exists()
    ours = and_(_CONVERSATIONS.c.workspace == workspace, _CONVERSATIONS.c.current.is_not(None))
    connection.execute(update(_CONVERSATIONS).where(ours, ~is_there).values(current=last))


def _stored(row: Row[Any]) -> StoredDraft:
    values = row._asdict()
    return StoredDraft(
        **{**values, "created": row.created.replace(tzinfo=UTC), "updated": row.updated.replace(tzinfo=UTC)}
    )


def _is_id(id: str) -> bool:
    """Say whether a draft can have this id: no database is asked for what it may refuse as text."""
    return id.isprintable()


def as_text(said: str) -> str:
    """Give what a database takes as text, for what people send may hold halves of characters."""
    return said.encode("utf-8", "backslashreplace").decode("utf-8")


def _digest(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _slices(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
