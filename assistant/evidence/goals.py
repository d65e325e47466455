"""Goals: whether what was said of a metric is enough for a goal, and which way the metric is to go."""

from assistant.evidence.events import Event, Thread
from assistant.language.units import convert
from assistant.language.words import polarity
from assistant.okr import Direction

_LIKE = 12


def convinces(name: str, thread: Thread, base: Event | None, aim: Event) -> bool:
    """Say whether there is enough to call a number a goal: precision before recall.

    Its role was said, or it was agreed or dated and the metric's name is sure; today's value is known, or the number
    is a bound; and it is clear which way the metric is to go.
    """
    if direction_of(name, base, aim) is None or (aim.pending and not aim.accepted):
        return False
    if aim.aside or (aim.wanted and not aim.accepted):
        return False
    settled = aim.accepted or aim.due_text is not None
    known = any(phrase.sure or (phrase.label and len(phrase.stems) >= 2) for phrase in thread.phrases)
    if not _is_plausible(name, base, aim):
        return False
    if aim.unsure and not aim.accepted and not (known and aim.sure):
        return False
    bounded = aim.comparator is not None or aim.limit
    if base is None and not thread.disputed:
        return aim.sure and known and (bounded or aim.learning)
    worded = known or any(" " in phrase.text for phrase in thread.phrases)
    agreed = aim.accepted and aim.due_text is not None
    return (known and (aim.sure or agreed)) or (worded and (bounded or agreed or (aim.sure and settled)))


def _is_plausible(name: str, base: Event | None, aim: Event) -> bool:
    """Say whether two numbers can be start and end of one goal: of like size, and the metric gets better by it."""
    if base is None or base.number is None or aim.number is None or aim.limit:
        return True
    start = _in_unit(base.number, base.unit, aim.unit)
    if start is None:
        return False
    bare = aim.unit in (None, "count")
    if start > 0 > aim.number:
        return False
    if bare and start and aim.number and not 1 / _LIKE <= abs(aim.number / start) <= _LIKE:
        return False
    way = polarity(name)
    worse = (way == "up" and aim.number < start) or (way == "down" and aim.number > start)
    return not worse or aim.accepted or aim.comparator is not None


def direction_of(name: str, base: Event | None, aim: Event | None) -> Direction | None:
    """Say which way a metric is to go, from its numbers, its bound or its name."""
    if aim is None:
        return None
    if aim.limit:
        return "maintain"
    if base is not None and base.number is not None and aim.number is not None:
        start = _in_unit(base.number, base.unit, aim.unit)
        if start is not None:
            return "maintain" if start == aim.number else "increase" if aim.number > start else "decrease"
    change = aim.relative if aim.relative is not None else aim.absolute
    way = polarity(name)
    if change is not None:
        return "increase" if change > 0 else "decrease"
    if aim.comparator in ("<", "<="):
        return "decrease"
    if aim.comparator in (">", ">="):
        return "increase"
    return "increase" if way == "up" else "decrease" if way == "down" else None


def _in_unit(number: float, unit: str | None, to: str | None) -> float | None:
    """Give a number in another unit; as it is where one of the two is not written."""
    if unit in (None, "count") or to in (None, "count") or unit == to:
        return number
    return convert(number, str(unit), str(to))
