"""Goals: whether what was said of a metric is enough for a goal, and which way the metric is to go."""

from dataclasses import replace

from assistant.evidence.cues import vocabulary
from assistant.evidence.events import Event, Thread
from assistant.evidence.metrics import is_measure
from assistant.language.units import convert, family
from assistant.language.words import polarity, words
from assistant.okr import Direction

_LIKE = 12
_FAR = 8
ENOUGH = 2.75


def convinces(name: str, thread: Thread, base: Event | None, aim: Event) -> bool:
    """Say whether there is enough to call a number a goal: precision before recall."""
    if direction_of(name, base, aim) is None or (aim.pending and not aim.accepted):
        return False
    if (
        aim.aside
        or _is_price(name, aim.unit)
        or (aim.wanted and not aim.accepted)
        or not _is_plausible(name, base, aim)
    ):
        return False
    known = any(phrase.sure or (phrase.label and len(phrase.stems) >= 2) for phrase in thread.phrases)
    bounded = aim.comparator is not None or aim.limit
    if base is None and not thread.disputed:
        moved = (aim.relative is not None or aim.absolute is not None) and aim.accepted and aim.due_text is not None
        dated = aim.number is not None and aim.due_text is not None and not aim.loose and not aim.unsure
        plain = dated and aim.own and (is_measure(name) or aim.unit not in (None, "count"))
        return aim.sure and (plain or (known and (bounded or aim.learning or moved)))
    return support(thread, base, aim) >= ENOUGH


def bounded(name: str, base: Event | None, aim: Event) -> Event:
    """Take the near end of a range for the bound that is to be kept: "2-3 days" from 6 is at most 3."""
    if aim.upto is None or aim.number is None or aim.comparator is not None:
        return aim
    start = None if base is None or base.number is None else _in_unit(base.number, base.unit, aim.unit)
    falls = polarity(name) == "down" if start is None else start > aim.upto
    rises = polarity(name) == "up" if start is None else start < aim.number
    if falls:
        return replace(aim, number=aim.upto, comparator="<=")
    return replace(aim, comparator=">=") if rises else aim


def is_offered(name: str, base: Event | None, aim: Event) -> bool:
    """Say whether a number is what somebody would like or proposes, and could be a goal once the room agrees."""
    if not (aim.pending or aim.wanted) or aim.accepted or aim.aside or _is_price(name, aim.unit):
        return False
    return direction_of(name, base, aim) is not None and (base is None or _is_of_like_size(base, aim))


def _is_price(name: str, unit: str | None) -> bool:
    """Say whether a name's noun, before the first small word, is what something costs: "discount for schools".

    A share is of the things that have a price.
    """
    noun = ""
    if unit == "%" and " " in name:
        return False
    for word in words(name):
        if word.lower in vocabulary("stops"):
            break
        noun = word.lower
    return noun in vocabulary("prices")


def support(thread: Thread, base: Event | None, aim: Event) -> float:
    """Weigh what speaks for a number being what the room wants."""
    paired = base is not None and base.quote == aim.quote
    known = any(phrase.sure or (phrase.label and (paired or len(phrase.stems) >= 2)) for phrase in thread.phrases)
    bounded = aim.comparator is not None or aim.limit
    worth = 2.0 * (aim.sure or bounded) + 1.5 * aim.accepted + 1.0 * (aim.due_text is not None)
    worth += 0.5 * bounded
    worth += 1.0 * known + 0.5 * any(" " in phrase.text for phrase in thread.phrases)
    worth -= 1.0 * (aim.unsure and not aim.accepted) + 0.5 * aim.loose
    worth += 0.5 * (base is not None and base.sure)
    worth -= 1.0 * (base is not None and abs(aim.turn - base.turn) > _FAR)
    worth += 0.25 if thread.phrases[0].sure else -0.25
    return worth


def _is_plausible(name: str, base: Event | None, aim: Event) -> bool:
    """Say whether two numbers can be start and end of one goal: of like size, and the metric gets better by it."""
    if base is None or base.number is None or aim.number is None or aim.limit:
        return True
    start = _in_unit(base.number, base.unit, aim.unit)
    if start is None or not _is_of_like_size(base, aim):
        return False
    timed = any(unit is not None and family(unit) == "time" for unit in (base.unit, aim.unit))
    way = polarity(name) if not timed else "down" if polarity(name) != "up" else None
    worse = (way == "up" and aim.number < start) or (way == "down" and aim.number > start)
    return not worse or aim.accepted or aim.comparator is not None or (aim.sure and base.quote == aim.quote)


def _is_of_like_size(base: Event, aim: Event) -> bool:
    """Say whether two numbers, in units that convert, can be values of one metric."""
    if base.number is None or aim.number is None:
        return True
    start = _in_unit(base.number, base.unit, aim.unit)
    if start is None:
        return False
    bare = aim.unit in (None, "count") or base.unit in (None, "count")
    if start == aim.number and not aim.accepted and (aim.comparator is None or base.start == aim.start):
        return False
    spoken = _is_pronoun(base) or (_is_pronoun(aim) and aim.comparator is None and not aim.accepted)
    if start > 0 > aim.number or (spoken and start != aim.number and not aim.learning):
        return False
    return not (bare and start and aim.number and not 1 / _LIKE <= abs(aim.number / start) <= _LIKE)


def _is_pronoun(event: Event) -> bool:
    """Say whether a number is more likely a word of speech than a value: a bare one to three that no cue calls so."""
    return event.number in (1, 2, 3) and event.unit in (None, "count") and not event.sure


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
    return aim.way or ("increase" if way == "up" else "decrease" if way == "down" else None)


def _in_unit(number: float, unit: str | None, to: str | None) -> float | None:
    """Give a number in another unit; as it is where one of the two is not written."""
    if unit in (None, "count") or to in (None, "count") or unit == to:
        return number
    return convert(number, str(unit), str(to))
