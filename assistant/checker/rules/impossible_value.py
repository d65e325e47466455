"""A value that the metric cannot take.

Finds more than 100 per cent of a share (conversion, uptime, "of users"), a fall by more than 100 per cent, a Net
Promoter Score outside -100 to 100 or in per cent, a rating above its own scale, and a negative count. Growth, quota
and net revenue retention may pass 100 per cent and are left alone.

Why it matters: the number was mistyped or the metric misunderstood; either way it can never be reached.

Bad: Raise NPS from 41% to 55%
Good: Raise NPS from 41 to 55
"""

import re
from functools import cache
from pathlib import Path

from assistant.checker.guides import IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.lists import entries

_NPS = re.compile(r"\b(?:e?NPS|net promoter(?: score)?)\b", re.IGNORECASE)
_NPS_SHARE = re.compile(r"\bNPS (?:response|survey|participation|coverage)|promoters\b", re.IGNORECASE)
_OF_PEOPLE = re.compile(r"%\s+of\s+(?:all\s+|our\s+|the\s+|new\s+|active\s+)?[a-z]+s\b", re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(entries(Path(__file__).with_name(name)))


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold the values against what the metric can be."""
    reading = kr.reading
    values = [
        (value, unit)
        for value, unit in ((reading.target, reading.unit), (reading.baseline, reading.baseline_unit or reading.unit))
        if value is not None
    ]
    named = f"{kr.text} {reading.metric or ''}"
    if values and _is_nps(reading.metric or kr.text) and not _NPS_SHARE.search(named):
        for value, unit in values:
            if unit == "%":
                return _impossible(
                    kr,
                    value,
                    "A Net Promoter Score is a number from -100 to 100, not a percentage.",
                    "Leave out the per cent sign.",
                )
            if unit in (None, "score", "count") and not -100 <= value <= 100:
                return _impossible(
                    kr,
                    value,
                    f"A Net Promoter Score lies between -100 and 100; {value:g} cannot be.",
                    "Check the number.",
                )
    for value, unit in values:
        if unit == "%" and value > 100 and _is_share(kr, named):
            return _impossible(
                kr, value, f"{value:g}% of a whole cannot be.", "Name a share up to 100%, or say that it is a change."
            )
        if value < 0 and unit == "count":
            return _impossible(kr, value, f"A count cannot be {value:g}.", "Check the number.")
    for quantity in kr.said.quantities:
        if quantity.out_of is not None and quantity.unit in (None, "score") and quantity.value > quantity.out_of:
            said = kr.text[quantity.start : quantity.end]
            return Sighting(
                f"{said!r} lies above its own scale.",
                (quantity.start, quantity.end),
                f"Name a value up to {quantity.out_of:g}.",
            )
    change = reading.relative_change
    if change is not None and change < -1:
        return Sighting("Nothing can fall by more than 100%.", None, "Check the number, or name the value to reach.")
    return None


def _is_nps(metric: str) -> bool:
    folded = metric.casefold()
    return ("nps" in folded or "promoter" in folded) and _NPS.search(metric) is not None


def _is_share(kr: KeyResultSubject, named: str) -> bool:
    words = frozenset(named.lower().split())
    if not _listed("unbounded.txt").isdisjoint(words):
        return False
    return not _listed("bounded.txt").isdisjoint(words) or _OF_PEOPLE.search(kr.text) is not None


def _impossible(kr: KeyResultSubject, value: float, message: str, suggestion: str) -> Sighting:
    span = next(((quantity.start, quantity.end) for quantity in kr.said.quantities if quantity.value == value), None)
    return Sighting(message, span, suggestion)


RULE = Rule(
    code="KR006",
    name="impossible-value",
    severity=severities(strict="error", balanced="error", lenient="error"),
    guide=IMPLEMENTING,
    page=__doc__,
    look=each_key_result(see),
)
