"""Reads numbers and days for key results: target, baseline, both, due day, unit."""

import re

from assistant.language.changes import changes
from assistant.language.dates import deadlines
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.units import convert
from assistant.okr import KeyResult
from assistant.revision.lexicon import either
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, label, places
from assistant.revision.wishes import Wish

_INSTEAD = re.compile(r"\b(?:instead of|rather than|not|and not|from)\s*$", re.IGNORECASE)
_GLUED = re.compile(r"[\w/]-?\d")  # "KR1-0" and "KR1/0" name a line, and give it no value
_ITEM_COUNT = re.compile(r"^\s*(?:key results?|krs?|objectives?|versions?|weeks? later|days? later)\b", re.IGNORECASE)
UNITS = {
    "%": "%",
    "percent": "%",
    "per cent": "%",
    "hours": "h",
    "hour": "h",
    "minutes": "min",
    "minute": "min",
    "seconds": "s",
    "milliseconds": "ms",
    "days": "days",
    "weeks": "weeks",
    "months": "months",
    "euros": "EUR",
    "euro": "EUR",
    "dollars": "USD",
    "pounds": "GBP",
    "percentage points": "pp",
    "points": "score",
}
_WRITTEN = "|".join(sorted(UNITS, key=len, reverse=True))
_UNIT = re.compile(
    rf"\b(?:unit|measured|counted|given|expressed|use|in|as)\b.*?\b(?:in |is |as |: ?)?({_WRITTEN})(?!\w)",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bones?\b(?! (?:day|week|month|hour|minute|second|year|point|percent|per cent)\b)", re.IGNORECASE)
# What may stand before any number says nothing of which it is.
_SMALL = frozenset(
    ("to", "at", "up to", "down to", "under", "below", "above", "over", "at least", "at most", "no more than")
)
_MEASURED = re.compile(r"\W*(?:for |on |in )?[\w ]{0,40}\b(?:today|right now|currently|at the moment|at present)\W*$")


def valued(part: Part) -> tuple[Wish, ...] | None:
    """Read what numbers and days a part sets, and for which key results."""
    days = [each for each in deadlines(part.without_names, part.as_of, part.fiscal_start) if each.due is not None]
    said = _ONE.sub(lambda match: " " * len(match[0]), part.without_names)
    for each in days:
        said = said[: each.start] + " " * (each.end - each.start) + said[each.end :]
    numbers = [
        each
        for each in quantities(said)
        if not _ITEM_COUNT.match(said, each.end) and not _GLUED.match(part.text, max(0, each.start - 1))
    ]
    moves = changes(said)
    due = days[-1].due if days and (not numbers or days[-1].led or len(days) == 1) else None
    if not (numbers or moves or due):
        return _unit(part)
    found: list[Wish] = []
    named = part.named.places
    if not part.named.spans and numbers:
        known = _known_by(part, said, numbers)
        if known is not None:
            return known
    if not named:
        return (part.which(),)
    for place in named:
        if numbers or moves:
            found += _numbers(part, place, said, numbers)
        if due is not None:
            found.append(part.edit("set", place, "due", due.isoformat()))
    return tuple(found)


def _numbers(part: Part, place: Place, said: str, numbers: list[Quantity]) -> list[Wish]:
    kr = key_result(part.okrs, place)
    both = pairs(said)
    if both:
        first, second = both[0].baseline, both[0].target
        for name, other in (("baseline", "target"), ("target", "baseline")):
            if _strong(said, name) and not _strong(said, other):
                return [_set(part, place, kr, name, second)]
        return [_set(part, place, kr, "baseline", first), _set(part, place, kr, "target", second)]
    moves = changes(said)
    if moves:
        move = moves[0]
        if move.relative is not None:
            sign = -1 if not move.signed and kr.direction == "decrease" and move.relative > 0 else 1
            return [part.edit("set", place, "relative_change", round(move.relative * sign, 6), kr.unit)]
        if move.absolute is not None:
            sign = -1 if not move.signed and kr.direction == "decrease" and move.absolute > 0 else 1
            unit = move.unit if move.unit not in (None, "count") else kr.unit
            if unit is not None and kr.unit is not None and convert(1.0, unit, kr.unit) is None:
                name = label(part.okrs, place)
                return [part.unclear(f"{name} counts in {kr.unit}, and {unit} does not convert to it; say the target.")]
            return [part.edit("set", place, "change", move.absolute * sign, unit)]
    kept = [each for each in numbers if _INSTEAD.search(said, 0, each.start) is None] or numbers
    baselines = [each for each in kept if _is_for(said, each, "baseline")]
    targets = [each for each in kept if each not in baselines]
    found: list[Wish] = [_set(part, place, kr, "baseline", each) for each in baselines[-1:]]
    return found + [_set(part, place, kr, "target", each) for each in targets[-1:]]


def _known_by(part: Part, said: str, numbers: list[Quantity]) -> tuple[Wish, ...] | None:
    """Read "80 instead of 78", "change 78 to 80": the number that goes says which key result is meant."""
    both = pairs(said)
    going = [each for each in numbers if _INSTEAD.search(said, 0, each.start)]
    old, new = (
        (both[0].baseline, both[0].target)
        if both
        else (going[0], next((each for each in numbers if each not in going), None))
        if len(going) == 1
        else (None, None)
    )
    if old is None or new is None:
        return None
    found = [
        (place, name)
        for place in places(part.okrs)
        for name in ("target", "baseline")
        if getattr(key_result(part.okrs, place), name) == old.value
    ]
    if len(found) != 1:
        return None
    place, name = found[0]
    return (_set(part, place, key_result(part.okrs, place), name, new),)


def _strong(said: str, name: str) -> bool:
    """Say whether a word that can only mean the baseline, or only the target, stands in a text."""
    found = re.finditer(rf"(?<!\w){either(name)}(?!\w)", said.lower())
    return any(" ".join(match[0].split()) not in (*_SMALL, "now", "aim", "hit") for match in found)


def _is_for(said: str, number: Quantity, name: str) -> bool:
    """Say whether the last word before a number, or the first behind it, that says what it is for is of a list."""
    before = said[: number.start].lower()
    found = [match.end() for match in re.finditer(rf"(?<!\w){either(name)}(?!\w)", before)]
    other = "target" if name == "baseline" else "baseline"
    rivals = [
        (match.start(), " ".join(match[0].split())) for match in re.finditer(rf"(?<!\w){either(other)}(?!\w)", before)
    ]
    behind = re.match(rf"\s*(?:is |as )?{either(name)}(?!\w)", said[number.end :].lower())
    if behind is not None:
        return True
    if not found:
        is_aimed = _strong(said[: number.start], other)
        return name == "baseline" and not is_aimed and _MEASURED.match(said[number.end :].lower()) is not None
    at = found[-1]
    # "is now at 61": the small word between belongs to what stands before it.
    return not any(start >= at and word not in _SMALL for start, word in rivals)


def _set(part: Part, place: Place, kr: KeyResult, field: str, number: Quantity) -> Wish:
    unit = number.unit or (kr.baseline_unit if field == "baseline" else None) or kr.unit
    return part.edit(
        "set", place, "baseline" if field == "baseline" else "target", number.value, unit, number.comparator
    )


def _unit(part: Part) -> tuple[Wish, ...] | None:
    found = _UNIT.search(part.without_names)
    if found is None or not part.named.places:
        return None
    unit = UNITS[found[1].lower()]
    return tuple(part.edit("set", place, "unit", unit) for place in part.named.places)
