"""Conversations, stored with the drafts that came up in them until somebody removes them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, func, insert, select, update

from api.store import tables
from api.store.audit import Act, append
from api.store.conversation import Answer, Busy, Conversation, Listed, Missing, NoVersion, Said, SaidAgain
from api.store.conversation_list import page
from api.store.conversation_rows import found, messages, there, whole
from api.store.drafts import as_text, keep
from api.store.jobs import State, begun, finish
from api.store.once import settle
from api.store.page import Page, Position
from api.store.quoted import digest, quoted
from api.store.removal import remove_conversations
from retrieval.remains import write_anew

_CONVERSATIONS, _MESSAGES, _VERSIONS = tables.conversations, tables.messages, tables.versions
_TOLD = tables.told
_LINE = 200  # characters of a summary or a title


class Conversations:
    """The conversations of all workspaces in one database; every call names the workspace it may see."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    def begin(self, workspace: str, id: str, title: str | None, act: Act) -> None:
        """Begin a conversation; without a title it takes that of its draft."""
        now = _now()
        row = {"workspace": workspace, "id": id, "created": now, "updated": now, "is_named": title is not None}
        with self._writer.begin() as connection:
            connection.execute(insert(_CONVERSATIONS).values(**row, **_titled(title or "")))
            append(connection, act)

    def page(
        self, workspace: str, words: Iterable[str] = (), after: Position | None = None, limit: int = 50
    ) -> Page[Listed]:
        """Give the conversations that follow a position and hold all the words, each in the title or in a message."""
        with self._engine.connect() as connection:
            return page(connection, workspace, words, after, limit)

    def get(self, workspace: str, id: str) -> Conversation | None:
        """Give a conversation; None where there is none."""
        with self._engine.connect() as connection:
            row = found(connection, workspace, id)
            return None if row is None else whole(connection, row)

    def holding(self, workspace: str, made: str) -> Conversation:
        """Give the conversation with the message that asked for a draft of this id. Raises Missing."""
        ours = select(_MESSAGES.c.number).where(
            _MESSAGES.c.conversation == _CONVERSATIONS.c.number, _MESSAGES.c.made == made
        )
        with self._engine.connect() as connection:
            row = connection.execute(
                select(_CONVERSATIONS).where(_CONVERSATIONS.c.workspace == workspace, ours.exists())
            ).one_or_none()
            if row is None:
                raise Missing
            return whole(connection, row)

    def change(self, workspace: str, id: str, title: str | None, current: int | None, act: Act) -> None:
        """Name a conversation, or go to one of its versions. Raises Missing, and NoVersion."""
        with self._writer.begin() as connection:
            row = there(connection, workspace, id)
            values: dict[str, Any] = {} if title is None else {**_titled(title), "is_named": True}
            if current is not None:
                values |= _going(connection, row, current)
                if title is not None:
                    values |= _titled(title)
            connection.execute(_update(row).values(**values, updated=_now()))
            append(connection, act)

    def write_anew(self) -> None:
        """Write the database anew without what was removed. Raises NotErased."""
        write_anew(self._engine)

    def remove(self, workspace: str, id: str, act: Act) -> bool:
        """Remove a conversation with its drafts; says whether it was there."""
        with self._writer.begin() as connection:
            row = found(connection, workspace, id)
            if row is not None:
                remove_conversations(connection, [row.number])
                append(connection, act)
            return row is not None

    def say(self, workspace: str, id: str, said: Said, kind: str) -> None:
        """Write down a message and the job that answers it. Raises Missing, and Busy where it cannot be said now."""
        now = _now()
        with self._writer.begin() as connection:
            row = there(connection, workspace, id)
            earlier = messages(connection, row.number, workspace)
            before = [message for message in earlier if message.number >= said.number]
            is_again = [(message.role, message.state) for message in before] in (
                [("user", "interrupted")],
                [("user", "failed")],
            )
            is_next = not before and len(earlier) == said.number - 1
            if (
                row.current != said.version
                or not (is_again or is_next)
                or any(one.state == "running" for one in earlier)
            ):
                raise Busy
            values = {
                "text": as_text(said.text),
                "folded": as_text(said.text.casefold()),
                "version": said.version,
                "state": "running",
                "code": None,
                "made": said.made,
                "body": json.dumps(said.body, allow_nan=False),
            }
            if is_again:
                connection.execute(update(_MESSAGES).where(_one(row, said.number)).values(**values))
            else:
                named = {"conversation": row.number, "number": said.number, "role": "user", "created": now}
                connection.execute(insert(_MESSAGES).values(**named, **values))
            begun(connection, workspace, said.made, kind)
            waits_for_title = said.title and not row.is_named and row.current is None
            connection.execute(_update(row).values(updated=now, **(_titled(said.title) if waits_for_title else {})))

    def answer(self, workspace: str, id: str, said: Said, answer: Answer, *acts: Act) -> Conversation:
        """Store an answer with its draft, which ends the job of the message; gives the conversation as it is then.

        Raises Missing where the conversation was removed while the message was answered, NoVersion where the version to
        go to was, and SaidAgain where somebody else answers the message.
        """
        now = _now()
        with self._writer.begin() as connection:
            row = there(connection, workspace, id)
            values: dict[str, Any] = {}
            if answer.draft is not None:
                number = _next(connection, row)
                draft = keep(connection, workspace, answer.draft)
                connection.execute(insert(_VERSIONS).values(**_version(row, number, draft, said, answer), created=now))
                _tell(connection, row, quoted(answer.draft))
                values = _going(connection, row, number)
            elif answer.back_to is not None:
                number = answer.back_to
                values = _going(connection, row, number)
            else:
                number = None
            done = {"state": "done", "code": None, "body": None}
            asked = and_(_one(row, said.number), _MESSAGES.c.made == said.made)
            if not connection.execute(update(_MESSAGES).where(asked).values(**done)).rowcount:
                raise SaidAgain
            connection.execute(
                insert(_MESSAGES).values(
                    conversation=row.number,
                    number=said.number + 1,
                    role="assistant",
                    text=as_text(answer.text),
                    folded=as_text(answer.text.casefold()),
                    created=now,
                    version=number,
                    state="done",
                    code=answer.code,
                    made=said.made,
                )
            )
            connection.execute(_update(row).values(**values, updated=now))
            finish(connection, workspace, [said.made])
            settle(connection, workspace, said.made)
            for act in acts:
                append(connection, act)
            return whole(connection, there(connection, workspace, id))

    def fail(self, workspace: str, id: str, said: Said, state: State, code: str | None) -> None:
        """Write down that a message ended without an answer."""
        with self._writer.begin() as connection:
            row = found(connection, workspace, id)
            if row is not None:
                asked = and_(_one(row, said.number), _MESSAGES.c.made == said.made, _MESSAGES.c.state == "running")
                connection.execute(update(_MESSAGES).where(asked).values(state=state, code=code))


