"""Removes drafts with what was said of them, each in a transaction that goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Row, Table, and_, delete, func, select, update

from api.store import tables
from api.store.draft_rows import LISTED, stored
from api.store.jobs import stop
from api.store.quoted import digest
from api.store.stored_draft import StoredDraft

_AT_ONCE = 500  # values in one statement; databases bound them
_CONVERSATIONS, _DRAFTS = tables.conversations, tables.drafts
_MESSAGES, _VERSIONS = tables.messages, tables.versions
_NAMED: list[Any] = [_CONVERSATIONS.c.workspace, _CONVERSATIONS.c.id, _CONVERSATIONS.c.title]

Value = TypeVar("Value", int, str)


@dataclass(frozen=True, slots=True)
class Named:
    """A conversation, by its id and title."""

    workspace: str
    id: str
    title: str


class Affected(NamedTuple):
    """Drafts, oldest first, and conversations: those that something is true of, or that were removed."""

    drafts: tuple[StoredDraft, ...] = ()
    conversations: tuple[Named, ...] = ()

    @property
    def named(self) -> "list[tuple[str, StoredDraft | Named]]":
        """All of them, each with the word for what it is."""
        return [("draft", one) for one in self.drafts] + [("conversation", one) for one in self.conversations]


class InConversation(Exception):
    """A draft is a version of this conversation, whose messages repeat its words."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id


def quoting(connection: Connection, workspace: str, names: Iterable[str]) -> Affected:
    """Give the drafts that were made from one of these documents or quote it, and the conversations that did so ever.

    What is said in a conversation may repeat the words of a document although the draft that quoted it was removed.
    """
    digests = sorted(set(map(digest, names)))
    drafts, conversations = _rows(connection, workspace, digests)
    return Affected(_in_order(map(stored, drafts)), tuple(map(_named, conversations)))


def remove_quoting(connection: Connection, workspace: str, names: Iterable[str]) -> Affected:
    """Remove the drafts that quote one of these documents, and all of the conversations that did so ever."""
    digests = sorted(set(map(digest, names)))
    drafts, conversations = _rows(connection, workspace, digests)
    gone = remove_conversations(connection, [row.number for row in conversations])
    alone = list(gone.drafts)
    for some in _slices([row.number for row in drafts]):
        removed = delete(_DRAFTS).where(_DRAFTS.c.number.in_(some)).returning(*LISTED)
        alone += map(stored, connection.execute(removed).all())
    return Affected(_in_order(alone), gone.conversations)


def remove_conversations(connection: Connection, numbers: Sequence[int]) -> Affected:
    """Remove conversations with all their drafts; what is being answered in them stops."""
    drafts: list[StoredDraft] = []
    conversations: list[Named] = []
    for some in _slices(numbers):
        asked = select(_MESSAGES.c.made).where(_MESSAGES.c.conversation.in_(some), _MESSAGES.c.state == "running")
        stop(connection, asked)
        versions = select(_VERSIONS.c.draft).where(_VERSIONS.c.conversation.in_(some))
        removed = delete(_DRAFTS).where(_DRAFTS.c.number.in_(versions)).returning(*LISTED)
        drafts += map(stored, connection.execute(removed).all())
        ended = delete(_CONVERSATIONS).where(_CONVERSATIONS.c.number.in_(some)).returning(*_NAMED)
        conversations += [_named(row) for row in connection.execute(ended).all()]
    return Affected(_in_order(drafts), tuple(conversations))


def remove_old(connection: Connection, then: datetime) -> Affected:
    """Remove conversations that nobody touched since a time, with their drafts, and other drafts stored before it."""
    silent = connection.scalars(select(_CONVERSATIONS.c.number).where(_CONVERSATIONS.c.updated < then)).all()
    gone = remove_conversations(connection, silent)
    alone = _DRAFTS.c.number.not_in(select(_VERSIONS.c.draft))
    removed = delete(_DRAFTS).where(_DRAFTS.c.updated < then, alone).returning(*LISTED)
    return Affected(_in_order([*gone.drafts, *map(stored, connection.execute(removed).all())]), gone.conversations)


def go_on(connection: Connection, workspace: str) -> None:
    """Let conversations whose current version was removed go on from the last that is left."""
    of_it = _VERSIONS.c.conversation == _CONVERSATIONS.c.number
    last = select(func.max(_VERSIONS.c.number)).where(of_it).scalar_subquery()
    is_there = select(_VERSIONS.c.number).where(of_it, _VERSIONS.c.number == _CONVERSATIONS.c.current).exists()
    ours = and_(_CONVERSATIONS.c.workspace == workspace, _CONVERSATIONS.c.current.is_not(None))
    connection.execute(update(_CONVERSATIONS).where(ours, ~is_there).values(current=last))


def _rows(connection: Connection, workspace: str, digests: Sequence[str]) -> tuple[list[Row[Any]], list[Row[Any]]]:
    """Give the rows of the drafts and of the conversations that have words of a document."""
    drafts: dict[int, Row[Any]] = {}
    conversations: dict[int, Row[Any]] = {}
    for some in _slices(digests):
        quoted = select(tables.quoted.c.draft).where(tables.quoted.c.document.in_(some))
        told = select(tables.told.c.conversation).where(tables.told.c.document.in_(some))
        drafts |= _numbered(connection, _DRAFTS, LISTED, workspace, quoted)
        conversations |= _numbered(connection, _CONVERSATIONS, _NAMED, workspace, told)
    return list(drafts.values()), list(conversations.values())


def _numbered(
    connection: Connection, table: Table, columns: Iterable[Any], workspace: str, numbers: Any
) -> dict[int, Row[Any]]:
    asked = select(table.c.number, *columns).where(table.c.workspace == workspace, table.c.number.in_(numbers))
    return {row.number: row for row in connection.execute(asked)}


def _named(row: Row[Any]) -> Named:
    return Named(row.workspace, row.id, row.title)


def _in_order(drafts: Iterable[StoredDraft]) -> tuple[StoredDraft, ...]:
    return tuple(sorted(drafts, key=lambda draft: (draft.created, draft.id)))


def _slices(values: Sequence[Value]) -> Iterable[Sequence[Value]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
