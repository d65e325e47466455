"""Places: which objective or key result a part of a message means."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.evidence.cues import vocabulary
from assistant.evidence.metric_words import stems
from assistant.language.quantities import quantities
from assistant.language.words import words
from assistant.okr import KeyResult, OkrSet
from assistant.revision.lexicon import every_word, word_set

_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    **dict.fromkeys(("fifth", "5th"), 5),
    **dict.fromkeys(("last", "final"), -1),
}
_KEY_RESULT = r"(?:key[ -]?results?|krs?)"
_NUMBER = r"#?(?:no\.? ?)?(\d{1,2})(?:\.(\d{1,2}))?"
_NUMBERED = re.compile(
    rf"\b{_KEY_RESULT}[ -]?{_NUMBER}\b(?:(?: ?,| ?&| and| or)+ (?:{_KEY_RESULT}[ -]?)?\d{{1,2}}(?:\.\d{{1,2}})?"
    rf"(?![\d.,]*\d|\s*(?:%|percent|to\b|is\b|should|must)))*",
    re.IGNORECASE,
)
_ORDINAL_BEFORE = re.compile(rf"\b(?:{'|'.join(_ORDINALS)}) $", re.IGNORECASE)
_EACH = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?")
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
_NEXT = rf"(?:(?: ?,| ?&| and| or| with)+ (?:the )?{_ORDINAL})*"
_ORDERED = re.compile(rf"\b(?:the )?{_ORDINAL}{_NEXT} (?:{_KEY_RESULT}|ones?|results?|lines?|number)\b", re.IGNORECASE)
_BARE = re.compile(rf"(?:\bthe |^\W*){_ORDINAL}{_NEXT}(?=$|\W*$|[.,;!?])", re.IGNORECASE)
_EACH_ORDINAL = re.compile(rf"\b{_ORDINAL}\b", re.IGNORECASE)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_SOME = re.compile(rf"\b(?:the )?(first|last) ({'|'.join(_MANY)})\b(?: {_KEY_RESULT}| ones?)?", re.IGNORECASE)
_RANGE = re.compile(
    rf"\b{_KEY_RESULT}[ -]?(\d{{1,2}}) ?(?:[-\u2013]|through|thru) ?(?:{_KEY_RESULT} ?)?(\d{{1,2}})\b"
    r"(?![.,]?\d|\s*(?:%|percent))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"\u201c\u00ab][^\"\u201d\u00bb]{3,}[\"\u201d\u00bb]")
_OBJECTIVE = re.compile(r"\b(?:objective|obj\.?|(?P<goal>goal)|o)[ -]?#?(?P<number>[1-9])\b", re.IGNORECASE)
_BEHIND_NAME = re.compile(rf"(?:[:,=]|\b{_KEY_RESULT}[ -]?[\d.]+)\s*$", re.IGNORECASE)
_ALL_OBJECTIVES = re.compile(r"\b(?:all|both|each|every)(?: of)?(?: the)? objectives?\b", re.IGNORECASE)
_OBJECTIVES = re.compile(
    r"\b(?:objectives?|obj\.?|o)[ -]?#?\d(?:(?: ?,| ?&| and)+ (?:objectives? |obj\.? |o)?\d)*\b", re.IGNORECASE
)
_EACH_NUMBER = re.compile(r"\d")
_ORDERED_OBJECTIVE = re.compile(rf"\b(?:the )?({'|'.join(_ORDINALS)}) objective\b", re.IGNORECASE)
_FIELDS = r"(?:targets?|baselines?|deadlines?|due dates?|dates?|owners?|units?|metrics?|numbers|values?|goals?)"
_ALL = re.compile(
    rf"\b(?:all|every|each)(?: (?:of )?(?:the|them|our|my|two|three|four|five|\d))*"
    rf"(?: (?:{_KEY_RESULT}|(?P<field>{_FIELDS})))(?: (?:of|for|from|in) (?:all|every|each)(?: the)? {_KEY_RESULT})?\b"
    r"|\b(?:all|both|each)(?: of)? (?:them|these|those)\b|\b(?:every|each) one\b"
    r"|\ball\b(?=\W*$| by | due | to | at | owned )"
    r"|\beverything\b(?! (?:for|in|into) (?:q|h|fy ?|20)\d)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\b(?:all|every|each|everything|everyone|everybody|any|anything)\b(?: (?:of )?(?:the|them|our))?"
    rf"(?: {_KEY_RESULT}\b)?",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|but(?: not| for)?|other than|apart from|excluding|besides|save for)\b", re.IGNORECASE
)
_BOTH = re.compile(
    rf"\bboth\b(?! (?:the )?objectives)(?: of)?(?: (?:the|these|those|our))?(?: {_KEY_RESULT}| (?P<field>{_FIELDS}))?",
    re.IGNORECASE,
)


_JOINED = re.compile(r",? and |, | & ", re.IGNORECASE)


class Place(NamedTuple):
    """An objective, or one of its key results; both count from 1."""

    objective: int
    key_result: int | None = None


class Found(NamedTuple):
    """The places that words mean, and where those words stand. `rivals` are what they could mean where that is open."""

    places: tuple[Place, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    rivals: tuple[Place, ...] = ()
    missing: str | None = None


def places(okrs: OkrSet) -> tuple[Place, ...]:
    """List the key results of a set in order."""
    return tuple(
        Place(i, j)
        for i, objective in enumerate(okrs.objectives, start=1)
        for j in range(1, len(objective.key_results) + 1)
    )


def key_result(okrs: OkrSet, place: Place) -> KeyResult:
    """Give the key result at a place."""
    return okrs.objectives[place.objective - 1].key_results[(place.key_result or 1) - 1]


def label(okrs: OkrSet, place: Place) -> str:
    """Name a place as people do: KR 2, or KR 1.2 where there are several objectives."""
    several = len(okrs.objectives) > 1
    if place.key_result is None:
        return f"objective {place.objective}" if several else "the objective"
    return f"KR {place.objective}.{place.key_result}" if several else f"KR {place.key_result}"


def named(text: str, okrs: OkrSet) -> Found:
    """Find the key results that a text names by number, order or the words of their metrics.

    What stands in quotation marks is new wording, and names one only where nothing else does.
    """
    bare = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    found = _named(bare, okrs)
    return found if bare == text or found != Found() else _named(text, okrs)


def excepted(text: str, okrs: OkrSet) -> Found | None:
    """Find all but those that are excepted: "everything except KR 2"; null where the text says no such thing.

    Where it is not said what they are excepted from, that is open.
    """
    no = _EXCEPT.search(text)
    if no is None:
        return None
    left = _named(text[no.end() :], okrs)
    whole = _EVERY.search(text, 0, no.start())
    if not left.places:
        return left if whole is not None and (left.spans or left.missing) else None
    end = no.end() + max((end for _, end in left.spans), default=0)
    if whole is None and no[0].lower().startswith("but"):
        return None  # it joins two clauses
    whole = whole or _EVERY.search(text, end)
    of = Found(places(okrs), () if whole is None else (whole.span(),))
    if whole is None:
        of = _named(text[: no.start()], okrs)
    others = tuple(place for place in of.places if place not in left.places)
    spans = tuple(sorted((*of.spans, (no.start(), end))))
    if not others:
        rest = tuple(place for place in places(okrs) if place not in left.places)
        return Found(spans=spans, rivals=rest if len(rest) > 1 else places(okrs))
    return Found(others, spans)


def _named(text: str, okrs: OkrSet) -> Found:
    others = excepted(text, okrs)
    if others is not None:
        return others
    numbered = [*_ranges(text, okrs)] or [*_numbered(text, okrs)]
    if numbered:
        found = [place for each in numbered for place in each.places]
        return Found(
            tuple(dict.fromkeys(found)),
            tuple(span for each in numbered for span in each.spans),
            next((each.rivals for each in numbered if each.rivals), ()),
            next((each.missing for each in numbered if each.missing), None),
        )
    some = _SOME.search(text)
    if some is not None:
        count = _MANY[some[2].lower()]
        every = places(okrs)
        return Found(every[:count] if some[1].lower() == "first" else every[-count:], (some.span(),))
    ordered = _ORDERED.search(text)
    if ordered is not None:
        return _in_order(text, ordered, okrs)
    whole = _ALL.search(text) or _BOTH.search(text)
    if whole is not None:
        return _all(text, whole, okrs)
    worded = _each_by_words(text, okrs) or _by_words(text, okrs)
    bare = _BARE.search(text)
    return worded if bare is None or worded != Found() else _in_order(text, bare, okrs)


def _all(text: str, match: re.Match[str], okrs: OkrSet) -> Found:
    """Give all key results, those of the objective that is named where one is; "both" only where there are two."""
    spans = [(match.start(), match.end() if match["field"] is None else match.start("field"))]
    every = places(okrs)
    if len(okrs.objectives) > 1:
        one = objective_named(text, okrs)
        if one.missing is not None:
            return one
        every = tuple(each for each in every if not one.places or each.objective == one.places[0].objective)
        spans += one.spans
    is_open = match[0].lower().startswith("both") and len(every) != 2
    return Found(spans=tuple(spans), rivals=every) if is_open else Found(every, tuple(sorted(spans)))


def _in_order(text: str, match: re.Match[str], okrs: OkrSet) -> Found:
    """Look up "the first and the third key result"."""
    within = _objective_in(text, okrs)
    each = [
        _at(okrs, within, _ORDINALS[one.lower()], match.span(), match[0]) for one in _EACH_ORDINAL.findall(match[0])
    ]
    wrong = next((one for one in each if not one.places), None)
    if wrong is not None:
        return wrong
    return Found(tuple(dict.fromkeys(place for one in each for place in one.places)), (match.span(),))


def _ranges(text: str, okrs: OkrSet) -> Iterator[Found]:
    within = _objective_in(text, okrs)
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first < last:
            yield from (_at(okrs, within, number, match.span(), f"KR {number}") for number in range(first, last + 1))


def objective_named(text: str, okrs: OkrSet) -> Found:
    """Find the objective that a text names; the only one where there is one."""
    numbered = (match for match in _OBJECTIVE.finditer(text) if not _is_value(text, match))
    match = next(numbered, None) or _ORDERED_OBJECTIVE.search(text)
    if match is None:
        return Found((Place(1),)) if len(okrs.objectives) == 1 else Found()
    said = match[match.lastindex or 1].lower()
    number = int(said) if said.isdigit() else _ORDINALS[said]
    number = len(okrs.objectives) if number == -1 else number
    if not 1 <= number <= len(okrs.objectives):
        return Found(spans=(match.span(),), missing=match[0])
    return Found((Place(number),), (match.span(),))


def objectives_named(text: str, okrs: OkrSet) -> Found:
    """Find all objectives that a text names: "objectives 1 and 2", "both objectives"."""
    if _ALL_OBJECTIVES.search(text):
        return Found(tuple(Place(i) for i in range(1, len(okrs.objectives) + 1)))
    listed = _OBJECTIVES.search(text)
    numbers = [int(each) for each in _EACH_NUMBER.findall(listed[0])] if listed is not None else []
    if len(numbers) < 2:
        return objective_named(text, okrs)
    wrong = next((number for number in numbers if not 1 <= number <= len(okrs.objectives)), None)
    if wrong is not None:
        return Found(missing=f"objective {wrong}")
    return Found(tuple(dict.fromkeys(map(Place, numbers))))


def _is_value(text: str, match: re.Match[str]) -> bool:
    """Say whether a number gives a key result its goal: "KR 1: goal 2 %" names no objective 2."""
    if match["goal"] is None:
        return False
    at = match.start("number")
    has_unit = any(each.start <= at < each.end and each.unit is not None for each in quantities(text))
    return has_unit or _BEHIND_NAME.search(text, 0, match.start()) is not None


def _numbered(text: str, okrs: OkrSet) -> Iterator[Found]:
    within = _objective_in(text, okrs)
    for match in _NUMBERED.finditer(text):
        if _ORDINAL_BEFORE.search(text, 0, match.start()) is not None:
            continue
        for each in _EACH.finditer(match[0]):
            if each[2] is not None:
                yield _at(okrs, int(each[1]), int(each[2]), match.span(), f"KR {each[0]}")
            else:
                yield _at(okrs, within, int(each[1]), match.span(), f"KR {each[0]}")


def _objective_in(text: str, okrs: OkrSet) -> int | None:
    if len(okrs.objectives) == 1:
        return 1
    found = objective_named(text, okrs)
    return found.places[0].objective if found.places else None


def _at(okrs: OkrSet, objective: int | None, number: int, span: tuple[int, int], said: str) -> Found:
    """Look a number up in one objective, or in all: counted through the set, or the only one of its number."""
    every = places(okrs)
    if objective is None:
        if number == -1:
            return Found(every[-1:], (span,)) if every else Found(spans=(span,), missing=said)
        rivals = tuple(place for place in every if place.key_result == number)
        if len(rivals) > 1:
            return Found(spans=(span,), rivals=rivals)
        found = rivals or every[number - 1 : number]
        return Found(found, (span,)) if found else Found(spans=(span,), missing=said)
    mine = [place for place in every if place.objective == objective]
    number = len(mine) if number == -1 else number
    if not 1 <= number <= len(mine):
        return Found(spans=(span,), missing=said)
    return Found((mine[number - 1],), (span,))


def _by_words(text: str, okrs: OkrSet) -> Found:
    """Find the key result whose metric shares most words with a text; rivals where several share as many."""
    counted = {
        at
        for each in quantities(text)
        if text[each.start : each.end].lower() not in ("one", "ones")
        for at in range(each.start, each.end)
    }
    said = {token.lower for token in words(text) if token.start not in counted} - word_set("small")
    spoken = stems(" ".join(said))
    shared = {place: len(spoken & stems(key_result(okrs, place).metric or "")) for place in places(okrs)}
    most = max(shared.values(), default=0)
    if not most:
        return Found()
    best = tuple(place for place, count in shared.items() if count == most)
    mine = frozenset().union(*(stems(key_result(okrs, place).metric or "") for place in best))
    others = {word for word in said - every_word() - vocabulary("stops") if word.isalpha() and not stems(word) & mine}
    if counted and len(others) > most:
        return Found()  # a value of something else: most of what is said does not name it
    if len(best) > 1:
        return Found(rivals=best)
    return Found(best, (_named_by(text, key_result(okrs, best[0]).metric or ""),))


def _each_by_words(text: str, okrs: OkrSet) -> Found | None:
    """Find one key result in each part of a list: "late deliveries and the app rating"; null where one names none."""
    found: list[Place] = []
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in [*_JOINED.finditer(text), None]:
        said = text[begin : len(text) if match is None else match.start()]
        one = _by_words(said, okrs) if match is not None or begin else Found()
        if len(one.places) != 1:
            return None
        found += one.places
        spans += [(start + begin, end + begin) for start, end in one.spans]
        begin = len(text) if match is None else match.end()
    return Found(tuple(found), tuple(spans)) if len(set(found)) == len(found) else None


def _named_by(text: str, metric: str) -> tuple[int, int]:
    """Give where a metric is named: the first run of its words, each once, with the small ones around."""
    mine, its = stems(metric), {token.lower for token in words(metric)} | {"the", "our", "one", "kr", "metric"}
    runs: list[list[tuple[int, int, bool]]] = [[]]
    told: set[str] = set()
    for token in words(text):
        is_mine = bool(stems(token.lower) & mine)
        if (is_mine or token.lower in its) and token.lower not in told:
            runs[-1].append((token.start, token.end, is_mine))
            told.add(token.lower)
        elif runs[-1]:
            runs.append([])
            told = set()
    run = next(run for run in runs if any(is_mine for _, _, is_mine in run))
    return run[0][0], run[-1][1]
