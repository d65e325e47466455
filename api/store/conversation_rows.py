"""Reads the rows of a conversation: its messages in order, and the versions that came of them."""

import json
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, and_, select

from api.store import tables
from api.store.conversation import Conversation, Message, MessageState, Missing, Version
from api.store.jobs import state_of

_CONVERSATIONS, _MESSAGES, _VERSIONS = tables.conversations, tables.messages, tables.versions


def there(connection: Connection, workspace: str, id: str) -> Row[Any]:
    """Give the row of a conversation. Raises Missing."""
    row = found(connection, workspace, id)
    if row is None:
        raise Missing
    return row


def found(connection: Connection, workspace: str, id: str) -> Row[Any] | None:
    """Give the row of a conversation; None where there is none."""
    if not id.isprintable():  # no database is asked for what it may refuse as text
        return None
    ours = and_(_CONVERSATIONS.c.workspace == workspace, _CONVERSATIONS.c.id == id)
    return connection.execute(select(_CONVERSATIONS).where(ours)).one_or_none()


def whole(connection: Connection, row: Row[Any]) -> Conversation:
    """Give all of the conversation of a row."""
    return Conversation(
        row.id,
        row.title,
        _utc(row.created),
        _utc(row.updated),
        row.current,
        messages(connection, row.number, row.workspace),
        _versions(connection, row.number),
    )


def messages(connection: Connection, conversation: int, workspace: str) -> tuple[Message, ...]:
    """Give the messages of a conversation, in order."""
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


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC)
