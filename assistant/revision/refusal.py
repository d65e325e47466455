"""What was edited by hand in a way that no edit can make: the sentence that names the field and says what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.okr import KeyResult, OkrSet
from assistant.revision.apply import apply
from assistant.revision.changes import objectives_between, whereabouts
from assistant.revision.edit import Edit
from assistant.revision.field_edits import NUMBERS, unkept
from assistant.revision.numbers_kept import LONG, is_kept
from assistant.revision.places import key_result, label, places

_OF_SET = ("cycle", "owner", "role", "phase", "team_kind")
_OF_OBJECTIVE = ("title", "why", "aligned_to")
_ELSEWHERE = ("grade", "initiatives")
_UNSAID = KeyResult("")
_ROUNDED = 8  # decimals of a fraction that is typed in per cent


def refusal(before: OkrSet, after: OkrSet, edits: Sequence[Edit]) -> str | None:
    """Say why edits do not lead from one set to the other; null where they do."""
    after = _without_emptied(before, after)
    return next(_of_set(before, after), None) or next(_of_key_results(before, after, edits), None)


def _without_emptied(before: OkrSet, after: OkrSet) -> OkrSet:
    """Give a set without the objectives whose last key result went: they go with it."""
    had = {j for i, j in objectives_between(before, after).items() if before.objectives[i - 1].key_results}
    left = [each for j, each in enumerate(after.objectives, start=1) if each.key_results or j not in had]
    return replace(after, objectives=tuple(left))


def _of_set(before: OkrSet, after: OkrSet) -> Iterator[str]:
    for name in _OF_SET:
        if getattr(after, name) not in (None, getattr(before, name)):
            yield f"The {name.replace('_', ' ')} is not edited with the objectives; send it as a setting of its own."
    objectives = objectives_between(before, after)
    kept = [j for j in objectives.values() if j is not None]
    if kept != sorted(kept):
        yield "Objectives cannot change places; edit their titles and key results where they stand."
    if len(kept) < len(after.objectives):
        yield "A new objective cannot be edited in; say \u201csplit the objective\u201d, or add notes to draft it from."


def _of_key_results(before: OkrSet, after: OkrSet, edits: Sequence[Edit]) -> Iterator[str]:
    where = whereabouts(before, after)
    for old, to in where.items():
        if to is not None:
            yield from _numbers(label(before, old), key_result(before, old), key_result(after, to))
    made = apply(before, edits, lambda objective, taken: objective.title)
    came_from = {to: old for old, to in where.items() if to is not None}
    for i, objective in enumerate(after.objectives, start=1):
        if i > len(made.okrs.objectives):
            yield f"Objective {i} cannot be edited so; edit it in smaller steps."
            return
        for name in _OF_OBJECTIVE:
            if getattr(objective, name) != getattr(made.okrs.objectives[i - 1], name):
                yield f"Objective {i}: the {name.replace('_', ' ')} cannot be edited together with the rest."
    for to in places(after):
        place, name = came_from.get(to), label(after, to)
        new = key_result(after, to)
        if not new.text:
            yield f"{name}: the text is empty; a key result is a sentence."
        if place is not None and made.where.get(place) != to:
            yield f"{name} cannot be moved together with the rest; move it in an edit of its own."
        if to not in places(made.okrs):
            yield f"{name} cannot be edited together with the rest; make the edits one after the other."
            continue
        now = key_result(made.okrs, to)
        was = _UNSAID if place is None else key_result(before, place)
        if any(_numbers(name, was, now)):
            yield f"{name}: a number of the text {LONG}."
        if place is None:
            yield from _new(name, new, now)
        elif (field := unkept(was, new, now)) is not None:
            how = (
                "is not edited with a draft"
                if field in _ELSEWHERE
                else "cannot be edited so beside what else was edited"
            )
            yield f"{name}: the {field.replace('_', ' ')} {how}; leave it as it was."


def _numbers(name: str, old: KeyResult, new: KeyResult) -> Iterator[str]:
    for field in NUMBERS:
        value = getattr(new, field)
        if value is None or value == getattr(old, field):
            continue
        is_fraction = field == "relative_change" and abs(round(value, _ROUNDED) - value) < 1e-12
        if not is_fraction and not is_kept(value):
            yield f"{name}: the {field.replace('_', ' ')} {LONG}."


def _new(name: str, new: KeyResult, now: KeyResult) -> Iterator[str]:
    """Say what a new key result brings beside its sentence that the sentence does not say."""
    if new.text != now.text:
        yield f"{name} is new: a new key result comes last in its objective; add it there and move it then."
    for field in KeyResult.__dataclass_fields__:
        value = getattr(new, field)
        if field not in ("source", "citations") and value not in (getattr(_UNSAID, field), getattr(now, field)):
            yield f"{name} is new: add its sentence first, and set the {field.replace('_', ' ')} then."
