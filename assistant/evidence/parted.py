"""Parted: values of today for parts of a metric ("2% mobile / 4% desktop", "3 to 5 seconds") are no one baseline."""

import re
from datetime import timedelta
from itertools import pairwise

from assistant.evidence.events import Event
from assistant.evidence.register import Register
from assistant.evidence.statements import Statement
from assistant.language.calendar_words import MONTHS

_BETWEEN = re.compile(
    r"\s*(?:\([^()\n]{1,24}\)|(?:in|on|for|at) (?:the )?[\w-]{2,20})\s*(?:/|and|,|;|\|)\s*", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:seconds?|minutes?|hours?|days?|weeks?|[smh%])?\s*(?:to|-|\u2013)\s*", re.IGNORECASE)
_BEING = re.compile(r"\b(?:is|are|takes?|lasts?|costs?|between)(?: (?:about|around|roughly))? $", re.IGNORECASE)
_NAMED = rf"(?:q[1-4]|h[12]|(?:19|20)\d\d|{'|'.join(MONTHS)})\b"
_PERIOD = re.compile(rf"\b{_NAMED}[^.;]{{0,24}}$", re.IGNORECASE)
_PERIOD_BEHIND = re.compile(rf" ?\(?(?:(?:in|for|at|by|end of|since) )*{_NAMED}", re.IGNORECASE)
_FEWEST = 2
_NEAR = 8
_LONG = timedelta(days=240)  # a month whose next time is that far off is the one just gone


def date_values(text: str, statement: Statement, touched: list[Event], register: Register) -> None:
    """Take the values of earlier periods for past ones: "Q1: 28%, Q2: 30%" starts from 30."""
    for first, second in pairwise(touched):
        same = register.holder(first) is register.holder(second)
        if not same or first.role != "current" or second.role not in ("current", "target") or second.sure:
            continue
        led = _PERIOD.search(text, max(0, first.start - 40), first.start), _PERIOD.search(text, first.end, second.start)
        if all(led) and second.start - first.end <= 60:
            first.role, second.role = "past", "current"
    for first, second in pairwise(_dated_behind(text, statement, touched)):
        if register.holder(first) is register.holder(second) and second.start - first.end <= 60:
            first.role, second.role = "past", "current"


def _dated_behind(text: str, statement: Statement, touched: list[Event]) -> list[Event]:
    """Give the values that a period gone by stands behind: "0.8% in October, 1.1% in November"; two at least."""
    told = [event for event in touched if not (event.sure or event.comparator) and event.number is not None]
    told = [event for event in told if _PERIOD_BEHIND.match(text, event.end)]
    ahead = [
        due
        for event in told[-1:]
        for due in statement.deadlines
        if event.end <= due.start <= event.end + _NEAR and (due.due is None or due.due - statement.as_of < _LONG)
    ]
    return told if len(told) >= _FEWEST and not ahead else []


def part(text: str, touched: list[Event], register: Register) -> None:
    """Leave the baseline of a metric open where a sentence gives it several values of today."""
    for first, second in pairwise(touched):
        thread = register.holder(first)
        if thread is None or thread is not register.holder(second) or first.role != "current":
            continue
        if first.number == second.number or not 0 <= second.start - first.end <= 60:
            continue
        between = text[first.end : second.start]
        spread = _RANGE.fullmatch(between) is not None and _BEING.search(text, max(0, first.start - 24), first.start)
        parted = (
            _BETWEEN.fullmatch(between) is not None
            and _PERIOD_BEHIND.match(between) is None
            and (second.role == "current" or not second.sure)
        )
        if spread or parted:
            second.role, thread.disputed = "current", True