def _version(row: Row[Any], number: int, draft: int, said: Said, answer: Answer) -> dict[str, Any]:
    """Give the row of a new version, whose summary is the first line of the answer."""
    return {
        "conversation": row.number,
        "number": number,
        "draft": draft,
        "parent": said.version,
        "message": said.number,
        "summary": as_text(answer.text.strip().partition("\n")[0][:_LINE]),
        **{name: json.dumps(getattr(answer, name), allow_nan=False) for name in ("edits", "changes", "fixes")},
    }


def _tell(connection: Connection, row: Row[Any], names: Iterable[str]) -> None:
    """Write down that a conversation has words of these documents, where that is not known yet."""
    known = set(connection.scalars(select(_TOLD.c.document).where(_TOLD.c.conversation == row.number)))
    new = sorted(set(map(digest, names)) - known)
    if new:
        connection.execute(insert(_TOLD), [{"conversation": row.number, "document": one} for one in new])


def _going(connection: Connection, row: Row[Any], number: int) -> dict[str, Any]:
    """Give what is other in a conversation that goes to a version. Raises NoVersion."""
    asked = (
        select(tables.drafts.c.title)
        .join(_VERSIONS, _VERSIONS.c.draft == tables.drafts.c.number)
        .where(_VERSIONS.c.conversation == row.number, _VERSIONS.c.number == number)
    )
    title = connection.scalar(asked)
    if title is None:
        raise NoVersion
    return {"current": number, **({} if row.is_named or not title else _titled(title))}


def _next(connection: Connection, row: Row[Any]) -> int:
    """Give the number of a new version: no number is given twice, for messages name versions that are removed, too."""
    ours = (
        select(func.max(table.c[name])).where(table.c.conversation == row.number)
        for table, name in ((_VERSIONS, "number"), (_MESSAGES, "version"))
    )
    return max(connection.scalar(last) or 0 for last in ours) + 1


def _one(row: Row[Any], number: int) -> ColumnElement[bool]:
    return and_(_MESSAGES.c.conversation == row.number, _MESSAGES.c.number == number)


def _update(row: Row[Any]) -> Any:
    return update(_CONVERSATIONS).where(_CONVERSATIONS.c.number == row.number)


def _titled(title: str) -> dict[str, str]:
    line = as_text(title)[:_LINE]
    return {"title": line, "folded": line.casefold()}


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
