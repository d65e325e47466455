"""Edits: single changes to an OKR set, kept between versions and made again on a new draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.okr import Quote

Act = Literal["drop", "add", "set", "title", "move", "split", "merge", "use", "confirm", "mend", "review"]
# What a person may set of a key result; a date is kept as ISO text.
Field = Literal[
    "text",
    "metric",
    "baseline",
    "target",
    "change",
    "relative_change",
    "unit",
    "direction",
    "due",
    "indicator",
    "category",
    "commitment",
    "measured_by",
    "owner",
    "how_might_we",
    "why",
    "aligned_to",
]
TARGETS: tuple[Field, ...] = ("target", "change", "relative_change")  # what says how far a key result is to go


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. `objective` and `key_result` count from 1 in the set it is made on.

    `metric` is that of the key result, by which the edit is made again on a new draft. `value` is what is set, moved
    to, added or used; `unit` and `comparator` go with a number. A change is one of the baseline, or of the target where
    `of` says so. `quote` is the piece of a message that says so.
    """

    act: Act
    objective: int | None = None
    key_result: int | None = None
    metric: str | None = None
    field: Field | None = None
    value: float | str | None = None
    unit: str | None = None
    comparator: str | None = None
    quote: Quote | None = None
    of: Literal["target"] | None = None


def read_edits(records: Iterable[Mapping[str, Any]]) -> tuple[Edit, ...]:
    """Read what `assistant.record.to_json` made of edits."""
    return tuple(
        Edit(**{**record, "quote": None if record["quote"] is None else Quote(**record["quote"])}) for record in records
    )
