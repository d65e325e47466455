"""Erases documents, and the drafts that quote them where that is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.store.stored_draft import StoredDraft
from assistant.errors import Unavailable
from retrieval.errors import NotErased
from retrieval.stored import WORKSPACE

if TYPE_CHECKING:
    from api.store.conversations import Conversations
    from api.store.drafts import Drafts
    from api.store.evaluations import Evaluations
    from retrieval.library import Library


@dataclass(frozen=True, slots=True)
class Erased:
    """The documents that are erased, by name, the drafts that went along, and those that quote one and are left."""

    documents: Sequence[str]
    drafts: Sequence[StoredDraft]
    left: Sequence[StoredDraft]


def erase(
    drafts: "Drafts", library: "Library", names: Sequence[str], with_drafts: bool, workspace: str = WORKSPACE
) -> Erased:
    """Erase documents, and with them the drafts that quote them and the conversations these came up in.

    Raises NotErased or Unavailable.

    A name that the library does not hold takes no draft along, though drafts may quote pasted notes of that name.
    """
    held = [name for name in names if library.document(name, workspace) is not None]
    quoting = drafts.citing(workspace, held)
    if not with_drafts:
        return Erased(library.erase(held, workspace), (), quoting)
    gone = drafts.remove_all_told(workspace, [draft.id for draft in quoting])
    return Erased(library.erase(held, workspace), gone, ())


def leave_nothing(store: "Drafts | Conversations | Evaluations", what: str) -> None:
    """Write a store anew without what was removed from it. Raises Unavailable, saying what is removed all the same."""
    try:
        store.write_anew()
    except NotErased as error:
        raise Unavailable(f"{what} is removed, but {error}; run okr library rebuild to be rid of them.") from None
