"""Events: one number said of one metric in one statement, and what it is there for."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from assistant.evidence.metrics import Phrase
from assistant.language.quantity import Comparator, Quantity
from assistant.language.units import convert, family
from assistant.okr import Direction

Role = Literal["target", "current", "past"]


@dataclass(slots=True)
class Event:
    """A number with its role. `dead`: it is outdated; `rejected`: it was refused; `pending`: it was only proposed.

    `loose`: only its place says that it is to be reached, in a sentence that speaks of more.
    `learning`: it counts talks or tests to be held, from none.
    `theirs`: another team's; `reported`: only because a team was said to have it.
    `sure`: a cue said the role, it was not guessed from the place. `number` is null for a change without an end value
    (`relative`, `absolute`) and for a wish without a number. `way` is what a verb before it says. `out_of` is the 18 of
    "7 of 18" where it is in per cent, `upto` the 3 of "2-3 days".
    """

    role: Role
    start: int
    end: int
    quote: tuple[int, int]
    turn: int
    number: float | None = None
    unit: str | None = None
    relative: float | None = None
    absolute: float | None = None
    out_of: float | None = None
    upto: float | None = None
    way: Direction | None = None
    comparator: Comparator | None = None
    limit: bool = False
    learning: bool = False
    sure: bool = False
    was: bool = False
    own: bool = False
    dead: bool = False
    rejected: bool = False
    theirs: bool = False
    reported: bool = False
    wanted: bool = False
    aside: bool = False
    unsure: bool = False
    pending: bool = False
    loose: bool = False
    accepted: bool = False
    due: date | None = None
    due_text: str | None = None
    speaker: str | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has taken it back, refused it, left it open as a proposal or given it to others."""
        return not (self.dead or self.rejected or self.pending or self.theirs)

    def accept(self) -> None:
        """Let the room take the number: it is no proposal any more, and no longer open."""
        self.sure = self.sure or self.pending
        self.accepted, self.pending, self.unsure = True, False, False

    def same_number(self, number: float, unit: str | None) -> bool:
        """Say whether another number is this one, in the same or an unwritten unit."""
        if self.number is None or not compatible(self.unit, unit):
            return False
        own = self.number
        if self.unit is not None and unit is not None and self.unit != unit:
            converted = convert(own, self.unit, unit)
            own = own if converted is None else converted
        return abs(own - number) < 1e-9


def whole_of(quantity: Quantity) -> float | None:
    """Give the 18 of "7 of 18"; null for a percentage, a rate per hundred or a scale."""
    whole = quantity.out_of if quantity.unit == "%" else None
    return whole if whole is not None and whole not in (10, 100, 1000) else None


@dataclass(slots=True)
class Thread:
    """One metric followed through a note. `heard` are the other phrases said beside its numbers."""

    phrases: list[Phrase]
    events: list[Event] = field(default_factory=list)
    heard: list[Phrase] = field(default_factory=list)
    turn: int = 0
    block: int = -1
    number: int = -1
    owner: str | None = None
    dropped: bool = False
    disputed: bool = False

    @property
    def unit(self) -> str | None:
        """The unit most of its numbers are in, null where none is written."""
        units = [event.unit for event in self.events if event.unit not in (None, "count")]
        return max(set(units), key=lambda unit: (units.count(unit), unit)) if units else None

    @property
    def whole(self) -> float | None:
        """The 18 of "7 of 18" where its values are such parts, null else."""
        return next((event.out_of for event in reversed(self.events) if event.out_of is not None), None)

    @property
    def in_parts(self) -> bool:
        """Whether its values are said as parts of a whole only, never in per cent."""
        return all(event.out_of is not None for event in self.events if event.unit == "%")

    @property
    def is_open(self) -> bool:
        """Whether it has a value of today and waits for one to reach."""
        aimed = any(event.role == "target" and event.stands for event in self.events)
        return not aimed and any(event.role == "current" for event in self.events)

    @property
    def is_aim_only(self) -> bool:
        """Whether it has a value to reach and none of today."""
        roles = {event.role for event in self.events}
        return "target" in roles and "current" not in roles

    def fits(self, number: float, unit: str | None) -> bool:
        """Say whether a number can be a value of this metric: its unit agrees, and a bare one is of like size."""
        own = self.unit
        if not compatible(own, unit):
            return False
        kind = family(unit) if unit is not None else None
        if own is None and kind == "time":
            return any(phrase.holds("time_metrics") for phrase in self.phrases)
        if own is None and kind not in (None, "time", "share", "count", "score", "ratio"):
            return any(phrase.holds("money_metrics") for phrase in self.phrases)
        if unit is None or own is None:
            if own == "%" and number > 100:
                return False
            values = [abs(event.number) for event in self.events if event.number]
            if values and number and unit is None:
                middle = sorted(values)[len(values) // 2]
                return middle / 30 <= abs(number) <= middle * 30
        return True


def compatible(one: str | None, other: str | None) -> bool:
    """Say whether two units can belong to one metric; an unwritten one goes with any."""
    if one in (None, "count") or other in (None, "count"):
        return "count" not in (one, other) or None in (one, other) or one == other or "score" in (one, other)
    return family(str(one)) == family(str(other))
