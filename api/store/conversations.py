"""Conversations, stored with the drafts that came up in them until somebody removes them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Engine, Row, and_, func, insert, or_, select, update

from api.store import tables
from api.store.audit import Act, append
from api.store.conversation import (
    Answer,
    Busy,
    Conversation,
    Listed,
    Message,
    MessageState,
    Missing,
    Page,
    Said,
    Version,
)
from api.store.drafts import as_text, keep, remove_conversations
from api.store.jobs import State, begun, finish, state_of
from api.store.once import settle
from api.store.stored_draft import Position
from retrieval.remains import write_anew

_CONVERSATIONS, _MESSAGES, _VERSIONS = tables.conversations, tables.messages, tables.versions
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

    def page(self, workspace: str, words: Iterable[str] = (), after: Position | None = None, limit: int = 50) -> Page:
        """Give the conversations that follow a position and hold all the words, each in the title or in a message."""
        asked = select(_CONVERSATIONS, _count().label("messages")).where(_CONVERSATIONS.c.workspace == workspace)
        for word in words:
            asked = asked.where(_holds(as_text(word.casefold())))
        if after is not None:
            then = after.created.astimezone(UTC).replace(tzinfo=None)
            earlier = and_(_CONVERSATIONS.c.updated == then, _CONVERSATIONS.c.id < after.id)
            asked = asked.where(or_(_CONVERSATIONS.c.updated < then, earlier))
        asked = asked.order_by(_CONVERSATIONS.c.updated.desc(), _CONVERSATIONS.c.id.desc()).limit(limit + 1)
        with self._engine.connect() as connection:
            found = [_listed(row) for row in connection.execute(asked)]
        shown = tuple(found[:limit])
        return Page(shown, Position(shown[-1].updated, shown[-1].id) if len(found) > limit else None)

    def get(self, workspace: str, id: str) -> Conversation | None:
        """Give a conversation; None where there is none."""
        with self._engine.connect() as connection:
            row = _found(connection, workspace, id)
            return None if row is None else _whole(connection, row)

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
            return _whole(connection, row)

    def change(self, workspace: str, id: str, title: str | None, current: int | None, act: Act) -> None:
        """Name a conversation, or go to one of its versions. Raises Missing."""
        with self._writer.begin() as connection:
            row = _there(connection, workspace, id)
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
            row = _found(connection, workspace, id)
            if row is not None:
                remove_conversations(connection, [row.number])
                append(connection, act)
            return row is not None

    def say(self, workspace: str, id: str, said: Said, kind: str) -> None:
        """Write down a message and the job that answers it. Raises Missing, and Busy where it cannot be said now."""
        now = _now()
        with self._writer.begin() as connection:
            row = _there(connection, workspace, id)
            messages = _messages(connection, row.number, workspace)
            before = [message for message in messages if message.number >= said.number]
            is_again = [(message.role, message.state) for message in before] in (
                [("user", "interrupted")],
                [("user", "failed")],
            )
            is_next = not before and len(messages) == said.number - 1
            if (
                row.current != said.version
                or not (is_again or is_next)
                or any(one.state == "running" for one in messages)
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
            connection.execute(_update(row).values(updated=now))

    def answer(self, workspace: str, id: str, said: Said, answer: Answer, *acts: Act) -> Conversation:
        """Store an answer with its draft, which ends the job of the message; gives the conversation as it is then.

        Raises Missing where the conversation was removed while the message was answered.
        """
        now = _now()
        with self._writer.begin() as connection:
            row = _there(connection, workspace, id)
            values: dict[str, Any] = {}
            if answer.draft is not None:
                number = (connection.scalar(_last(_VERSIONS, row)) or 0) + 1
                draft = keep(connection, workspace, answer.draft)
                connection.execute(insert(_VERSIONS).values(**_version(row, number, draft, said, answer), created=now))
                values = _going(connection, row, number)
            elif answer.back_to is not None:
                number = answer.back_to
                values = _going(connection, row, number)
            else:
                number = None
            done = {"state": "done", "code": None, "body": None}
            asked = and_(_one(row, said.number), _MESSAGES.c.made == said.made)
            if not connection.execute(update(_MESSAGES).where(asked).values(**done)).rowcount:
                raise Missing
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
            return _whole(connection, _there(connection, workspace, id))

    def fail(self, workspace: str, id: str, said: Said, state: State, code: str | None) -> None:
        """Write down that a message ended without an answer."""
        with self._writer.begin() as connection:
            row = _found(connection, workspace, id)
            if row is not None:
                asked = and_(_one(row, said.number), _MESSAGES.c.made == said.made, _MESSAGES.c.state == "running")
                connection.execute(update(_MESSAGES).where(asked).values(state=state, code=code))


def _there(connection: Connection, workspace: str, id: str) -> Row[Any]:
    row = _found(connection, workspace, id)
    if row is None:
        raise Missing
    return row


def _found(connection: Connection, workspace: str, id: str) -> Row[Any] | None:
    if not id.isprintable():  # no database is asked for what it may refuse as text
        return None
    ours = and_(_CONVERSATIONS.c.workspace == workspace, _CONVERSATIONS.c.id == id)
    return connection.execute(select(_CONVERSATIONS).where(ours)).one_or_none()


def _whole(connection: Connection, row: Row[Any]) -> Conversation:
    return Conversation(
        row.id,
        row.title,
        _utc(row.created),
        _utc(row.updated),
        row.current,
        _messages(connection, row.number, row.workspace),
        _versions(connection, row.number),
    )


def _messages(connection: Connection, conversation: int, workspace: str) -> tuple[Message, ...]:
    asked = select(_MESSAGES).where(_MESSAGES.c.conversation == conversation).order_by(_MESSAGES.c.number)
    return tuple(
        Message(
            row.number,
            row.role,
            row.text,
            _utc(row.created),
            row.version,
            _state(connection, workspace, row),
            row.code,
            row.made,
            None if row.body is None else json.loads(row.body),
        )
        for row in connection.execute(asked).all()
    )


def _state(connection: Connection, workspace: str, row: Row[Any]) -> MessageState:
    """Give how a message stands: one whose job nobody holds any more was interrupted."""
    if row.state != "running":
        return cast(MessageState, row.state)
    return state_of(connection, workspace, row.made) or "interrupted"


def _versions(connection: Connection, conversation: int) -> tuple[Version, ...]:
    asked = (
        select(_VERSIONS, tables.drafts.c.id)
        .join(tables.drafts, tables.drafts.c.number == _VERSIONS.c.draft)
        .where(_VERSIONS.c.conversation == conversation)
        .order_by(_VERSIONS.c.number)
    )
    return tuple(
        Version(
            row.number,
            row.id,
            row.parent,
            row.message,
            _utc(row.created),
            row.summary,
            *map(json.loads, (row.edits, row.changes, row.fixes)),
        )
        for row in connection.execute(asked)
    )


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


def _going(connection: Connection, row: Row[Any], number: int) -> dict[str, Any]:
    """Give what is other in a conversation that goes to a version. Raises Missing."""
    asked = (
        select(tables.drafts.c.title)
        .join(_VERSIONS, _VERSIONS.c.draft == tables.drafts.c.number)
        .where(_VERSIONS.c.conversation == row.number, _VERSIONS.c.number == number)
    )
    title = connection.scalar(asked)
    if title is None:
        raise Missing
    return {"current": number, **({} if row.is_named else _titled(title))}


def _holds(word: str) -> ColumnElement[bool]:
    said = select(_MESSAGES.c.number).where(
        _MESSAGES.c.conversation == _CONVERSATIONS.c.number, _MESSAGES.c.folded.contains(word, autoescape=True)
    )
    return or_(_CONVERSATIONS.c.folded.contains(word, autoescape=True), said.exists())


def _count() -> Any:
    counted = select(func.count()).select_from(_MESSAGES).where(_MESSAGES.c.conversation == _CONVERSATIONS.c.number)
    return counted.correlate(_CONVERSATIONS).scalar_subquery()


def _last(table: Any, row: Row[Any]) -> Any:
    return select(func.max(table.c.number)).where(table.c.conversation == row.number)


def _one(row: Row[Any], number: int) -> ColumnElement[bool]:
    return and_(_MESSAGES.c.conversation == row.number, _MESSAGES.c.number == number)


def _update(row: Row[Any]) -> Any:
    return update(_CONVERSATIONS).where(_CONVERSATIONS.c.number == row.number)


def _listed(row: Row[Any]) -> Listed:
    return Listed(row.id, row.title, _utc(row.created), _utc(row.updated), row.current, row.messages)


def _titled(title: str) -> dict[str, str]:
    line = as_text(title)[:_LINE]
    return {"title": line, "folded": line.casefold()}


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
