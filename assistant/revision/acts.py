"""Reads what is to be done with whole key results, objectives and versions."""

import re
from typing import Literal

from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.revision.cleared import FIELD
from assistant.revision.lexicon import either
from assistant.revision.part import Part
from assistant.revision.places import Place, excepted, label, named, objective_named, objectives_named, places
from assistant.revision.wishes import Back, Wish

_VERSION = re.compile(r"(?:.{0,30}\b)?(?:version |v ?)(\d{1,4})(?: back| again)?\W*", re.IGNORECASE)
_FIRST_VERSION = re.compile(
    r"^\W*(?:undo|revert|restore|go back|back|roll ?back)(?: to)? (?:the )?(?:(?:very )?first|original)"
    r"(?: (?:version|draft))?\W*$",
    re.IGNORECASE,
)
_WAYS: tuple[tuple[str, Literal["before", "after"]], ...] = (("back", "before"), ("again", "after"))
_ASKED = re.compile(r"\W*(?:(?:use|show|take|i want)(?: me)? )?(?:version |v ?)\d", re.IGNORECASE)
_CAN_GO = re.compile(
    r"\W*(?:can|could|should|must|has to|may) (?:go|be (?:dropped|removed|deleted|cut))\W*", re.IGNORECASE
)
_ALL_OF_IT = re.compile(r"\W*(?:all|everything|every|each)\b(?: of)?(?: the)?(?: findings?)?\W*", re.IGNORECASE)
_EITHER = re.compile(r"\d\s*or\s+(?:krs?\s*)?\d", re.IGNORECASE)
_OUT = re.compile(r"\W*(?:leave|take|throw|kick|cross|strike|cut|chuck|toss)\s{3,}(?:out|off|away)\b", re.IGNORECASE)
_CUT_BY = re.compile(
    r"\b(?:from|to|by)\b.*\d|\bby (?:an?|one|half|some|a few|about|at least)\b|\bin half\b", re.IGNORECASE
)
_SAID_OF_NAME = re.compile(r"\W*(?:no more|without)\b", re.IGNORECASE)  # "no more than 90" is a limit
_LESSENS = re.compile(
    r"\W*(?:cut|cutting|drop|dropping|no more)\b(?!.*\bin (?:two|three|four)\b)", re.IGNORECASE
)  # verbs that take a value too
_NAME_ALONE = re.compile(
    r"\W*(?:(?:the|our|any|a|and|or|of|please|now|anymore|any more|at all|krs?|key results?|one|ones)\b\W*)*",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:the|these|those|all|our)\s+(?:(?:first|last|other)\s+)?$", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:the rest|the others?(?: ones?| key results?| krs?)?|every(?:thing| one) else|all (?:the )?others?)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|which|that|it|it['\u2019]s|they|we|i|(?<!well )as(?! well)|in favou?r of|instead|rather than"
    r"|so|not|like|until|but|except|other than)\b|,\s*(?:its|their|the)\b|[(\u2013\u2014]|\s-\s",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\b(?:but (?:keep|not|leave)|except(?: for)?|other than|keep)\b", re.IGNORECASE)
_TRADE = re.compile(r"\b(?:change|trade|switch|swap) places\b|\bthe other way round\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\W*(?:should |must |has to )?(?:come |go |stand )?(before|after|above|below|behind)\W*", re.IGNORECASE
)
_ONE_ON = re.compile(r"\b(up|down)\W*$", re.IGNORECASE)
_PLACE_NAMES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_ALTERNATIVE = re.compile(r"\balternatives?\b ?#?(\d)?|\b(first|second|third|other) alternative\b", re.IGNORECASE)
_OF_FIELD = "say whether the key result is to go or what it says there, as in \u201cKR 1 has no due date\u201d."
_NOT_PARTED = (
    "only objectives are split or merged; say \u201cadd a key result: \u2026\u201d for one that is to be there,"
    " and drop the other."
)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "other": 1}
_FIX = re.compile(r"\W*(?:fix|mend|repair|correct|solve|resolve)\b(?:.*?\b([A-Z]{2,3}\d{3})\b)?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_POSITION = re.compile(
    r"\b(?:(?:to|at|in|as|make) (?:it )?(?:the )?(?:\W*)(?:place |position |no\.? |number |# ?)?(\d)\W*$"
    r"|\bnumber (?P<number>\d)\W*$|(?P<name>first|second|third|fourth|fifth) (?:place|position|spot)\b)",
    re.IGNORECASE,
)
_TO_OBJECTIVE = re.compile(
    r"\b(?:to|into|under) (?:the )?(?:(?:first|second|third|last) )?(?:objective|obj\b|o\d)", re.IGNORECASE
)
_RELATIVE = re.compile(r"\b(before|after|above|below|behind)\b", re.IGNORECASE)


