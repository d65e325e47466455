"""A draft as the store lists it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class StoredDraft:
    """What is told of a draft without its text; `title` is its first objective, empty where it has none."""

    workspace: str
    id: str
    created: datetime
    updated: datetime
    state: str
    status: str
    title: str
    drafter: str
    model: str | None


class Position(NamedTuple):
    """Where a page ends that goes by time: at the last one shown. It holds although that one is removed."""

    created: datetime
    id: str


class Page(NamedTuple):
    """Drafts, newest first, and where the next page begins; None where no more follow."""

    drafts: tuple[StoredDraft, ...]
    next: Position | None
