"""Reads a due day that is put off: "push KR 1 by two weeks", "extend KR 1 by a month"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.language.cycles import last_day
from assistant.language.quantity import Quantity
from assistant.language.units import family
from assistant.okr import KeyResult
from assistant.revision.edit import Edit
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, label
from assistant.revision.wishes import Unclear

_PUTS_OFF = re.compile(r"\W*(?:push|extend|postpone|delay)(?:e?d|e?s|ing)?\b", re.IGNORECASE)
_DAYS = {"days": 1, "weeks": 7}
_MONTHS = {"months": 1, "years": 12}
_LONGEST = 120  # months; nobody plans further ahead
_LAST_YEAR = 9900  # the calendar ends at 9999


def postponed(part: Part, place: Place, said: str, numbers: Sequence[Quantity]) -> Edit | Unclear | None:
    """Give the later day, or ask for it; null where nothing is put off, or the metric itself may be a time."""
    kr, name = key_result(part.okrs, place), label(part.okrs, place)
    if _PUTS_OFF.match(said) is None or len(numbers) != 1 or family(numbers[0].unit or "") != "time":
        return None
    if family(kr.unit or "") == "time":
        return None
    day = _later(kr, numbers[0])
    if day is None:
        return part.unclear(f"Until which day? Say it, as \u201c{name}: due 30 June\u201d.")
    return part.edit("set", place, "due", day.isoformat())


def _later(kr: KeyResult, by: Quantity) -> date | None:
    """Count on from the due day; the last day of a month stays a last day. Null where the day is left open."""
    if kr.due is None or kr.due.year > _LAST_YEAR or by.upto is not None or by.value <= 0 or by.value != int(by.value):
        return None
    if by.unit in _DAYS and by.value * _DAYS[by.unit] <= 31 * _LONGEST:
        return kr.due + timedelta(days=int(by.value) * _DAYS[by.unit])
    if by.unit not in _MONTHS or by.value * _MONTHS[by.unit] > _LONGEST:
        return None
    index = kr.due.year * 12 + kr.due.month - 1 + int(by.value) * _MONTHS[by.unit]
    last = last_day(index // 12, index % 12 + 1)
    is_last = kr.due == last_day(kr.due.year, kr.due.month)
    return last if is_last else last.replace(day=min(kr.due.day, last.day))
