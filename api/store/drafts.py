"""The drafts that were made, stored until somebody removes them."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, insert, select

from api.audited import all_removed
from api.store import tables
from api.store.audit import Act, append
from api.store.draft_rows import LISTED, stored
from api.store.jobs import finish
from api.store.once import settle
from api.store.page import Page, Position, page_of
from api.store.quoted import digest, quoted
from api.store.removal import Affected, InConversation, go_on, quoting, remove_old, remove_quoting
from api.store.stored_draft import StoredDraft
from retrieval.remains import write_anew

_CONVERSATIONS, _DRAFTS, _VERSIONS = tables.conversations, tables.drafts, tables.versions


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

    def page(self, workspace: str, after: Position | None = None, limit: int = 50) -> Page[StoredDraft]:
        """Give the drafts that follow a position, newest first."""
        asked = select(*LISTED).where(_DRAFTS.c.workspace == workspace)
        with self._engine.connect() as connection:
            return page_of(connection, asked, (_DRAFTS.c.created, _DRAFTS.c.id), after, limit, stored)

    def remove(self, workspace: str, ids: Iterable[str], *acts: Act) -> list[str]:
        """Remove drafts; gives those that were there. What is left on the disk goes with `write_anew`."""
        with self._writer.begin() as connection:
            return _remove(connection, workspace, ids, *acts)

    def remove_alone(self, workspace: str, id: str, *acts: Act) -> bool:
        """Remove a draft that came up in no conversation; says whether it was there. Raises InConversation."""
        asked = (
            select(_CONVERSATIONS.c.id)
            .join(_VERSIONS, _VERSIONS.c.conversation == _CONVERSATIONS.c.number)
            .join(_DRAFTS, _DRAFTS.c.number == _VERSIONS.c.draft)
            .where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id == id)
        )
        with self._writer.begin() as connection:
            conversation = connection.scalar(asked) if _is_id(id) else None
            if conversation is not None:
                raise InConversation(conversation)
            return bool(_remove(connection, workspace, [id], *acts))

    def quoting(self, workspace: str, names: Iterable[str]) -> Affected:
        """Give the drafts that were made from one of these documents or quote it, and the conversations that did."""
        with self._engine.connect() as connection:
            return quoting(connection, workspace, names)

    def remove_quoting(self, workspace: str, names: Iterable[str], key: str | None = None) -> Affected:
        """Remove the drafts that quote one of these documents, and whole conversations that did; gives what went."""
        with self._writer.begin() as connection:
            gone = remove_quoting(connection, workspace, names)
            for act in all_removed(gone, key):
                append(connection, act)
        return gone

    def expire(self, before: datetime) -> list[str]:
        """Erase what all workspaces have not touched since a time, off the disk too; gives the ids of its drafts.

        That is conversations in which nothing was said or done since, with all their drafts, and other drafts last
        stored before it.
        """
        with self._writer.begin() as connection:
            gone = remove_old(connection, before.astimezone(UTC).replace(tzinfo=None))
            for act in all_removed(gone):
                append(connection, act)
        if gone.drafts or gone.conversations:
            self.write_anew()
        return [draft.id for draft in gone.drafts]

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
    rows = [{"draft": number, "document": digest(name)} for name in quoted(draft)]
    if rows:
        connection.execute(insert(tables.quoted), rows)
    finish(connection, workspace, [draft["id"]])
    settle(connection, workspace, draft["id"])
    return number


def _remove(connection: Connection, workspace: str, ids: Iterable[str], *acts: Act) -> list[str]:
    gone = [
        id
        for id in dict.fromkeys(ids)
        if _is_id(id)
        and connection.execute(delete(_DRAFTS).where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id == id)).rowcount
    ]
    if gone:
        go_on(connection, workspace)
    for act in acts if gone else ():
        append(connection, act)
    return gone


def _is_id(id: str) -> bool:
    """Say whether a draft can have this id: no database is asked for what it may refuse as text."""
    return id.isprintable()


def as_text(said: str) -> str:
    """Give what a database takes as text, for what people send may hold halves of characters."""
    return said.encode("utf-8", "backslashreplace").decode("utf-8")
