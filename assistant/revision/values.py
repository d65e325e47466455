"""Reads numbers and days for key results: target, baseline, both, due day, unit."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.drafter.amount import amount
from assistant.formats.unit_names import unit_of
from assistant.language.dates import deadlines
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Deadline, Pair, Quantity
from assistant.language.shifts import shifts
from assistant.okr import KeyResult
from assistant.revision.doubts import doubt, in_its_unit, other_kind, unread, which_of
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, label, places
from assistant.revision.said_for import alone, is_for, is_going, is_named, is_of_target, is_past, is_refused, is_unsaid
from assistant.revision.shifted import shifted
from assistant.revision.wishes import Wish

_BARE_TO = re.compile(r"\s+to\s", re.IGNORECASE)  # "target 3 to 4 days", where no "from" begins it
_GLUED = re.compile(r"[\w/]-?\d")  # "KR1-0" and "KR1/0" name a line, and give it no value
_STOP = re.compile(r"\.(?=\s*$)")  # behind a name, "80." is the end of a sentence and numbers no line
_ITEM_COUNT = re.compile(r"^\s*(?:key results?|krs?|objectives?|versions?|weeks? later|days? later)\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:unit|measured|counted|given|expressed|use|in|as)\b", re.IGNORECASE)
# "Last week's number" and "the figure of this year" name a value, and no unit.
_OF_A_TIME = re.compile(r"\b(?:last|next|this|previous|prior|past)\s+\w+(?:['\u2019]s)?|\w+['\u2019]s\b", re.IGNORECASE)
_PLAINLY = re.compile(r"\W*(?:(?:is|a|an|the|plain|bare|absolute|whole|simple)\W+)*", re.IGNORECASE)
_SOME_NUMBER = re.compile(r"\b(?:use|take)\b.*\b(?:numbers?|figures?|values?|count)\b", re.IGNORECASE)
_WHICH_DAY = "Say which day it is then, as in \u201cKR 1: due 30 June\u201d."
_THE_NUMBER = "Say the number itself, as in \u201cKR 1: target 80 %\u201d."
_IT_IS = re.compile(
    r"\W*(?:(?:no|yes|yeah|sorry|well|actually|ok|okay)\W+)*(?:it['\u2019]s|it is)\s+"
    r"(?:(?:actually|really|about|around|only)\s+)?(?=[\d$\u20ac\u00a3])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+|[%$\u20ac\u00a3\u20b9\u00a5]")
_SHORTEST_UNIT = 3
_MANY = 8  # numbers that one part can say of one key result
_ORDINAL = "second"
_ONE = re.compile(
    r"\bones?\b(?! (?:day|week|month|hour|minute|second|year|point|per ?cent|hundred|thousand|million|billion)\b)",
    re.IGNORECASE,
)
# "By a day", "shave an hour off": one of them; "3 a day" is a rate.
_ARTICLE = re.compile(
    r"(\b(?:by|to|at|of|is|be|target|add|cut|off|gain|lose|take|trim|shave|knock):? )(an?)"
    r"(?= (?:second|minute|hour|day|week|month|year|point)\b)",
    re.IGNORECASE,
)


def valued(part: Part) -> tuple[Wish, ...] | None:
    """Read what numbers and days a part sets, and for which key results."""
    days = [each for each in deadlines(part.without_names, part.as_of, part.fiscal_start) if each.due is not None]
    said = _ONE.sub(lambda match: " " * len(match[0]), _STOP.sub(" ", part.without_names))
    for each in days:
        said = said[: each.start] + " " * (each.end - each.start) + said[each.end :]
    said = _ARTICLE.sub(lambda match: match[1] + "1".rjust(len(match[2])), said)
    numbers = [
        each
        for each in quantities(said)
        if not _ITEM_COUNT.match(said, each.end) and (each.start == 0 or not _GLUED.match(part.text, each.start - 1))
    ]
    moves = shifts(said)
    history = [each for each in numbers if _is_history(part, each, numbers, days)]
    if history:
        return (part.unclear(_when(history[0], part)),)
    new = _new_days(part, days, bool(numbers or moves))
    due = new[-1].due if new and (not numbers or new[-1].led or len(new) == 1) else None
    if days and not (new or numbers or moves):
        return (part.unclear(_WHICH_DAY),)
    if not (numbers or moves or due):
        return _unit(part) or _unread(part, said)
    found: list[Wish] = []
    named = part.named.places
    if not part.named.spans and numbers:
        known = _known_by(part, said, numbers)
        if known is not None:
            return known
    if not named:
        return (part.which(),)
    if moves and len({key_result(part.okrs, place).direction for place in named}) > 1:
        return (part.unclear("These key results do not all go the same way; say it for each."),)
    for place in named:
        if numbers or moves:
            found += _numbers(part, place, said, numbers)
        if due is not None:
            found.append(part.edit("set", place, "due", due.isoformat()))
    return tuple(found)


def _new_days(part: Part, days: Sequence[Deadline], beside: bool) -> list[Deadline]:
    """Give the days that a part sets: none that it refuses or that once held, and beside a value any other."""
    text = part.without_names
    able = [each for each in days if not is_refused(text, each) and not is_past(text, each)]
    right = [each for each in able if not is_going(text, each)]
    return right or (able if beside else [])


def _is_history(part: Part, number: Quantity, numbers: list[Quantity], days: Sequence[Deadline]) -> bool:
    """Say whether a number may be of a day gone by: "60 in December, now 61.5"."""
    text = part.without_names
    day = next(
        (
            each
            for each in days
            if not each.led and not text[number.end : max(each.start, number.end)].strip() and each.start >= number.end
        ),
        None,
    )
    return day is not None and any(
        each.start >= day.end and is_for(alone(text, each, numbers), each, "baseline") for each in numbers
    )


def _when(number: Quantity, part: Part) -> str:
    said = part.without_names[number.start : number.end].strip()
    return f"Is {said} what it was then, or the target? Say the target and today\u2019s value by these names."


def _unread(part: Part, said: str) -> tuple[Wish, ...] | None:
    """Ask about a value that is set and is no number."""
    if not part.named.places or (not part.named.spans and part.has("target") is None and part.has("baseline") is None):
        return None
    asked = unread(part, said, (), key_result(part.okrs, part.named.places[0]))
    return None if asked is None else (part.unclear(asked),)


def _numbers(part: Part, place: Place, said: str, numbers: list[Quantity]) -> list[Wish]:
    kr, name = key_result(part.okrs, place), label(part.okrs, place)
    numbers = [in_its_unit(kr, each, said) for each in numbers]
    if len(numbers) > _MANY:
        return [
            part.unclear(
                f"That names {len(numbers)} numbers for {name}; say one, as \u201c{name}: target \u2026\u201d."
            )
        ]
    unknown = unread(part, said, quantities(said), kr)
    if unknown is not None:
        return [part.unclear(unknown)]
    moves = shifts(said)
    if moves:
        return [shifted(part, place, said, moves, numbers)]
    both = pairs(said)
    if both:
        return _both(part, place, said, both, numbers)
    going = [each for each in numbers if is_going(said, each)]
    kept = [each for each in numbers if each not in going]
    if going and not kept:
        going, kept = [], numbers
    present = [each for each in kept if not is_past(said, each)]
    if present:  # "was 61, now 63"
        going, kept = [each for each in numbers if each not in present], present
    old = _old(kr, going, kept)
    if old is not None and len(kept) == 1:
        return [_set(part, place, kr, old, kept[0])]
    baselines = [each for each in kept if is_for(alone(said, each, numbers), each, "baseline")]
    targets = [each for each in kept if each not in baselines]
    is_known = kr.baseline is not None and kr.target is not None
    was = not is_of_target(said) and any(is_past(said, each) for each in targets)
    if was or (not baselines and is_known and (is_unsaid(said) or _is_stated(said))):
        return [part.unclear(_which_number(name, kr))]
    found: list[Wish] = []
    for field, these in (("baseline", baselines), ("target", targets)):
        asked = which_of(these, kr.unit) if len(these) > 1 else None
        if asked is not None:
            found.append(part.unclear(asked))
        elif these:
            found.append(_set(part, place, kr, field, these[-1]))
    return found


def _both(part: Part, place: Place, said: str, both: tuple[Pair, ...], numbers: list[Quantity]) -> list[Wish]:
    """Read "from 61 to 64": today's value and the target, or one of them and what it was before."""
    kr = key_result(part.okrs, place)
    if len(both) > 1 and len(numbers) == 2 * len(both):  # "change 61 to 60 and 78 to 80"
        olds = [_old(kr, [each.baseline], [each.target]) for each in both]
        if None not in olds and len(set(olds)) == len(olds):
            return [_set(part, place, kr, str(name), each.target) for name, each in zip(olds, both, strict=True)]
    first, second = both[0].baseline, both[0].target
    others = [each for each in numbers if each.bare not in (first.bare, second.bare) and not is_going(said, each)]
    asked = which_of([second, *others], kr.unit) if others else None
    if asked is not None:
        return [part.unclear(asked)]
    for name, other in (("baseline", "target"), ("target", "baseline")):
        if is_named(said, name) and not is_named(said, other):
            is_range = both[0].start == first.start and getattr(kr, name) != first.value
            asked = which_of([first, second], kr.unit) if is_range and _BARE_TO.match(said, first.end) else None
            return [_set(part, place, kr, name, second) if asked is None else part.unclear(asked)]
    is_bare = both[0].start == first.start and _BARE_TO.match(said, first.end) is not None
    if is_bare and first.value < second.value and first.value not in (kr.baseline, kr.target):
        low, high = amount(first.value, kr.unit), amount(second.value, kr.unit)
        return [part.unclear(f"Is {low} today's value and {high} the target, or is it one or the other?")]
    if first.value == kr.target and kr.target != kr.baseline:
        return [_set(part, place, kr, "target", second)]
    return [_set(part, place, kr, "baseline", first), _set(part, place, kr, "target", second)]


