"""Cycles: the time box of an OKR set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.errors import BadSetting

_SHAPES = "2027-Q1, 2027-H1, 2027 or 2027-01-15/2027-04-30"
_NAMED = re.compile(r"\s*([12][0-9]{3})(?:[ -]?(?:Q([1-4])|H([12])))?\s*", re.IGNORECASE)
_SPAN = re.compile(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*/\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*")
_PLANNING_AHEAD = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A time box from `start` to `end`, both days included; `name` is the shape that `Cycle.parse` reads."""

    start: date
    end: date
    name: str

    @classmethod
    def parse(cls, text: str) -> "Cycle":
        """Read 2027-Q1, 2027-H1, 2027 or 2027-01-15/2027-04-30; raises BadSetting for anything else."""
        named = _NAMED.fullmatch(text)
        if named:
            year, quarter, half = int(named[1]), named[2], named[3]
            if quarter:
                return cls.quarter(date(year, 3 * int(quarter) - 2, 1))
            return cls.half(date(year, 6 * int(half) - 5, 1)) if half else cls.year(date(year, 1, 1))
        span = _SPAN.fullmatch(text)
        if span:
            try:
                start, end = date.fromisoformat(span[1]), date.fromisoformat(span[2])
            except ValueError as error:
                raise BadSetting(f"The cycle {text.strip()!r} holds a day that does not exist: {error}.") from error
            if start > end:
                raise BadSetting(f"The cycle {text.strip()!r} ends before it starts; swap its two dates.")
            return cls(start, end, f"{start.isoformat()}/{end.isoformat()}")
        raise BadSetting(f"The cycle {_short(text)} cannot be read; write {_SHAPES}.")

    @classmethod
    def quarter(cls, day: date) -> "Cycle":
        """Give the calendar quarter a day lies in."""
        number = (day.month + 2) // 3
        return cls(date(day.year, 3 * number - 2, 1), last_day(day.year, 3 * number), f"{day.year:04d}-Q{number}")

    @classmethod
    def half(cls, day: date) -> "Cycle":
        """Give the calendar half-year a day lies in."""
        number = (day.month + 5) // 6
        return cls(date(day.year, 6 * number - 5, 1), last_day(day.year, 6 * number), f"{day.year:04d}-H{number}")

    @classmethod
    def year(cls, day: date) -> "Cycle":
        """Give the calendar year a day lies in."""
        return cls(date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04d}")

    @classmethod
    def holding(cls, as_of: date, dues: Iterable[date]) -> "Cycle":
        """Give the shortest quarter, half or year, this one or the next from `as_of`, that holds every due date.

        Dates before `as_of` do not count. Without dues, or where nothing holds them all: the quarter 45 days later.
        """
        ahead = [due for due in dues if due >= as_of]
        if ahead:
            for period in (cls.quarter, cls.half, cls.year):
                cycle = period(as_of)
                for candidate in (cycle, period(_after(cycle.end, timedelta(days=1)))):
                    if all(due in candidate for due in ahead):
                        return candidate
        return cls.quarter(_after(as_of, _PLANNING_AHEAD))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def last_day(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _after(day: date, by: timedelta) -> date:
    return date.max if date.max - day < by else day + by


def _short(text: str) -> str:
    shown = text.strip()
    return repr(shown if len(shown) <= 60 else shown[:57] + "...")
