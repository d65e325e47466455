"""Lists conversations, those that hold the words that are looked for."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from api.store import tables
from api.store.conversation import Listed, Page
from api.store.drafts import as_text
from api.store.stored_draft import Position

_CONVERSATIONS, _MESSAGES = tables.conversations, tables.messages


def page(connection: Connection, workspace: str, words: Iterable[str], after: Position | None, limit: int) -> Page:
    """Give the conversations that follow a position and hold all the words, each in the title or in a message."""
    asked = select(_CONVERSATIONS, _count().label("messages")).where(_CONVERSATIONS.c.workspace == workspace)
    for word in words:
        asked = asked.where(_holds(as_text(word.casefold())))
    if after is not None:
        then = after.created.astimezone(UTC).replace(tzinfo=None)
        earlier = and_(_CONVERSATIONS.c.updated == then, _CONVERSATIONS.c.id < after.id)
        asked = asked.where(or_(_CONVERSATIONS.c.updated < then, earlier))
    asked = asked.order_by(_CONVERSATIONS.c.updated.desc(), _CONVERSATIONS.c.id.desc()).limit(limit + 1)
    found = [_listed(row) for row in connection.execute(asked)]
    shown = tuple(found[:limit])
    return Page(shown, Position(shown[-1].updated, shown[-1].id) if len(found) > limit else None)


def _holds(word: str) -> ColumnElement[bool]:
    said = select(_MESSAGES.c.number).where(
        _MESSAGES.c.conversation == _CONVERSATIONS.c.number, _MESSAGES.c.folded.contains(word, autoescape=True)
    )
    return or_(_CONVERSATIONS.c.folded.contains(word, autoescape=True), said.exists())


def _count() -> Any:
    counted = select(func.count()).select_from(_MESSAGES).where(_MESSAGES.c.conversation == _CONVERSATIONS.c.number)
    return counted.correlate(_CONVERSATIONS).scalar_subquery()


def _listed(row: Row[Any]) -> Listed:
    return Listed(row.id, row.title, _utc(row.created), _utc(row.updated), row.current, row.messages)


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC)
