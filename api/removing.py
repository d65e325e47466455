"""Removes what is stored, over HTTP, and where that is asked for leaves no byte of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from fastapi import Query

from api.access import require
from api.caller import Caller
from assistant.errors import Unavailable
from retrieval.errors import NotErased

if TYPE_CHECKING:
    from api.store.conversations import Conversations
    from api.store.drafts import Drafts
    from api.store.evaluations import Evaluations

Erase = Annotated[bool, Query(description="Leave no byte of it on the disk, either; needs the scope admin.")]


@contextmanager
def removing(
    store: "Drafts | Conversations | Evaluations", what: str, caller: Caller, *, erase: bool
) -> Iterator[None]:
    """Remove something of a store in here, where the caller may; `erase` writes the store anew without it.

    Raises Problem, and Unavailable, which says what is removed all the same.
    """
    if erase:
        require(caller, "admin")
    yield
    if erase:
        try:
            store.write_anew()
        except NotErased as error:
            raise Unavailable(f"{what} is removed, but {error}; run okr library rebuild to be rid of them.") from None
