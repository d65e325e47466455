"""The words of the number reader: a quantity, a pair, a change, a deadline."""

from datetime import date
from typing import Literal, NamedTuple

Comparator = Literal["<", "<=", ">", ">="]


class Quantity(NamedTuple):
    """A number that can be a metric's value. `text[start:end]` is the number with its unit and comparator words.

    `unit`: `%`, `pp`, `bps`, `count`, `score`, `x`, `ms`, `s`, `min`, `h`, `days`, `weeks`, `months`, `years`, an
    ISO 4217 code, or null where none is written. `out_of`: the whole in "5 of 12" (value 41.67, unit %) or the scale in
    "3.1 out of 5". `bare`: start and end of the number alone, without comparator and unit. `upto`: the upper end of a
    range ("10-20": value 10, upto 20), in the same unit.
    """

    value: float
    unit: str | None
    start: int
    end: int
    bare: tuple[int, int]
    comparator: Comparator | None = None
    out_of: float | None = None
    upto: float | None = None


class Pair(NamedTuple):
    """A start and an end value said together: "from X to Y", "X -> Y", "X => Y", "to Y from X".

    Units are shared where only one is written ("from 20 to ten minutes").
    """

    baseline: Quantity
    target: Quantity
    start: int
    end: int


class Change(NamedTuple):
    """A change with no end value: "by 25%", "halve", "3x", "+5 pp", "cut by a third".

    `relative` is a signed fraction where the text's own words give the sign, else positive; `absolute` is in `unit`.
    `signed` says whether the words gave the sign.
    """

    start: int
    end: int
    relative: float | None = None
    absolute: float | None = None
    unit: str | None = None
    signed: bool = False


class Deadline(NamedTuple):
    """A time by which something is due; `start:end` covers the words. `due` is null for festivals, seasons and events.

    `led` says that a word such as "by", "until" or "before" makes it a due date; else it is only a date named.
    """

    due: date | None
    text: str
    start: int
    end: int
    led: bool = False
