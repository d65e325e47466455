"""An evaluation as it is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

State = Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]


class Counts(NamedTuple):
    """How many results there are of each kind."""

    passed: int = 0
    failed: int = 0
    errors: int = 0
    unscored: int = 0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation without its cases and results: how it stands, of how many results; `code` says what failed."""

    id: str
    created: datetime
    updated: datetime
    name: str | None
    state: State
    code: str | None
    manifest: Mapping[str, Any]
    total: int
    counts: Counts