def _old(kr: KeyResult, going: list[Quantity], kept: list[Quantity]) -> str | None:
    """Say which field holds the one number that goes; null where none does, or both."""
    if len({each.value for each in going}) != 1 or any(each.value == going[0].value for each in kept):
        return None
    held = [field for field in ("baseline", "target") if getattr(kr, field) == going[0].value]
    return held[0] if len(held) == 1 else None


def _is_stated(said: str) -> bool:
    """Say whether a part only tells what a number is: "it's 4.2%" may correct today's value or the target."""
    return _IT_IS.match(said) is not None and not is_named(said, "target") and not is_named(said, "baseline")


def _which_number(name: str, kr: KeyResult) -> str:
    today = amount(kr.baseline or 0.0, kr.baseline_unit or kr.unit)
    return (
        f"Which number of {name}: the baseline {today} or the target {amount(kr.target or 0.0, kr.unit)}?"
        f" Say \u201c{name}: baseline \u2026\u201d or \u201c{name}: target \u2026\u201d."
    )


def _known_by(part: Part, said: str, numbers: list[Quantity]) -> tuple[Wish, ...] | None:
    """Read "80 instead of 78", "change 78 to 80": the number that goes says which key result is meant."""
    both = [(pair.baseline, pair.target) for pair in pairs(said)]
    going = [each for each in numbers if is_going(said, each)]
    new = next((each for each in numbers if each not in going), None)
    if not both and len(going) == 1 and new is not None:
        both = [(going[0], new)]
    found = [(_holding(part, old), new) for old, new in both]
    if any(len(held) != 1 for held, _ in found):
        return (part.which(),) if len(found) > 1 and any(held for held, _ in found) else None
    return tuple(_set(part, place, key_result(part.okrs, place), name, new) for ((place, name),), new in found) or None


