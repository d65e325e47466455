"""Deadlines: the dates a text names, worked out from the day it was written."""

from datetime import date, timedelta
from functools import lru_cache

from assistant.language.cycles import last_day, part
from assistant.language.letters import lowered
from assistant.language.mention import Mention
from assistant.language.mentions import mentions
from assistant.language.quantity import Deadline


@lru_cache(maxsize=64)
def deadlines(text: str, as_of: date | None, fiscal_start: int = 1) -> tuple[Deadline, ...]:
    """Give the dates a text names as times to come, in order. "Since May" and "last quarter" are none.

    A date without a year is the next such date from `as_of` on, null where `as_of` is. A month, quarter or year is due
    on its last day, "mid-March" on the 15th. `fiscal_start` is the month in which the fiscal year begins; FY27 ends in
    2027. Festivals, seasons and events give a null date and keep their words.
    """
    found = []
    for mention in mentions(text, lowered(text)):
        if mention.lead == "since":
            if text[mention.end : mention.end + 3].lower() == " on":
                end = mention.end + 3
                found.append(Deadline(None, text[mention.start : end], mention.start, end))
            continue
        due = _due(mention, as_of, fiscal_start if 1 <= fiscal_start <= 12 else 1)
        led = mention.lead == "due" or mention.phase == "end"
        found.append(Deadline(due, text[mention.start : mention.end], mention.start, mention.end, led))
    return tuple(found)


def _due(mention: Mention, as_of: date | None, fiscal_start: int) -> date | None:
    """Work out the day; null where the text does not fix one or the calendar has no such day."""
    try:
        return _worked_out(mention, as_of, fiscal_start)
    except (ValueError, OverflowError):
        return None


def _worked_out(m: Mention, as_of: date | None, fiscal_start: int) -> date | None:
    if m.kind == "day":
        return _next_day(m, as_of)
    if m.kind == "month":
        return _in_month(m, as_of)
    if m.kind == "year" and m.year is not None:
        return _in_year(m, fiscal_start)
    if m.kind in ("quarter", "half"):
        return _in_part(m, as_of, fiscal_start)
    if as_of is None:
        return None
    if m.kind == "current":
        return _current(m, as_of, fiscal_start)
    if m.kind == "ahead":
        return _ahead(m, as_of)
    if m.kind == "weekday":
        days = (m.number - as_of.weekday()) % 7
        return as_of + timedelta(days=days or 7)
    if m.kind == "week":
        sunday = date.fromisocalendar(as_of.year, m.number, 7)
        return sunday if sunday >= as_of else date.fromisocalendar(as_of.year + 1, m.number, 7)
    if m.kind == "nth" and m.day is not None:
        return _nth(m.day, as_of)
    return None


def _next_day(m: Mention, as_of: date | None) -> date | None:
    month, day = m.month or 1, m.day or 1
    if m.year is not None:
        return date(m.year, month, day)
    if as_of is None:
        return None
    for year in range(as_of.year, as_of.year + 9):
        if day <= last_day(year, month).day and date(year, month, day) >= as_of:
            return date(year, month, day)
    return None


def _in_month(m: Mention, as_of: date | None) -> date | None:
    month = m.month or 1
    year = m.year
    if year is None:
        if as_of is None:
            return None
        year = as_of.year if month >= as_of.month else as_of.year + 1
    return _at(date(year, month, 1), last_day(year, month), m)


def _in_year(m: Mention, fiscal_start: int) -> date:
    return _at(*part(12, 1, m.year or 1, fiscal_start if m.fiscal else 1, is_fiscal=True), m)


def _in_part(m: Mention, as_of: date | None, fiscal_start: int) -> date | None:
    """Place a quarter or half: by its year, else the next that has not ended on `as_of`."""
    months = 3 if m.kind == "quarter" else 6
    if m.number < 1:
        return None
    if m.year is not None:
        return _at(*part(months, m.number, m.year, fiscal_start, is_fiscal=m.fiscal), m)
    if as_of is None:
        return None
    start, end = part(months, m.number, as_of.year, fiscal_start, is_fiscal=False)
    if end < as_of:
        start, end = part(months, m.number, as_of.year + 1, fiscal_start, is_fiscal=False)
    return _at(start, end, m)


def _current(m: Mention, as_of: date, fiscal_start: int) -> date | None:
    if m.unit == "week":
        start = as_of - timedelta(days=as_of.weekday()) + timedelta(days=7 * m.number)
        return _at(start, start + timedelta(days=6), m)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[m.unit]
    offset = fiscal_start - 1 if m.unit in ("quarter", "half") or m.fiscal else 0
    index = (as_of.year * 12 + as_of.month - 1 - offset) // months + m.number
    begin = index * months + offset
    end = begin + months - 1
    return _at(date(begin // 12, begin % 12 + 1, 1), last_day(end // 12, end % 12 + 1), m)


def _ahead(m: Mention, as_of: date) -> date:
    if m.unit in ("day", "week"):
        return as_of + timedelta(days=m.number * (7 if m.unit == "week" else 1))
    months = m.number * {"month": 1, "quarter": 3, "year": 12}[m.unit]
    index = as_of.year * 12 + as_of.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(as_of.day, last_day(year, month).day))


def _nth(day: int, as_of: date) -> date | None:
    index = as_of.year * 12 + as_of.month - 1
    for ahead in range(index, index + 3):
        year, month = ahead // 12, ahead % 12 + 1
        if day <= last_day(year, month).day and date(year, month, day) >= as_of:
            return date(year, month, day)
    return None


def _at(start: date, end: date, m: Mention) -> date:
    """Give the day a phase of a span stands for: its start, the 10th, its middle, or its last day."""
    if m.phase == "start":
        return start
    days = (end - start).days + 1
    if m.phase == "mid":
        return start + timedelta(days=14) if days <= 31 else _middle(start, days)
    if m.phase == "early":
        return start + timedelta(days=min(9, days - 1)) if days <= 31 else start + timedelta(days=days // 3)
    return end


def _middle(start: date, days: int) -> date:
    if days > 300:
        return date(start.year, start.month, 1) + timedelta(
            days=(date(start.year + 1, 1, 1) - date(start.year, 7, 1)).days - 4
        )
    month = start.month + (days // 31) // 2
    return date(start.year + (month - 1) // 12, (month - 1) % 12 + 1, 15)
