"""Erases documents, and the drafts that quote them where that is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.caller import ANYBODY, Caller
from api.store.removal import Affected

if TYPE_CHECKING:
    from api.store.drafts import Drafts
    from retrieval.library import Library


@dataclass(frozen=True, slots=True)
class Erased:
    """The documents that are erased, by name, what went along, and what quotes one and is left."""

    documents: Sequence[str]
    gone: Affected
    left: Affected


def erase(
    drafts: "Drafts", library: "Library", names: Sequence[str], with_drafts: bool, caller: Caller = ANYBODY
) -> Erased:
    """Erase documents, and with them the drafts that quote them and the conversations that do or once did.

    Raises NotErased or Unavailable.

    A name that the library does not hold takes no draft along, though drafts may quote pasted notes of that name.
    """
    workspace = caller.workspace
    held = [name for name in names if library.document(name, workspace) is not None]
    if not with_drafts:
        quoting = drafts.quoting(workspace, held)
        return Erased(library.erase(held, workspace), Affected(), quoting)
    gone = drafts.remove_quoting(workspace, held, caller.key)
    return Erased(library.erase(held, workspace), gone, Affected())
