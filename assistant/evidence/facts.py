"""What a note says, as data: facts, priorities, requests, wishes, conflicts."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.language.quantity import Comparator
from assistant.okr import Direction, Quote

Status = Literal["goal", "observation", "past", "rejected", "superseded", "other_team"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a text says about one metric, scope and value.

    Numbers are in `unit` (`baseline` in `baseline_unit` where that is set). A change without an end value stays a
    change: `relative_change` (signed fraction) or `change` (in `unit`), `target` null. `tentative`: nobody has agreed
    it yet; the rules call such a number with a target an observation.
    """

    metric: str
    status: Status
    quotes: tuple[Quote, ...]
    direction: Direction | None = None
    baseline: float | None = None
    baseline_unit: str | None = None
    target: float | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    relative_change: float | None = None
    change: float | None = None
    due: date | None = None
    due_text: str | None = None
    tentative: bool = False
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements about one thing that nobody settled."""

    about: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """A number that a sentence says is to be reached, whatever became of it; a relative change is a number of %."""

    quote: Quote
    value: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything one document says that a draft may use or must leave out."""

    document: str
    text: str
    facts: tuple[Fact, ...] = ()
    priorities: tuple[Quote, ...] = ()
    feature_requests: tuple[Quote, ...] = ()
    wishes: tuple[Quote, ...] = ()
    performance_talk: tuple[Quote, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    aims: tuple[Aim, ...] = ()
