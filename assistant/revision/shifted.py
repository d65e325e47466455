"""Reads values said as a change of another value.

"Raise the target by 5" is worked out from the target, "reduce churn by 10%" from today's value. Where the words leave
that open, it is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafter.amount import amount
from assistant.evidence.metric_words import stems
from assistant.language.quantity import Quantity
from assistant.language.shifts import Level, Shift
from assistant.language.units import convert
from assistant.okr import KeyResult
from assistant.revision.doubts import which_of
from assistant.revision.edit import Edit
from assistant.revision.part import Part
from assistant.revision.places import Place, key_result, label
from assistant.revision.set_fields import moved_target
from assistant.revision.wishes import Unclear

_END = re.compile(r"\bto\W*$", re.IGNORECASE)


def shifted(part: Part, place: Place, said: str, moves: Sequence[Shift], numbers: Sequence[Quantity]) -> Edit | Unclear:
    """Give the edit that a change asks for, or the question that it leaves open."""
    kr, name = key_result(part.okrs, place), label(part.okrs, place)
    if len(moves) > 1:
        return part.unclear(f"That names two changes; say one of them, as \u201c{name}: target \u2026\u201d.")
    move = moves[0]
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
        is_by_number = move.counts_from is None and of == "baseline" and not _is_named_by_metric(part, kr)
        return part.unclear(_from_which(name, kr)) if is_by_number and _is_softer(kr, edit) else edit
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


def _is_named_by_metric(part: Part, kr: KeyResult) -> bool:
    named = stems(" ".join(part.text[start:end] for start, end in part.named.spans))
    return not named.isdisjoint(stems(kr.metric or ""))


def _is_softer(kr: KeyResult, edit: Edit) -> bool:
    """Say whether a change of today's value takes the target back: "raise KR 1 by 2" from 61, where it is 78."""
    made = None if kr.baseline is None else moved_target(replace(kr, target=kr.baseline), edit)
    if made is None or kr.target is None or kr.baseline_unit not in (None, kr.unit):
        return False
    return made < kr.target if float(edit.value or 0) > 0 else made > kr.target


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