def back(part: Part) -> tuple[Wish, ...] | None:
    """Read "undo", "redo", "back to version 2"."""
    version = _VERSION.fullmatch(part.text)
    is_back = part.begins("back") is not None or _ASKED.match(part.text) is not None
    if version is not None and is_back and not part.named.spans:
        return (Back(int(version[1])),)
    if part.begins("back") is not None and _FIRST_VERSION.search(part.text):
        return (Back(1),)
    for name, to in _WAYS:
        found = part.begins(name)
        if found is not None and not part.text[found.end() :].strip(" .!,?"):
            return (Back(to),)
    return None


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
    found = _FIX.match(part.text) or _FIX.match(part.without_names)
    if (
        found is None
        or part.has("baseline") is not None
        or (part.has("target") and _DIGIT.search(part.without_names) and found[1] is None)
    ):
        return None
    code = found[1].upper() if found[1] else None
    rest = part.text[found.end() :]
    if not part.named.spans or _ALL_OF_IT.fullmatch(rest):
        return (part.edit("mend", Place(0), value=code),)
    return tuple(part.edit("mend", place, value=code) for place in part.named.places)


def dropped(part: Part) -> tuple[Wish, ...] | None:
    """Read "drop KR 3", "keep only the first two", "drop the rest"."""
    if part.begins("keep_only") is not None:
        return _kept_only(part)
    can_go = part.named.spans and _CAN_GO.fullmatch(part.without_names)
    if can_go and part.named.places:
        return _dropped(part, part.named.places)
    out = part.named.spans and _OUT.match(part.without_names)
    if (not out and part.begins("drop") is None) or _CUT_BY.search(part.without_names) or changes(part.without_names):
        return None  # "cut KR 1 by a quarter" changes a value
    if not out and _has_number(part):
        return None if _LESSENS.match(part.text) else (part.unclear(_OF_FIELD),)
    bare = _SAID_OF_NAME.match(part.without_names)
    if bare is not None and _NAME_ALONE.fullmatch(part.without_names, bare.end()) is None:
        return None  # "without KR 3 the set is fine"
    objective = re.search(r"\bobjectives?\b", part.text, re.IGNORECASE)
    if objective is not None and not part.named.spans:
        whole = objectives_named(part.text, part.okrs)
        if whole.missing is not None:
            return (part.unclear(f"The draft has no {whole.missing}."),)
        return _dropped(part, whole.places) if whole.places else (part.unclear("Say which objective."),)
    if _REST.search(part.text) is not None:
        kept = part.beside if not part.named.spans else part.named.places
        rest = tuple(place for place in places(part.okrs) if place not in kept)
        return _dropped(part, rest) if kept and rest else (part.which(),)
    if not part.named.places:
        return (part.which(),)
    if len(part.named.places) > 1 and _EITHER.search(part.text) is not None:
        return (part.unclear("Say which of them."),)
    if FIELD.search(part.without_names[: _until(part)]):
        return (part.unclear(_OF_FIELD),)
    return _dropped(part, _meant(part))


def _has_number(part: Part) -> bool:
    """Say whether a number stands beside the names of what is to go: "cut churn below 3%"."""
    said = part.without_names[: _until(part)]
    comma = said.find(", ", part.named.spans[-1][1] if part.named.spans else 0)
    numbers = quantities(said if comma < 0 else said[:comma])
    return bool(part.named.places) and any(_COUNTED.search(said, 0, each.start) is None for each in numbers)


def _until(part: Part) -> int:
    """Give where the words of what is to go end, and a reason or an exception begins."""
    first = part.named.spans[0][1] if part.named.spans else 0
    reason = _REASON.search(part.text, first)
    return len(part.text) if reason is None else reason.start()


def _meant(part: Part) -> tuple[Place, ...]:
    """Give the key results that are to go, not those a reason or an exception names: "drop KR 3, it repeats KR 1"."""
    if excepted(part.text, part.okrs) is not None:
        return part.named.places
    end = _until(part) if part.named.spans else len(part.text)
    meant = part.named.places if end == len(part.text) else named(part.text[:end], part.okrs).places
    keeping = _KEPT.search(part.text)
    stays = () if keeping is None else named(part.text[keeping.end() :], part.okrs).places
    return tuple(place for place in meant if place not in stays)


def _kept_only(part: Part) -> tuple[Wish, ...]:
    begun = part.begins("keep_only")
    found = part.named if begun is None or part.named.spans == () else named(part.text[begun.end() :], part.okrs)
    kept = found.places
    if kept or found.spans:
        return _dropped(part, tuple(place for place in places(part.okrs) if place not in kept))
    whole = objective_named(part.text, part.okrs).places if "objective" in part.lower else ()
    if not whole or len(part.okrs.objectives) == 1:
        return (part.which(),)
    return _dropped(part, tuple(Place(i) for i in range(1, len(part.okrs.objectives) + 1) if Place(i) not in whole))


