"""What a write changes in the library, and who is told of it in the same transaction."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection


class Change(NamedTuple):
    """A document that was kept, with the hash of its text, or removed, with None."""

    workspace: str
    id: str
    sha256: str | None


Told = Callable[[Connection, Sequence[Change]], object]


def nobody(connection: Connection, changes: Sequence[Change]) -> None:
    """Tell nobody."""
