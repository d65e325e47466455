"""A mention: a date named in a text, before anyone asks which day it is."""

from typing import Literal, NamedTuple

Kind = Literal["day", "month", "quarter", "half", "year", "week", "weekday", "nth", "ahead", "current", "occasion"]
Phase = Literal["start", "early", "mid", "late", "end"]
Lead = Literal["due", "at", "since"]


class Mention(NamedTuple):
    """A date named in a text. What is not said is null.

    `number`: the quarter, half, week, weekday (Monday 0) or span. `unit`: what `ahead` counts or `current` names (day,
    week, month, quarter, half, year). `fiscal`: "FY" is written. `core` is where the date itself begins, after words
    such as "by end of".
    """

    kind: Kind
    start: int
    core: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int = 0
    unit: str = ""
    phase: Phase | None = None
    lead: Lead | None = None
    fiscal: bool = False
