"""Cycles: the time box of an OKR set."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from assistant.errors import BadSetting
from assistant.language.patterns import pattern

_SHAPES = "2027-Q1, 2027-H1, 2027, FY27-Q1 or 2027-01-15/2027-04-30"
_NAMED = pattern(r"\s*(?:([12][0-9]{3})|FY ?([12][0-9]{3}|[0-9]{2}))(?:[ -]?(?:Q([1-4])|H([12])))?\s*", re.IGNORECASE)
_SPAN = pattern(r"\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*/\s*([0-9]{4}-[0-9]{2}-[0-9]{2})\s*")
_PLANNING_AHEAD = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A time box from `start` to `end`, both days included; `name` is the shape that `Cycle.parse` reads."""

    start: date
    end: date
    name: str

    @classmethod
    @lru_cache(maxsize=64)
    def parse(cls, text: str, fiscal_start: int = 1) -> "Cycle":
        """Read 2027-Q1, 2027-H1, 2027, the same behind FY, or 2027-01-15/2027-04-30; raises BadSetting otherwise.

        `fiscal_start` is the month in which the fiscal year begins, which its quarters and halves follow; FY27 ends in
        2027, and without FY a quarter or half is the one that ends in that year, as `deadlines` reads them in texts.
        """
        named = _NAMED.fullmatch(text)
        if named:
            plain, fiscal, quarter, half = named.groups()
            year = int(plain or fiscal) + (2000 if len(plain or fiscal) == 2 else 0)
            months = 3 if quarter else 6 if half else 12
            first = fiscal_start if fiscal or months < 12 else 1
            start, end = part(months, int(quarter or half or 1), year, first, is_fiscal=fiscal is not None)
            return cls(start, end, ("FY" if fiscal else "") + _name(months, int(quarter or half or 1), year))
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
    def around(cls, day: date, months: int, fiscal_start: int = 1) -> "Cycle":
        """Give the quarter (3 `months`), half (6) or year (12) a day lies in; a fiscal one is named FY2027-Q1."""
        year = day.year + (fiscal_start > 1 and day.month >= fiscal_start)
        number = (day.month - fiscal_start) % 12 // months + 1
        start, end = part(months, number, year, fiscal_start, is_fiscal=True)
        return cls(start, end, ("FY" if fiscal_start > 1 else "") + _name(months, number, year))

    @classmethod
    def holding(cls, as_of: date, dues: Iterable[date], fiscal_start: int = 1) -> "Cycle":
        """Give the shortest quarter, half or year, this one or the next from `as_of`, that holds every due date.

        Dates before `as_of` do not count. Without dues, or where nothing holds them all: the quarter 45 days later.
        """
        ahead = [due for due in dues if due >= as_of]
        if ahead:
            for months in (3, 6, 12):
                cycle = cls.around(as_of, months, fiscal_start)
                for candidate in (cycle, cls.around(_after(cycle.end, timedelta(days=1)), months, fiscal_start)):
                    if all(due in candidate for due in ahead):
                        return candidate
        return cls.around(_after(as_of, _PLANNING_AHEAD), 3, fiscal_start)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def part(months: int, number: int, year: int, fiscal_start: int, is_fiscal: bool) -> tuple[date, date]:
    """Give the first and last day of a part of a year: its third quarter is 3 `months` long and has the `number` 3.

    `is_fiscal`: `year` is the fiscal year, named for the one it ends in; else it is the year the part itself ends in.
    """
    first = (fiscal_start - 1 + months * (number - 1)) % 12 + 1
    last = (first + months - 2) % 12 + 1
    end_year = year - 1 if is_fiscal and 1 < fiscal_start <= last else year
    return date(end_year if first <= last else end_year - 1, first, 1), last_day(end_year, last)


def last_day(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _name(months: int, number: int, year: int) -> str:
    return f"{year:04d}" + {3: f"-Q{number}", 6: f"-H{number}", 12: ""}[months]


def _after(day: date, by: timedelta) -> date:
    return date.max if date.max - day < by else day + by


def _short(text: str) -> str:
    shown = text.strip()
    return repr(shown if len(shown) <= 60 else shown[:57] + "...")
