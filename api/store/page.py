"""Lists by time, a page after another, from a database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Column, Connection, Row, Select, and_, or_

Item = TypeVar("Item")


class Position(NamedTuple):
    """Where a page ends that goes by time: at the last one shown. It holds although that one is removed."""

    time: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """Some of a list, the newest first, and where the next page begins; None where no more follow."""

    items: tuple[Item, ...]
    next: Position | None


def page_of(
    connection: Connection,
    asked: Select[Any],
    columns: tuple[Column[Any], Column[Any]],
    after: Position | None,
    limit: int,
    read: Callable[[Row[Any]], Item],
) -> Page[Item]:
    """Give the rows that follow a position, newest first, as `read` reads them; `columns` are their time and id."""
    time, id = columns
    if after is not None:
        then = after.time.astimezone(UTC).replace(tzinfo=None)
        asked = asked.where(or_(time < then, and_(time == then, id < after.id)))
    rows = connection.execute(asked.order_by(time.desc(), id.desc()).limit(limit + 1)).all()
    shown = rows[:limit]
    is_last = len(rows) <= limit
    end = None if is_last else Position(getattr(shown[-1], time.name).replace(tzinfo=UTC), getattr(shown[-1], id.name))
    return Page(tuple(map(read, shown)), end)
