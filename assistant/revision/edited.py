"""An OKR set that was edited by hand, as the edits it took and the sentence a person could have typed for them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from assistant.drafter.amount import amount, day
from assistant.okr import KeyResult, OkrSet, Quote
from assistant.revision.changes import whereabouts
from assistant.revision.edit import Edit, Field
from assistant.revision.places import Place, key_result, label, places

_AIMS = ("target", "change", "relative_change")
_NUMBERS = ("baseline", *_AIMS)
_SAID = tuple(name for name in get_args(Field) if name not in ("why", "aligned_to", "text"))
_BETWEEN = "; "


def edited(before: OkrSet, after: OkrSet, document: str) -> tuple[tuple[Edit, ...], str]:
    """Give the edits that lead from one set to another, each quoting its part of the sentence, and the sentence.

    `document` is the name of the message that the sentence is.
    """
    found = list(_edits(before, after))
    said = [words for _, words in found]
    sentence = _BETWEEN.join(said)
    edits, start = [], 0
    for (edit, _), words in zip(found, said, strict=True):
        edits.append(replace(edit, quote=Quote(document, start, start + len(words), words)))
        start += len(words) + len(_BETWEEN)
    return tuple(edits), sentence


def _edits(before: OkrSet, after: OkrSet) -> Iterator[tuple[Edit, str]]:
    for i, (old, new) in enumerate(zip(before.objectives, after.objectives, strict=False), start=1):
        name = label(before, Place(i))
        if old.title != new.title:
            yield Edit("title", i, value=new.title), f"{name}: {new.title}"
        if old.why != new.why:
            yield Edit("set", i, field="why", value=new.why), f"{name}, why: {new.why or 'no reason'}"
        if old.aligned_to != new.aligned_to:
            serves = new.aligned_to or "nothing named"
            yield Edit("set", i, field="aligned_to", value=new.aligned_to), f"{name} serves {serves}"
    if before.review != after.review and after.review:
        yield Edit("review", 0, value=after.review), f"we review {after.review}"
    where = whereabouts(before, after)
    for place, to in where.items():
        if to is not None:
            yield from _of(before, place, key_result(before, place), key_result(after, to))
    for place, to in where.items():
        if to is None:
            yield _edit("drop", before, place), f"drop {label(before, place)}"
    taken = set(where.values())
    for place in places(after):
        if place not in taken:
            text = key_result(after, place).text
            at = min(place.objective, max(1, len(before.objectives)))
            yield Edit("add", at, value=text), f"add key result: {text}"
    yield from _moves(before, after)


def _of(before: OkrSet, place: Place, old: KeyResult, new: KeyResult) -> Iterator[tuple[Edit, str]]:
    name = label(before, place)
    numbers = any(getattr(old, field) != getattr(new, field) for field in (*_NUMBERS, "unit", "baseline_unit"))
    if old.text != new.text and not _follows(old, new):
        yield replace(_edit("set", before, place), field="text", value=new.text), f"{name} should read: {new.text}"
        if not numbers:
            return
    for field in _SAID:
        was, now = getattr(old, field), getattr(new, field)
        if was == now or (field == "unit" and numbers and new.target is not None and old.target != new.target):
            continue
        if field in _AIMS and now is None and any(getattr(new, other) is not None for other in _AIMS):
            continue  # another aim takes its place
        edit = replace(
            _edit("set", before, place), field=field, value=now.isoformat() if field == "due" and now else now
        )
        yield _with_unit(edit, new), f"{name}: {field.replace('_', ' ')} {_written(field, new)}"


def _follows(old: KeyResult, new: KeyResult) -> bool:
    """Say whether a sentence changed only because a field of the form did."""
    return any(
        getattr(old, field) != getattr(new, field) for field in (*_NUMBERS, "due", "metric", "unit", "direction")
    )


def _with_unit(edit: Edit, kr: KeyResult) -> Edit:
    if edit.field == "baseline":
        return replace(edit, unit=kr.baseline_unit or kr.unit)
    if edit.field in ("target", "change", "relative_change"):
        return replace(edit, unit=kr.unit, comparator=kr.comparator)
    return edit


def _written(field: Field, kr: KeyResult) -> str:
    value = getattr(kr, field)
    if value is None:
        return "unknown"
    if field == "relative_change":
        return amount(value * 100, "%")
    if field in _NUMBERS:
        return amount(value, (kr.baseline_unit or kr.unit) if field == "baseline" else kr.unit)
    return day(value) if field == "due" else str(value)


def _moves(before: OkrSet, after: OkrSet) -> Iterator[tuple[Edit, str]]:
    """Say each place that changed in an objective, as moves made one after the other."""
    where = whereabouts(before, after)
    for i in range(1, len(before.objectives) + 1):
        stayed = [place for place, to in where.items() if to is not None and place.objective == to.objective == i]
        wanted = sorted(stayed, key=lambda place: where[place] or place)
        order = [] if wanted == stayed else [place for place in where if place.objective == i]
        for at, place in enumerate(wanted[: len(order)]):
            if order[at] == place:
                continue
            metric = key_result(before, place).metric
            yield (
                Edit("move", i, place.key_result, metric, value=float(at + 1)),
                f"move {label(before, place)} to place {at + 1}",
            )
            order.remove(place)
            order.insert(at, place)


def _edit(act: str, okrs: OkrSet, place: Place) -> Edit:
    return Edit(act, place.objective, place.key_result, key_result(okrs, place).metric)  # type: ignore[arg-type]
