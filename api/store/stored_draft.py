"""A draft as the store lists it."""

from dataclasses import dataclass
from datetime import datetime


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
