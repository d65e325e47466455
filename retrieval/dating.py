"""The day a document is of: one that its name, its title or its first lines write out; and spans of such days."""

import re
from datetime import date
from typing import NamedTuple

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TAIL = r"(?:uar|uary|ruar|ruary|ch|il|e|y|i|ust|t|tember|ober|ember)?(?![a-z])"
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)}){_TAIL}\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}(?P<apart>[-_./]?)(?P<month>0[1-9]|1[0-2])(?P=apart)(?P<day>[0-2]\d|3[01])(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ _.-]+(?:of )?{_MONTH}[ ,_.-]+{_YEAR}(?!\d)",
        rf"(?<![a-z]){_MONTH}[ _.-]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ,_.-]+{_YEAR}(?!\d)",
    )
)
_LINES, _LONGEST = 6, 80  # so many lines may say the date
_OPENING = 40  # characters of a longer one, for it tells of something behind them


class Days(NamedTuple):
    """The first and the last day of those that are searched."""

    first: date
    last: date


def dated(name: str, title: str, text: str) -> date | None:
    """Give the day of a document, or None where nothing near its beginning says one."""
    beginning = [line for line in text[: 4 * _LINES * _LONGEST].splitlines() if line.strip()][:_LINES]
    for place in (name, title, *(line if len(line) <= _LONGEST else line[:_OPENING] for line in beginning)):
        for form in _FORMS:
            if (found := form.search(place)) and (day := _day(found)):
                return day
    return None


def _day(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = parts.get("month") or _MONTHS.index(parts["name"][:3].lower()) + 1
    try:
        return date(int(parts["year"]), int(month), int(parts["day"]))
    except ValueError:  # such as 31 April
        return None
