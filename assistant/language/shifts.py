"""Shifts: values said as a change of another one, and which: "raise the target by 5", "twice the baseline"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from assistant.language.changes import changes
from assistant.language.letters import lowered
from assistant.language.patterns import pattern
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.verbs import Verb, verb_before, verbs
from assistant.language.words import lexicon

Level = Literal["baseline", "target"]


class Shift(NamedTuple):
    """A change, and the levels that the words name: what is moved, and what it is counted from; null where none is.

    `relative` is a signed fraction, `absolute` is in `unit`; `signed` says whether the words gave the sign. `open`:
    no verb and no name says what it is counted from ("another 500", "target +5").
    """

    start: int
    end: int
    relative: float | None = None
    absolute: float | None = None
    unit: str | None = None
    signed: bool = False
    moves: Level | None = None
    counts_from: Level | None = None
    open: bool = False


_REACH = 160  # characters of a clause that are looked through
_SMALL = r"(?:(?:the|its|our|their|that|this|old|existing|whole|both|all) )*"
_TO_ON = r"(?:than|over|on top of|on|above|below|under|of|from|off|to|onto|against|vs\.?|versus)"
_GIVEN = pattern(
    r"(?<![^\W_])(?:(?P<up>add|put|plus|gain)(?: on)?|take|subtract|knock|cut|shave|deduct|trim|chop|drop|remove"
    r"|minus) $"
)
_GOES = pattern(r"(?: [a-z]+)? (?P<way>more|on top|on|onto|to|extra|off|away|from|less|fewer)(?![^\W_])")
_MORE = pattern(
    r"(?: (?!(?:is|are|was|were|be|seems?|looks?|feels?|sounds?) )[a-z-]+){0,2}?"
    r" (?:(?P<up>more|higher|extra|larger|greater)|less|fewer|lower|smaller)(?![^\W_])"
)
_ANOTHER = pattern(
    r"(?<![^\W_])(?:another|an extra|an additional|a further|plus|up|by|(?P<less>minus|less|down))(?: by)? $"
)
_TIMES = pattern(
    rf"(?<![\w-])(?:(?:(?P<twice>twice|double|two times)|(?P<half>half)|(?P<triple>triple|three times|thrice)"
    rf"|(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?) ?(?:x|×|times)) (?:of )?"
    rf"|(?P<share>\d{{1,3}}(?:\.\d{{1,2}})?) ?(?:%|per ?cent) of ){_SMALL}"
)
_ON = pattern(rf"(?<![^\W_])(?P<to>{_TO_ON}) {_SMALL}")
_AFTER = pattern(rf"(?: [\w-]+){{0,2}}? (?P<to>{_TO_ON}) {_SMALL}")
_OWN = pattern(rf"[ \u00a0]+(?:['\u2019]s )?{_SMALL}")
# Whatever is told to be done to a level moves it: "push the target up by 2".
_FIRST = pattern(r"(?:^|[:,;.]|(?<![^\W_])(?:and|please|to|let us|let's))[ \u00a0]*[a-z]+(?= )")
_BESIDE = pattern(rf"(?: [a-z-]+){{0,2}}? (?:(?P<up>above|over|beyond)|below|under) {_SMALL}")
_SIGN = pattern(r"[+\-\u2212]|plus|minus")
_LEVEL = pattern(r"(?<![^\W_])(?:from|to|at|of|is|was|than|below|above|reach|=|->|\u2192) $")
_SUBJECT = pattern(r"(?:should|must|needs? to|has to|have to|ought to|can|could|will|is to|to)(?![^\W_])")
_COMPARED = pattern(r"(?<![^\W_])(?:by|up|down|higher|lower)(?![^\W_])")


@lru_cache(maxsize=32)
def shifts(text: str) -> tuple[Shift, ...]:
    """Find the changes of a text, in order and not overlapping, each with the levels its words name."""
    lower = lowered(text)
    found = [*_multiples(lower)]
    for change in changes(text):
        is_bare = _SIGN.match(lower, change.start) is not None and verb_before(text, change.start) is None
        found.append(Shift(*change, open=is_bare))
    known = sorted(found, key=_begins)
    for number in quantities(text):
        if not _is_within(number, known):
            found += _counted(lower, number)
    apart: list[Shift] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not apart or each.start >= apart[-1].end:
            apart.append(_named(text, lower, each))
    return tuple(apart)


def moved_aims(text: str) -> tuple[Shift, ...]:
    """Find the changes of a text that are counted from a target: "raise the target by 5", "half of the goal"."""
    lower = lowered(text)
    if not any(name in lower for name in lexicon("aim_names")):
        return ()
    return tuple(each for each in shifts(text) if "target" in (each.moves, each.counts_from))


def _is_within(number: Quantity, known: Sequence[Shift]) -> bool:
    """Say whether a number is said by one of the changes, which come in order."""
    at = bisect_right(known, number.bare[0], key=_begins)
    begins = at < len(known) and known[at].start < number.end
    return begins or any(each.end > number.bare[0] for each in known[max(0, at - 2) : at])


def _begins(shift: Shift) -> int:
    return shift.start


@cache
def _names() -> re.Pattern[str]:
    parts = []
    for level, name in (("target", "aim_names"), ("baseline", "start_names")):
        entries = sorted(lexicon(name), key=len, reverse=True)
        parts.append(f"(?P<{level}>{'|'.join(map(re.escape, entries))})")
    return re.compile(rf"(?:{'|'.join(parts)})s?(?![\w-])")


def level_named(lower: str, at: int, end: int | None = None) -> tuple[Level, int] | None:
    """Read the name of a level that begins at a place: which it is and where the name ends."""
    match = _names().match(lower, at) if end is None else _names().match(lower, at, end)
    if match is None:
        return None
    return ("target" if match["target"] else "baseline"), match.end()


def _multiples(lower: str) -> list[Shift]:
    """Find "twice the baseline", "120% of the target"."""
    found = []
    for match in _TIMES.finditer(lower):
        name = level_named(lower, match.end())
        if name is None:
            continue
        if match["number"]:
            factor = float(match["number"])
        elif match["share"]:
            factor = float(match["share"]) / 100
        else:
            factor = 2.0 if match["twice"] else 3.0 if match["triple"] else 0.5
        if match["twice"] == "double" or match["triple"] == "triple":
            before = lower[: match.start()].split()
            if not before or before[-1] not in ("is", "be", "at", "to", "of", "target", "="):
                continue  # "double the target" is done to it, and `changes` reads it
        found.append(Shift(match.start(), name[1], relative=round(factor - 1, 6), signed=True, counts_from=name[0]))
    return found


def _counted(lower: str, number: Quantity) -> list[Shift]:
    """Read "add 500", "take 2 off", "another 500", "500 more", which say no unit that makes them a change."""
    if number.comparator is not None or number.upto is not None:
        return []
    begin = max(0, number.start - 24)
    way: bool | None = None
    said = _SIGN.match(lower, number.bare[0])
    if said is not None and said[0].isalpha() and _LEVEL.search(lower, begin, number.bare[0]) is None:
        return [_by(number, number.start, number.end, 1)]
    start, end = number.start, number.end
    given, goes = _GIVEN.search(lower, begin, start), _GOES.match(lower, end)
    another, more = _ANOTHER.search(lower, begin, start), _MORE.match(lower, end)
    beside = _BESIDE.match(lower, end)
    if given is not None and goes is not None:
        way, start, end = bool(given["up"]), given.start(), goes.end()
        if goes["way"] in ("on top", "on", "onto", "to", "off", "from"):
            end = number.end
    elif another is not None:
        way, start = not another["less"], another.start()
    elif more is not None:
        way, end = bool(more["up"]), more.end()
    elif beside is not None and level_named(lower, beside.end()) is not None:
        way = beside["up"] is not None
    if way is None:
        return []
    return [_by(number, start, end, 1 if way else -1)]


def _by(number: Quantity, start: int, end: int, sign: int) -> Shift:
    if number.unit == "%":
        return Shift(start, end, relative=sign * number.value / 100, signed=True, open=True)
    unit = None if number.unit == "count" else number.unit
    return Shift(start, end, absolute=sign * number.value, unit=unit, signed=True, open=True)


def _named(text: str, lower: str, shift: Shift) -> Shift:
    """Add the levels that the words around a change name."""
    if shift.counts_from is not None:
        return shift
    within = _ON.search(lower, shift.start, shift.end)
    behind = _AFTER.match(lower, shift.end)
    for on in (within, behind):
        name = None if on is None else level_named(lower, on.end())
        if on is not None and name is not None:
            is_given = shift.open and on["to"] in ("of", "to", "onto", "off", "from", "on")
            return shift._replace(moves=name[0] if is_given else None, counts_from=name[0], open=False)
    own = _OWN.match(lower, shift.end)
    name = None if own is None else level_named(lower, own.end())
    if name is not None:
        return shift._replace(moves=name[0], open=False)  # "double the target", "10% higher target"
    begin = _clause(lower, shift.start)
    known = verbs(text)
    first, last = (bisect_left(known, at, key=_start) for at in (begin, shift.start))
    told = [verb.end for verb in known[first:last] if verb.end <= shift.start]
    for at in (*told, *(match.end() for match in _FIRST.finditer(lower, begin, shift.start))):
        if (moved := _object(lower, at)) is not None:
            return shift._replace(moves=moved, open=False)
    subject = _subject(lower, shift, begin)
    if subject is None:
        return shift
    said = _COMPARED.search(lower, max(0, shift.start - 4), shift.end)
    return shift._replace(moves=subject[0], open=not (subject[1] and said))


def _object(lower: str, at: int) -> Level | None:
    small = _OWN.match(lower, at)
    name = None if small is None else level_named(lower, small.end())
    return None if name is None else name[0]


def _clause(lower: str, at: int) -> int:
    """Find where the clause of a place begins; its words name what is moved."""
    return max(
        at - _REACH, 0, *(lower.rfind(sign, max(0, at - _REACH), at) + 1 for sign in ("\n", ";", ". ", "? ", "! "))
    )


def _start(verb: Verb) -> int:
    return verb.start


def _subject(lower: str, shift: Shift, begin: int) -> tuple[Level, bool] | None:
    """Find the level whose name stands before a change, and whether a verb such as "should" leads on from it."""
    for match in reversed([*_names().finditer(lower, begin, shift.start)]):
        level: Level = "target" if match["target"] else "baseline"
        return level, _SUBJECT.search(lower, match.end(), shift.start) is not None
    return None
