"""What the audit log tells of writes to the library, each in the transaction that makes it."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from api.caller import ANYBODY, Caller
from api.store.audit import Act, append

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from retrieval.changes import Change, Told


def acts_of(caller: Caller = ANYBODY) -> "Told":
    """Give who writes down what a caller changes in the library; without one, what this machine itself does."""

    def tell(connection: "Connection", changes: "Sequence[Change]") -> None:
        its_workspace = attrgetter("workspace")
        for workspace, some in groupby(sorted(changes, key=its_workspace), its_workspace):
            here = list(some)
            added = [{"id": one.id, "sha256": one.sha256} for one in here if one.sha256 is not None]
            if added:
                append(connection, Act(workspace, "documents_added", {"documents": added}, caller.key))
            for one in here:
                if one.sha256 is None:
                    append(connection, Act(workspace, "document_removed", {"document": one.id}, caller.key))

    return tell