def _holding(part: Part, number: Quantity) -> list[tuple[Place, str]]:
    """Give the fields of all key results that hold a number."""
    return [
        (place, name)
        for place in places(part.okrs)
        for name in ("target", "baseline")
        if getattr(key_result(part.okrs, place), name) == number.value
    ]


def _set(part: Part, place: Place, kr: KeyResult, field: str, number: Quantity) -> Wish:
    number = in_its_unit(kr, number, part.without_names)
    asked = doubt(kr, label(part.okrs, place), field, number, part.without_names)
    if asked is not None:
        return part.unclear(asked)
    unit = number.unit or (kr.baseline_unit if field == "baseline" else None) or kr.unit
    return part.edit(
        "set", place, "baseline" if field == "baseline" else "target", number.value, unit, number.comparator
    )


def _unit(part: Part) -> tuple[Wish, ...] | None:
    """Read "measure KR 2 in hours"; what does not convert is told."""
    cue = _IN.search(part.without_names)
    if cue is None or not part.named.places:
        return None
    text = _OF_A_TIME.sub(lambda match: " " * len(match[0]), part.without_names)
    said = [match[0] for match in _WORD.finditer(text, cue.end())]
    two = [" ".join(pair) for pair in pairwise(said)]
    words = [each for each in (*two, *said) if not each.isalpha() or len(each) >= _SHORTEST_UNIT]
    unit = next((unit for each in words if each.lower() != _ORDINAL and (unit := unit_of(each)) is not None), None)
    if unit is None or (unit == "count" and not _is_plain(part.without_names, cue.end())):
        return (part.unclear(_THE_NUMBER),) if _SOME_NUMBER.search(part.without_names) else None
    found: list[Wish] = []
    for place in part.named.places:
        kr, name = key_result(part.okrs, place), label(part.okrs, place)
        asked = other_kind(kr, name, "target", unit, unit)
        found.append(part.edit("set", place, "unit", unit) if asked is None else part.unclear(asked))
    return tuple(found)


def _is_plain(text: str, at: int) -> bool:
    """Say whether "number" or "count" stands where a unit does: "as a number", not "use the number of the board"."""
    lead = _PLAINLY.match(text, at)
    word = _WORD.match(text, lead.end() if lead is not None else at)
    rest = "" if word is None else text[word.end() :]
    return word is not None and unit_of(word[0]) == "count" and not rest.strip(" .,;!")
