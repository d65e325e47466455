"""Reads values said as a change of another value.

"Raise the target by 5" is worked out from the target, "reduce churn by 10%" from today's value. Where the words leave
that open, it is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafter.amount import amount
from assistant.language.quantity import Quantity
from assistant.language.shifts import Level, Shift
from assistant.language.units import convert, family
from assistant.okr import KeyResult
from assistant.revision.doubts import which_of
from assistant.revision.edit import Edit
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, label
from assistant.revision.set_fields import moved_target
from assistant.revision.wishes import Unclear

# "Push KR 1 by two weeks": a time beside what is measured in none is about the due day.
_PUTS_OFF = re.compile(r"\W*(?:push|extend|postpone|delay)(?:e?d|e?s|ing)?\b", re.IGNORECASE)
_END = re.compile(r"\bto\W*$", re.IGNORECASE)


def shifted(part: Part, place: Place, said: str, moves: Sequence[Shift], numbers: Sequence[Quantity]) -> Edit | Unclear:
    """Give the edit that a change asks for, or the question that it leaves open."""
    kr, name = key_result(part.okrs, place), label(part.okrs, place)
    if len(moves) > 1:
        return part.unclear(f"That names two changes; say one of them, as \u201c{name}: target \u2026\u201d.")
    move = moves[0]
    if _PUTS_OFF.match(said) is not None and _is_time(move.unit) and not _is_time(kr.unit):
        return part.unclear(f"Until which day? Say the day itself, as in \u201c{name}: due 30 June\u201d.")
    if move.moves == "baseline" and move.counts_from is None:
        return part.unclear(f"A baseline is what is true today; say the value, as \u201c{name}: baseline \u2026\u201d.")
    rest = [each for each in numbers if not move.start <= each.bare[0] < move.end]
    ends = [each for each in rest if _END.search(said, 0, each.start) is not None]
    if move.open or (rest and not ends):
        values = [each for each in rest if each.value != kr.baseline]
        return part.unclear(which_of(values, kr.unit) or _from_which(name, kr))
    of: Level = move.counts_from or move.moves or "baseline"
    edit = _edit(part, place, kr, move, of)
    if isinstance(edit, Unclear):
        return edit
    if not ends:
        is_told = of == "target" or move.counts_from is not None
        if not _is_worse(kr, edit, is_told):
            return edit
        return part.unclear(_worse_than_today(name, kr) if is_told else _from_which(name, kr))
    end = ends[-1]
    if len(ends) > 1 or end.upto is not None or not _leads_to(kr, edit, end.value):
        return part.unclear(which_of(ends, kr.unit) or f"{_from_which(name, kr)} Or say the target alone.")
    return part.edit("set", place, "target", end.value, kr.unit, end.comparator)


def _edit(part: Part, place: Place, kr: KeyResult, move: Shift, of: Level) -> Edit | Unclear:
    name = label(part.okrs, place)
    if of == "target" and kr.target is None:
        return part.unclear(f"{name} has no target yet; say \u201c{name}: target \u2026\u201d.")
    value = move.relative if move.relative is not None else move.absolute or 0.0
    if not move.signed and value > 0 and kr.direction == "decrease":
        value = -value
    if move.relative is not None:
        edit = part.edit("set", place, "relative_change", round(value, 6), kr.unit)
    else:
        unit = move.unit if move.unit not in (None, "count") else kr.unit
        if unit is not None and kr.unit is not None and convert(1.0, unit, kr.unit) is None:
            return part.unclear(f"{name} counts in {kr.unit}, and {unit} does not convert to it; say the target.")
        edit = part.edit("set", place, "change", value, unit)
    return replace(edit, of="target") if of == "target" else edit


def _is_time(unit: str | None) -> bool:
    return unit is not None and family(unit) == "time"


def _is_worse(kr: KeyResult, edit: Edit, is_told: bool) -> bool:
    """Say whether a change makes the target worse than today's value, or than the target it replaces.

    "Raise KR 1 by 2" from 61 takes a target of 78 back, "lower it by 2" goes the wrong way. `is_told`: the words say
    what it is counted from, so that the target may well be taken back.
    """
    start = kr.target if edit.of == "target" else kr.baseline
    made = None if start is None else moved_target(replace(kr, target=start), edit)
    if made is None or kr.baseline is None or kr.baseline_unit not in (None, kr.unit):
        return False
    falls = kr.direction == "decrease" or (kr.direction is None and kr.target is not None and kr.target < kr.baseline)
    held = [kr.baseline] if kr.direction is not None or kr.target is not None else []
    if kr.target is not None and not is_told:
        held.append(kr.target)
    return any(made > each if falls else made < each for each in held)


def _worse_than_today(name: str, kr: KeyResult) -> str:
    today = amount(kr.baseline or 0.0, kr.unit)
    return f"That is worse than today's {today}; say the value itself, as \u201c{name}: target \u2026\u201d."


def _leads_to(kr: KeyResult, edit: Edit, end: float) -> bool:
    """Say whether a change and the value it is said to end at agree, from the target or from today's value."""
    starts = [each for each in (kr.target, kr.baseline) if each is not None]
    made = [moved_target(replace(kr, target=start), edit) for start in starts]
    return any(each is not None and abs(each - end) < 1e-6 * max(1.0, abs(end)) for each in made)


def _from_which(name: str, kr: KeyResult) -> str:
    """Ask what a change is counted from."""
    levels = []
    if kr.baseline is not None:
        levels.append(f"today's {amount(kr.baseline, kr.baseline_unit or kr.unit)}")
    if kr.target is not None:
        levels.append(f"the target of {amount(kr.target, kr.unit)}")
    said = " or ".join(levels) or "which value"
    return f"Counted from what: {said}? Say the value itself, as \u201c{name}: target \u2026\u201d."
