"""Lists over HTTP, a page at a time: `{data, has_more, next}`, where `next` is the cursor of the page that follows."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice
from typing import Annotated, Any, TypeVar

from fastapi import Query

from api.problems import Problem
from api.store.page import Page, Position

Item = TypeVar("Item")


Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the page before.")]
PageSize = Annotated[int, Query(ge=1, le=200, description="How many at most.")]


def told(items: Iterable[Item], following: str | None, record: Callable[[Item], Any]) -> dict[str, Any]:
    """Give a page of items, and the cursor of the page that follows, if any."""
    return {"data": list(map(record, items)), "has_more": following is not None, "next": following}


def told_by_time(page: Page[Item], record: Callable[[Item], Any]) -> dict[str, Any]:
    """Give a page of a list that goes by time."""
    return told(page.items, None if page.next is None else write_position(page.next), record)


def page(
    items: Iterable[Item], key: Callable[[Item], str], cursor: str | None, limit: int, record: Callable[[Item], Any]
) -> dict[str, Any]:
    """Give the page after `cursor`, in the order of the items' keys.

    A cursor names the last key seen, so that items that come and go in between move nothing. Raises Problem.
    """
    after = None if cursor is None else read_cursor(cursor)
    rest = sorted((item for item in items if after is None or key(item) > after), key=key)
    shown = list(islice(rest, limit))
    has_more = len(rest) > limit
    return told(shown, write_cursor(key(shown[-1])) if has_more else None, record)


def write_cursor(key: str) -> str:
    """Write the key of the last item of a page as a cursor."""
    return urlsafe_b64encode(key.encode("utf-8")).decode("ascii").rstrip("=")


def read_cursor(cursor: str) -> str:
    """Give the key in a cursor. Raises Problem."""
    try:
        return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("utf-8")
    except (Error, ValueError):
        raise bad_cursor() from None


def write_position(position: Position) -> str:
    """Write where a page ends that goes by time as a cursor."""
    return write_cursor(f"{position.time.isoformat()} {position.id}")


def read_position(cursor: str | None) -> Position | None:
    """Give where the page before a cursor ends; None without one. Raises Problem."""
    if cursor is None:
        return None
    time, _, id = read_cursor(cursor).partition(" ")
    try:
        then = datetime.fromisoformat(time)
    except ValueError:
        raise bad_cursor() from None
    if then.utcoffset() or then.tzinfo is None or not id.isprintable():
        raise bad_cursor()
    return Position(then, id)


def bad_cursor() -> Problem:
    """Make the answer to a cursor that holds no key."""
    return Problem(422, "bad_cursor", "The cursor is none that this service gave; start again without one.")
