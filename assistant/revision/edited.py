"""An OKR set that was edited by hand, as the edits it took and the sentence a person could have typed for them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.errors import UnreadableInput
from assistant.okr import Objective, OkrSet, Quote
from assistant.revision.changes import objectives_between, whereabouts
from assistant.revision.edit import Edit
from assistant.revision.field_edits import Said, edits_between
from assistant.revision.places import Place, key_result, label, places
from assistant.revision.refusal import refusal

_BETWEEN = "; "


def edited(before: OkrSet, after: OkrSet, document: str) -> tuple[tuple[Edit, ...], str]:
    """Give the edits that lead from one set to another, each quoting its part of the sentence, and the sentence.

    `document` is the name of the message that the sentence is. Raises UnreadableInput for what cannot be edited so: it
    names the field.
    """
    edits, sentence = told(before, after, document)
    reason = refusal(before, after, edits)
    if reason is not None:
        raise UnreadableInput(reason)
    return edits, sentence


def told(before: OkrSet, after: OkrSet, document: str) -> tuple[tuple[Edit, ...], str]:
    """Give edits and the sentence as `edited` does, as far as edits can say what differs."""
    found = list(_edits(before, after))
    edits, start = [], 0
    for edit, words in found:
        edits.append(replace(edit, quote=Quote(document, start, start + len(words), words)))
        start += len(words) + len(_BETWEEN)
    return tuple(edits), _BETWEEN.join(words for _, words in found)


def _edits(before: OkrSet, after: OkrSet) -> Iterator[Said]:
    objectives = objectives_between(before, after)
    for i, j in objectives.items():
        if j is not None:
            yield from _of_objective(i, label(before, Place(i)), before.objectives[i - 1], after.objectives[j - 1])
    if before.review != after.review:
        yield Edit("review", 0, value=after.review), f"we review {after.review or 'at no set time'}"
    where = whereabouts(before, after)
    for place, to in where.items():
        if to is not None:
            name, base = label(before, place), _edit("set", before, place)
            for edit, words in edits_between(base, key_result(before, place), key_result(after, to), before):
                yield edit, f"{name} {words}" if edit.field == "text" else f"{name}: {words}"
    for place, to in where.items():
        if to is None and objectives[place.objective] is not None:
            yield _edit("drop", before, place), f"drop {label(before, place)}"
    for i, j in objectives.items():
        if j is None:
            yield Edit("drop", i), f"drop {label(before, Place(i))}"
    yield from _added(before, after, objectives, set(where.values()))
    yield from _moves(before, objectives, where)


def _of_objective(i: int, name: str, old: Objective, new: Objective) -> Iterator[Said]:
    if old.title != new.title:
        yield Edit("title", i, value=new.title), f"{name}: {new.title or 'no title'}"
    if old.why != new.why:
        yield Edit("set", i, field="why", value=new.why), f"{name}, why: {new.why or 'no reason'}"
    if old.aligned_to != new.aligned_to:
        yield (
            Edit("set", i, field="aligned_to", value=new.aligned_to),
            f"{name} serves {new.aligned_to or 'nothing named'}",
        )


def _added(
    before: OkrSet, after: OkrSet, objectives: Mapping[int, int | None], taken: set[Place | None]
) -> Iterator[Said]:
    came_from = {j: i for i, j in objectives.items() if j is not None}
    for place in places(after):
        if place not in taken:
            at = came_from.get(place.objective, max(1, len(before.objectives)))
            text = key_result(after, place).text
            yield Edit("add", at, value=text), f"add key result: {text}"


def _moves(before: OkrSet, objectives: Mapping[int, int | None], where: Mapping[Place, Place | None]) -> Iterator[Said]:
    """Say each place that changed, as moves made one after the other, also into another objective."""
    held = {i: [place for place in where if place.objective == i] for i in objectives}
    for i, j in objectives.items():
        came = {to: place for place, to in where.items() if to is not None and to.objective == j}
        wanted = [came[to] for to in sorted(came)]
        if [place for place in held[i] if place in wanted] == wanted:
            continue
        for at, place in enumerate(wanted):
            if held[i][at : at + 1] == [place]:
                continue
            of = next(number for number, each in held.items() if place in each)
            edit = _edit("move", before, place)
            to = f"place {at + 1}" if of == i else f"place {at + 1} of objective {i}"
            yield (
                replace(edit, value=float(at + 1) if of == i else f"{i}.{at + 1}"),
                f"move {label(before, place)} to {to}",
            )
            held[of].remove(place)
            held[i].insert(at, place)


def _edit(act: str, okrs: OkrSet, place: Place) -> Edit:
    return Edit(act, place.objective, place.key_result, key_result(okrs, place).metric)  # type: ignore[arg-type]
