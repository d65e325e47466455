"""Reads what is to be done with whole key results, objectives and versions."""

import re

from assistant.revision.lexicon import either
from assistant.revision.part import Part
from assistant.revision.places import Place, objective_named, places
from assistant.revision.wishes import Back, Wish

_VERSION = re.compile(r"(?:.{0,30}\b)?version (\d{1,4})\W*", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\balternatives?\b ?#?(\d)?|\b(first|second|third|other) alternative\b", re.IGNORECASE)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "other": 1}
_FIX = re.compile(r"(?:fix|mend|repair|correct|solve)\b(?:.*?\b([A-Z]{2,3}\d{3})\b)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_POSITION = re.compile(
    r"\b(?:to|at|in|as|before|after|above|below|behind) (?:place |position |no\.? |number )?(\d)\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(before|after|above|below|behind)\b", re.IGNORECASE)


def back(part: Part) -> tuple[Wish, ...] | None:
    """Read "undo", "back to version 2"."""
    version = _VERSION.fullmatch(part.text)
    if version is not None:
        return (Back(int(version[1])),)
    found = part.begins("back")
    return (Back("before"),) if found is not None and not part.text[found.end() :].strip(" .!,") else None


def used(part: Part) -> tuple[Wish, ...] | None:
    """Read "use alternative 2"."""
    found = _ALTERNATIVE.search(part.text)
    if found is None:
        return None
    number = int(found[1]) if found[1] else _NUMBERS.get((found[2] or "first").lower(), 1)
    if not 1 <= number <= part.alternatives:
        return (part.unclear(f"The draft has {part.alternatives or 'no'} alternatives."),)
    objective = objective_named(_ALTERNATIVE.sub(" ", part.text), part.okrs)
    place = objective.places[0] if objective.places else Place(1)
    return (part.edit("use", place, value=float(number)),)


def mended(part: Part) -> tuple[Wish, ...] | None:
    """Read "fix KR003 of KR 2", "fix everything"."""
    found = _FIX.match(part.text)
    if found is None or (part.has("target") and _DIGIT.search(part.without_names) and found[1] is None):
        return None
    code = found[1].upper() if found[1] else None
    rest = part.text[found.end() :]
    where = Part(part.document, rest, part.start, part.okrs, part.as_of).named if rest.strip(" .!") else None
    if where is None or not where.places:
        return (part.edit("mend", Place(0), value=code),)
    return tuple(part.edit("mend", place, value=code) for place in where.places)


def dropped(part: Part) -> tuple[Wish, ...] | None:
    """Read "drop KR 3", "keep only the first two"."""
    if part.begins("keep_only") is not None:
        kept = part.named.places
        if not kept:
            return (part.which(),)
        return tuple(part.edit("drop", place) for place in reversed(places(part.okrs)) if place not in kept)
    found = part.begins("drop")
    if found is None or re.search(r"\b(?:from|to|by)\b.*\d", part.without_names, re.IGNORECASE):
        return None
    objective = re.search(r"\bobjective\b", part.text, re.IGNORECASE)
    if objective is not None and not part.named.spans:
        whole = objective_named(part.text, part.okrs).places
        return tuple(part.edit("drop", place) for place in whole) or (part.unclear("Say which objective."),)
    if not part.named.places:
        return (part.which(),)
    return tuple(part.edit("drop", place) for place in sorted(part.named.places, reverse=True))


def moved(part: Part) -> tuple[Wish, ...] | None:
    """Read "swap KR 1 and 2", "move KR 3 to the top"."""
    named = part.named.places
    if part.begins("swap") is not None and len(named) == 2:
        first, second = sorted(named)
        if first.objective != second.objective or first.key_result is None or second.key_result is None:
            return (part.unclear("Only key results of one objective can change places."),)
        over = part.edit("move", second, value=float(first.key_result))
        if second.key_result == first.key_result + 1:
            return (over,)
        return over, part.edit("move", Place(first.objective, first.key_result + 1), value=float(second.key_result))
    if part.begins("move") is None or not named:
        return None
    place = named[0]
    size = len(part.okrs.objectives[place.objective - 1].key_results)
    if len(named) == 2 and named[1].objective == place.objective and named[1].key_result is not None:
        relative = _RELATIVE.search(part.text)
        if relative is None:
            return None
        behind = relative[1].lower() in ("after", "below", "behind")
        to = named[1].key_result + behind - (named[1].key_result > (place.key_result or 0))
        return (part.edit("move", place, value=float(max(1, min(size, to)))),)
    position = _POSITION.search(part.without_names)
    if part.has("first") is not None:
        return (part.edit("move", place, value=1.0),)
    if part.has("last") is not None:
        return (part.edit("move", place, value=float(size)),)
    if position is not None and 1 <= int(position[1]) <= size and "%" not in part.text:
        return (part.edit("move", place, value=float(position[1])),)
    return None


def parted(part: Part) -> tuple[Wish, ...] | None:
    """Read "split the objective", "merge the objectives"."""
    if part.begins("split") is not None or re.search(rf"\b{either('split')}\b.*\bobjective", part.lower):
        place = objective_named(part.text, part.okrs).places
        if not place:
            return (part.unclear("Say which objective to split, as objective 1."),)
        if len(part.okrs.objectives[place[0].objective - 1].key_results) < 2:
            return (part.unclear("An objective with fewer than two key results cannot be split."),)
        return (part.edit("split", place[0]),)
    if part.begins("merge") is not None and (not part.named.spans or "objective" in part.lower):
        if len(part.okrs.objectives) < 2:
            return (part.unclear("There is only one objective."),)
        return (part.edit("merge", Place(1)),)
    return None
