"""Who sends a request, and what it may do."""

from dataclasses import dataclass
from typing import Literal, get_args

from retrieval.stored import WORKSPACE

Scope = Literal["read", "draft", "admin"]
# Each holds what stands before it: who may draft may read.
SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sends a request: the workspace that it sees, the key it came with, and how much that key may spend.

    None is no key, where none is asked for, and no limit.
    """

    workspace: str
    scope: Scope
    key: str | None = None
    requests_a_minute: int | None = None
    drafts_a_day: int | None = None

    def may(self, wanted: Scope) -> bool:
        """Say whether this caller may do what needs that scope."""
        return SCOPES.index(wanted) <= SCOPES.index(self.scope)


ANYBODY = Caller(WORKSPACE, "admin")
