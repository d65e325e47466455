"""Reads one key result sentence into the fields of a key result."""

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.language.changes import changes
from assistant.language.cycles import Cycle
from assistant.language.dates import deadlines
from assistant.language.ends import ends, is_named, of_first_value
from assistant.language.letters import lowered
from assistant.language.metric_names import metric_name
from assistant.language.pairs import pairs
from assistant.language.patterns import pattern
from assistant.language.quantities import quantities
from assistant.language.quantity import Change, Comparator, Deadline, Pair, Quantity
from assistant.language.starts import in_brackets
from assistant.language.units import convert, family
from assistant.language.verbs import Verb, verbs
from assistant.language.words import Direction, Word, lexicon, polarity, words


class Reading(NamedTuple):
    """What a sentence says. Numbers are as written, in `unit`; `baseline_unit` only where the baseline's differs.

    `relative_change` is a signed fraction, `change` an absolute change in `unit`; neither has an end value of its own.
    """

    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    deadlines: tuple[Deadline, ...]
    metric: str | None = None
    baseline: float | None = None
    baseline_unit: str | None = None
    target: float | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    relative_change: float | None = None
    change: float | None = None
    direction: Direction | None = None
    due: date | None = None


_FAR = 24
_BRACKET = 120
_NEAR = 8
_ZERO = pattern(r"(?:eliminat|eradicat|abolish)\w*$")


@lru_cache(maxsize=4096)
def read(text: str, cycle: Cycle | None, fiscal_start: int = 1) -> Reading:
    """Read one key result. A date without a year is placed by the cycle, and has no day where there is none.

    `fiscal_start` is the month in which the fiscal year begins.
    """
    lower = lowered(text)
    tokens, numbers, both = words(text), quantities(text), pairs(text)
    moved, dates = changes(text), deadlines(text, cycle.start if cycle else None, fiscal_start)
    own = of_first_value(lower, numbers, moved)
    stated = [change for change in own[:_FAR] if not in_brackets(lower, change)] or own
    start, end = ends(lower, numbers, both, own)
    change = stated[0] if stated and (stated is not own or end is None or not in_brackets(lower, own[0])) else None
    valued = [each for each in numbers[:_FAR] if not is_named(lower, each)]
    spans = [(each.start, each.end) for found in (both, valued, moved, dates) for each in found[:_FAR]]
    metric = metric_name(text, tokens, _anchor(both, moved, start, end), spans)
    verb = _main_verb(text)
    target = None if end is None else end.value
    if end is not None and end.upto is not None and verb is not None and verb.direction == "decrease":
        target = end.upto
    unit = end.unit if end is not None else None
    if end is None and change is None and verb is not None and _ZERO.match(verb.lower):
        target = 0.0
    if end is None and change is not None and change.absolute is not None:
        unit = change.unit
    if unit is None and end is None and start is not None:
        unit = start.unit
    direction = _direction(text, verb, metric, start, end, change)
    relative, absolute = _signed(change, direction, metric)
    comparator = None if end is None else end.comparator
    if end is not None and direction == "decrease" and lower.endswith("or better", end.start, end.end):
        comparator = "<="
    return Reading(
        words=tokens,
        quantities=numbers,
        pairs=both,
        changes=moved,
        deadlines=dates,
        metric=metric,
        baseline=None if start is None else start.value,
        baseline_unit=start.unit if start is not None and start.unit not in (None, unit) and unit else None,
        target=target,
        comparator=comparator,
        unit=unit,
        relative_change=relative,
        change=absolute,
        direction=direction,
        due=_due(dates, start),
    )


def _main_verb(text: str) -> Verb | None:
    """Find the sentence's verb of direction: the first that stands where a verb stands."""
    for verb in verbs(text):
        if verb.leads:
            return verb if verb.place < _FAR else None
    return None


_NOT = pattern(r"(?:(?<![^\W_])(?:not|never|cannot)|n['’]t)[ \u00a0]+$", re.IGNORECASE)
_STAYS = frozenset({"stays", "remains", "stay", "remain", "kept", "held", "maintained", "holds"})


def _direction(
    text: str,
    verb: Verb | None,
    metric: str | None,
    start: Quantity | None,
    end: Quantity | None,
    change: Change | None,
) -> Direction | None:
    """Say which way the sentence moves its metric: its verb, else its numbers, else what is better for the metric."""
    if verb is not None and verb.direction is not None:
        return "maintain" if _NOT.search(text, max(0, verb.start - 10), verb.start) else verb.direction
    if any(other.lower in _STAYS for other in verbs(text)[:_FAR]):
        return "maintain"
    if start is not None and end is not None:
        way = _way(start, end)
        if way is not None:
            return way
    if change is not None and change.signed:
        return "increase" if (change.relative or change.absolute or 0) > 0 else "decrease"
    if end is None and change is None and verb is None:
        return None
    better = polarity(metric) if metric else None
    if (
        end is not None
        and end.comparator is None
        and verb is None
        and metric is not None
        and metric.startswith("share of ")
    ):
        better = (polarity(text[end.end : end.end + _BRACKET]) if text[: end.start].strip() == "" else None) or "up"
    if (
        end is not None
        and end.value
        and end.comparator is None
        and end.unit in (None, "count")
        and _opens_with_order(text)
    ):
        better = "up"
    if better is None and end is not None and end.comparator is None and _opens_with_order(text):
        better = None if family(end.unit or "") == "time" else "up"
    if better is not None:
        return "increase" if better == "up" else "decrease"
    if end is not None and end.comparator is not None and verb is None:
        return "increase" if end.comparator in (">", ">=") else "decrease"
    return None


def _opens_with_order(text: str) -> bool:
    first = words(text)[0].lower if words(text) else ""
    return first in _orders()


@cache
def _orders() -> frozenset[str]:
    return frozenset(lexicon("order_verbs")) | frozenset(lexicon("noun_verbs"))


def _way(start: Quantity, end: Quantity) -> Direction | None:
    value: float | None = start.value
    if start.unit and end.unit and start.unit != end.unit:
        value = convert(start.value, start.unit, end.unit)
    if value is None:
        return None
    return "increase" if end.value > value else "decrease" if end.value < value else "maintain"


def _signed(
    change: Change | None, direction: Direction | None, metric: str | None
) -> tuple[float | None, float | None]:
    if change is None:
        return None, None
    sign = 1
    if not change.signed and (direction == "decrease" or (direction is None and metric and polarity(metric) == "down")):
        sign = -1
    relative = None if change.relative is None else change.relative * sign
    return relative, None if change.absolute is None else change.absolute * sign


def _anchor(
    both: tuple[Pair, ...], moved: tuple[Change, ...], start: Quantity | None, end: Quantity | None
) -> tuple[int, int] | None:
    """Give where the value stands that the metric is named beside."""
    if both:
        return both[0].start, both[0].end
    if moved:
        return moved[0].start, moved[0].end
    value = end or start
    return (value.start, value.end) if value is not None else None


def _due(dates: tuple[Deadline, ...], start: Quantity | None) -> date | None:
    """Choose the day: one that "by" or the like leads to, else the last named that does not date the start value."""
    known = [each for each in dates if each.due is not None]
    led = next((each for each in known if each.led), None)
    if led is not None:
        return led.due
    loose = [each for each in known if start is None or not 0 <= each.start - start.end < _NEAR]
    return loose[-1].due if loose else None
