"""A share is to change by so many per cent, and nobody knows of what.

Finds a change in per cent of a metric that is itself a share (conversion, retention, churn, a rate) where no start and
end values settle it. With both values, or with "points", there is nothing to guess.

Why it matters: conversion of 20% raised "by 5%" is 21% to one reader and 25% to the other.

Bad: Increase the conversion rate of the order form by 5%
Good: Increase the conversion rate of the order form by 5 percentage points
"""

import re
from functools import cache
from pathlib import Path

from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.lists import entries

_PER_CENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_NO_SHARE = frozenset(
    {"frame", "run", "burn", "bit", "sampling", "heart", "exchange", "interest", "day", "growth", "pay"}
)


@cache
def _shares() -> frozenset[str]:
    return frozenset(entries(Path(__file__).with_name("bounded.txt"))) | {"rate", "rates"}


def see(kr: KeyResultSubject) -> Sighting | None:
    """Look for a change in per cent of a share."""
    reading = kr.reading
    if reading.relative_change is None or reading.baseline is not None or reading.target is not None:
        return None
    change = next((change for change in kr.said.changes if change.relative is not None), None)
    if change is None or not kr.said.changes or _PER_CENT.search(kr.text, change.start, change.end) is None:
        return None
    named = re.split(r"[^\w-]+", (reading.metric or "").lower())
    cut = next((i for i, word in enumerate(named) if i and word in kr.vocabulary.prepositions), len(named))
    head = named[:cut]
    if _shares().isdisjoint(head) or not _NO_SHARE.isdisjoint(head):
        return None
    said = kr.text[change.start : change.end]
    return Sighting(
        f"{said!r} may mean per cent of today's value or percentage points.",
        (change.start, change.end),
        'Write "from <today>% to <target>%", or say percentage points.',
    )


RULE = Rule(
    code="KR021",
    name="percent-or-points",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {TIWARY}",
    page=__doc__,
    look=each_key_result(see),
)
