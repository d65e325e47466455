"""Lists conversations, those that hold the words that are looked for."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from api.store import tables
from api.store.conversation import Listed
from api.store.drafts import as_text
from api.store.page import Page, Position, page_of

_CONVERSATIONS, _MESSAGES = tables.conversations, tables.messages


def page(
    connection: Connection, workspace: str, words: Iterable[str], after: Position | None, limit: int
) -> Page[Listed]:
    """Give the conversations that follow a position and hold all the words, each in the title or in a message."""
    asked = select(_CONVERSATIONS, _count().label("messages")).where(_CONVERSATIONS.c.workspace == workspace)
    for word in words:
        asked = asked.where(_holds(as_text(word.casefold())))
    return page_of(connection, asked, (_CONVERSATIONS.c.updated, _CONVERSATIONS.c.id), after, limit, _listed)


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
