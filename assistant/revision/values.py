"""Reads numbers and days for key results: target, baseline, both, due day, unit."""

import re

from assistant.language.changes import changes
from assistant.language.dates import deadlines
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.okr import KeyResult
from assistant.revision.lexicon import either
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result
from assistant.revision.wishes import Wish

_INSTEAD = re.compile(r"\b(?:instead of|rather than|not|and not|from)\s*$", re.IGNORECASE)
_ITEM_COUNT = re.compile(r"^\s*(?:key results?|krs?|objectives?|versions?|weeks? later|days? later)\b", re.IGNORECASE)
_UNITS = {
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
_WRITTEN = "|".join(sorted(_UNITS, key=len, reverse=True))
_UNIT = re.compile(
    rf"\b(?:unit|measured|counted|given|expressed|in|as)\b.*?\b(?:in |is |as |: ?)?({_WRITTEN})(?!\w)",
    re.IGNORECASE,
)
_AIMED = 24  # characters between the word for what a number is and the number


def valued(part: Part) -> tuple[Wish, ...] | None:
    """Read what numbers and days a part sets, and for which key results."""
    days = [each for each in deadlines(part.without_names, part.as_of, part.fiscal_start) if each.due is not None]
    said = part.without_names
    for each in days:
        said = said[: each.start] + " " * (each.end - each.start) + said[each.end :]
    numbers = [each for each in quantities(said) if not _ITEM_COUNT.match(said, each.end)]
    moves = changes(said)
    due = days[-1].due if days and (not numbers or days[-1].led or len(days) == 1) else None
    if not (numbers or moves or due):
        return _unit(part)
    if not part.named.places:
        return (part.which(),)
    found: list[Wish] = []
    for place in part.named.places:
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
        return [_set(part, place, kr, "baseline", first), _set(part, place, kr, "target", second)]
    moves = changes(said)
    if moves:
        move = moves[0]
        if move.relative is not None:
            sign = -1 if not move.signed and kr.direction == "decrease" and move.relative > 0 else 1
            return [part.edit("set", place, "relative_change", round(move.relative * sign, 6), kr.unit)]
        if move.absolute is not None:
            sign = -1 if not move.signed and kr.direction == "decrease" and move.absolute > 0 else 1
            return [part.edit("set", place, "change", move.absolute * sign, move.unit or kr.unit)]
    kept = [each for each in numbers if _INSTEAD.search(said, 0, each.start) is None] or numbers
    baselines = [each for each in kept if _is_for(said, each, "baseline")]
    targets = [each for each in kept if each not in baselines]
    found: list[Wish] = [_set(part, place, kr, "baseline", each) for each in baselines[-1:]]
    return found + [_set(part, place, kr, "target", each) for each in targets[-1:]]


def _is_for(said: str, number: Quantity, name: str) -> bool:
    """Say whether the last word before a number, or the first behind it, that says what it is for is of a list."""
    before = said[: number.start].lower()
    found = [(match.end(), match[0]) for match in re.finditer(rf"(?<!\w){either(name)}(?!\w)", before)]
    other = "target" if name == "baseline" else "baseline"
    rivals = [match.end() for match in re.finditer(rf"(?<!\w){either(other)}(?!\w)", before)]
    behind = re.match(rf"\s*(?:is |as )?{either(name)}(?!\w)", said[number.end :].lower())
    if behind is not None:
        return True
    if not found:
        return False
    at, _ = found[-1]
    # "is now at 61": the small word between belongs to what stands before it.
    plain = [end for end in rivals if end > at and before[at:end].strip() not in ("at", "to", "is", "")]
    return not plain


def _set(part: Part, place: Place, kr: KeyResult, field: str, number: Quantity) -> Wish:
    unit = number.unit or (kr.baseline_unit if field == "baseline" else None) or kr.unit
    return part.edit(
        "set", place, "baseline" if field == "baseline" else "target", number.value, unit, number.comparator
    )


def _unit(part: Part) -> tuple[Wish, ...] | None:
    found = _UNIT.search(part.without_names)
    if found is None or not part.named.places:
        return None
    unit = _UNITS[found[1].lower()]
    return tuple(part.edit("set", place, "unit", unit) for place in part.named.places)