def _dropped(part: Part, meant: tuple[Place, ...]) -> tuple[Wish, ...]:
    if not meant:
        return (part.which(),)
    return tuple(part.edit("drop", place) for place in sorted(meant, key=_order, reverse=True))


def _order(place: Place) -> tuple[int, int]:
    return place.objective, place.key_result or 0


def moved(part: Part) -> tuple[Wish, ...] | None:
    """Read "swap KR 1 and 2", "move KR 3 to the top"."""
    named = part.named.places
    if part.named.rivals and (part.begins("swap") is not None or part.begins("move") is not None):
        return (part.which(),)
    if len(named) == 2 and (part.begins("swap") is not None or _TRADE.search(part.text)):
        first, second = sorted(named)
        if first.objective != second.objective or first.key_result is None or second.key_result is None:
            return (part.unclear("Only key results of one objective can change places."),)
        over = part.edit("move", second, value=float(first.key_result))
        if second.key_result == first.key_result + 1:
            return (over,)
        return over, part.edit("move", first, value=float(second.key_result))
    if not named or not (part.named.spans or part.spoken_of):
        return None
    place = named[0]
    size = len(part.okrs.objectives[place.objective - 1].key_results)
    if part.begins("move") is None and not (len(named) == 2 and _BEFORE.fullmatch(part.without_names)):
        return _brought(part, place, size)
    elsewhere = _TO_OBJECTIVE.search(part.text)
    if elsewhere is not None:
        return _moved_over(part, place, objective_named(part.text[elsewhere.start() :], part.okrs).places)
    if len(named) == 2 and named[1].objective == place.objective and named[1].key_result is not None:
        relative = _RELATIVE.search(part.text)
        if relative is None:
            return None
        behind = relative[1].lower() in ("after", "below", "behind")
        to = named[1].key_result + behind - (named[1].key_result > (place.key_result or 0))
        return (part.edit("move", place, value=float(max(1, min(size, to)))),)
    if part.ends("first") is not None:
        return (part.edit("move", place, value=1.0),)
    if part.ends("last") is not None:
        return (part.edit("move", place, value=float(size)),)
    position = _POSITION.search(part.without_names)
    number = _number(position) if position is not None else 0
    if 1 <= number <= size:
        return (part.edit("move", place, value=float(number)),)
    step = _ONE_ON.search(part.without_names)
    if step is not None:
        to = (place.key_result or 1) + (1 if step[1].lower() == "down" else -1)
        return (part.edit("move", place, value=float(max(1, min(size, to)))),)
    return None


def _moved_over(part: Part, place: Place, to: tuple[Place, ...]) -> tuple[Wish, ...]:
    """Put a key result at the end of another objective."""
    if not to:
        return (part.unclear("Say which objective."),)
    if to[0].objective == place.objective:
        return (part.unclear(f"{label(part.okrs, place)} is in that objective already."),)
    last = len(part.okrs.objectives[to[0].objective - 1].key_results) + 1
    return (part.edit("move", place, value=f"{to[0].objective}.{last}"),)


def _number(position: re.Match[str]) -> int:
    name = position["name"]
    return _PLACE_NAMES[name.lower()] if name else int(position[1] or position["number"])


def _brought(part: Part, place: Place, size: int) -> tuple[Wish, ...] | None:
    """Read what no verb of moving says: "KR 3 first", "make KR 3 number 1", "start with KR 3"."""
    said = part.without_names.lower()
    if re.fullmatch(r"(?:start|begin|lead) with\W*", said):
        return (part.edit("move", place, value=1.0),)
    if re.fullmatch(r"(?:end|finish|close) with\W*", said):
        return (part.edit("move", place, value=float(size)),)
    for name, to in (("first", 1), ("last", size)):
        end = re.search(rf"(?<!\w){either(name)}\W*$", said)
        if end is not None and re.fullmatch(
            r"\W*(?:make|let|should|must|has to|to|be|come|go|stand|the|\W)*", said[: end.start()]
        ):
            return (part.edit("move", place, value=float(to)),)
    number = re.fullmatch(r"make\W*(?:number|no\.?) ?(\d)\W*", said)
    if number is not None and 1 <= int(number[1]) <= size:
        return (part.edit("move", place, value=float(number[1])),)
    return None


def parted(part: Part) -> tuple[Wish, ...] | None:
    """Read "split the objective", "merge the objectives"."""
    of_results = part.named.spans and "objective" not in part.lower
    if of_results and (part.begins("split") is not None or part.begins("merge") is not None):
        return (part.unclear(_NOT_PARTED),)
    if part.begins("split") is not None or re.search(
        rf"\b{either('split')}\b.*\bobjective|\btwo objectives\b", part.lower
    ):
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
