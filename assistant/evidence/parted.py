"""Parted: values of today for parts of a metric ("2% mobile / 4% desktop", "3 to 5 seconds") are no one baseline."""

import re
from itertools import pairwise

from assistant.evidence.events import Event
from assistant.evidence.register import Register

_BETWEEN = re.compile(
    r"\s*(?:\([^()\n]{1,24}\)|(?:in|on|for|at) (?:the )?[\w-]{2,20})\s*(?:/|and|,|;|\|)\s*", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:seconds?|minutes?|hours?|days?|weeks?|[smh%])?\s*(?:to|-|\u2013)\s*", re.IGNORECASE)
_BEING = re.compile(r"\b(?:is|are|takes?|lasts?|costs?|between)(?: (?:about|around|roughly))? $", re.IGNORECASE)


_PERIOD = re.compile(
    r"\b(?:q[1-4]|h[12]|(?:19|20)\d\d|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b[^.;]{0,24}$",
    re.IGNORECASE,
)


def date_values(text: str, touched: list[Event], register: Register) -> None:
    """Take the values of earlier periods for past ones: "Q1: 28%, Q2: 30%" starts from 30."""
    for first, second in pairwise(touched):
        same = register.holder(first) is register.holder(second)
        if not same or first.role != "current" or second.role not in ("current", "target") or second.sure:
            continue
        led = _PERIOD.search(text, max(0, first.start - 40), first.start), _PERIOD.search(text, first.end, second.start)
        if all(led) and second.start - first.end <= 60:
            first.role, second.role = "past", "current"


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
        parted = _BETWEEN.fullmatch(between) is not None and (second.role == "current" or not second.sure)
        if spread or parted:
            second.role, thread.disputed = "current", True
