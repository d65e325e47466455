"""The fiscal year as a note defines it: "our fiscal year starts in April", "H1 FY27 (Jul-Dec 2026)"."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TAIL = r"(?:uar|uary|ruar|ruary|ch|il|e|y|i|ust|t|tember|ober|ember)?(?![a-z])"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}){_TAIL}\.?"
_SAID = re.compile(
    rf"\b(?:fiscal|financial|business|budget) year(?:s)? (?:always )?(?:starts?|begins?|runs? from|is from|from"
    rf"|starting|beginning)(?: (?:in|on|at|with|from))?(?: the)?(?: (?:1|1st|first)(?: of)?)? {_MONTH}",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:(?P<before>[QH])(?P<number>[1-4]) ?)?FY ?'?\d\d(?:\d\d)?(?: ?/ ?\d\d)?"
    rf"(?: ?(?P<after>[QH])(?P<other>[1-4]))?"
    rf" ?(?:\(|=|:|is|means) ?{_MONTH}(?: \d{{2,4}})? ?(?:-|\u2013|\u2014|to|\.\.|until|through) ?[a-z]{{3}}",
    re.IGNORECASE,
)


def year_begins(text: str) -> int | None:
    """Give the month in which the fiscal year begins, null where the note does not say."""
    said = _SAID.search(text)
    if said is not None:
        return _number(said["month"])
    part = _PART.search(text)
    if part is None:
        return None
    letter, number = part["before"] or part["after"], part["number"] or part["other"]
    months = {"q": 3, "h": 6}[letter.lower()] if letter else 12
    return (_number(part["month"]) - 1 - months * (int(number or 1) - 1)) % 12 + 1


def _number(month: str) -> int:
    return _MONTHS.index(month.lower()) + 1
