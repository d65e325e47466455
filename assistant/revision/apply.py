"""Makes edits: the OKR set that comes of them, and which of them found nothing to change."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.evidence.metric_words import stems
from assistant.okr import Objective, OkrSet
from assistant.revision.edit import Act, Edit
from assistant.revision.set_fields import confirmed, field_set, sentence_read

Retitle = Callable[[Objective, frozenset[str]], str]

# All edits of a message count places in the set before it, so what moves places comes last, from the end.
_ORDER: dict[Act, int] = {
    "set": 0,
    "confirm": 0,
    "title": 0,
    "review": 0,
    "mend": 0,
    "move": 1,
    "add": 2,
    "use": 2,
    "drop": 3,
    "split": 4,
    "merge": 4,
}


class Made(NamedTuple):
    """The set with the edits made; `lost` are those whose key result is not there any more."""

    okrs: OkrSet
    lost: tuple[Edit, ...] = ()


def apply(okrs: OkrSet, edits: Iterable[Edit], retitle: Retitle, *, anew: bool = False) -> Made:
    """Make edits on a set. `anew`: it is another draft, so key results are found by their metric, not their place.

    `retitle` gives the title of an objective whose key results changed hands, or that asks to be written anew.
    """
    lost: list[Edit] = []
    ordered = list(edits)
    if not anew:
        ordered.sort(key=lambda each: (_ORDER[each.act], -(each.key_result or 0) if each.act == "drop" else 0))
    for edit in ordered:
        found = _found(okrs, edit) if anew else edit
        if found is None or not _fits(okrs, found):
            lost.append(edit)
        else:
            okrs = _made(okrs, found, retitle)
    return Made(okrs, tuple(lost))


def _found(okrs: OkrSet, edit: Edit) -> Edit | None:
    """Find the key result of an edit in another draft: the one whose metric has most of its words."""
    if edit.metric is None:
        return edit if edit.act in ("review", "title", "add") else None
    wanted = stems(edit.metric)
    best, most = None, 0.5
    for i, objective in enumerate(okrs.objectives, start=1):
        for j, kr in enumerate(objective.key_results, start=1):
            mine = stems(kr.metric or "")
            alike = len(wanted & mine) / max(1, len(wanted | mine))
            if alike > most:
                best, most = replace(edit, objective=i, key_result=j), alike
    return best


def _fits(okrs: OkrSet, edit: Edit) -> bool:
    if not edit.objective:
        return True
    if edit.objective > len(okrs.objectives):
        return False
    count = len(okrs.objectives[edit.objective - 1].key_results)
    return edit.key_result is None or edit.key_result <= count


def _made(okrs: OkrSet, edit: Edit, retitle: Retitle) -> OkrSet:
    if edit.act == "review":
        return replace(okrs, review=str(edit.value))
    if edit.act == "mend":
        return okrs  # needs the report: see `fixing`
    objectives = list(okrs.objectives)
    at = (edit.objective or 1) - 1
    if edit.act == "merge":
        results = tuple(kr for objective in objectives for kr in objective.key_results)
        return replace(okrs, objectives=(replace(objectives[0], key_results=results),))
    if edit.act == "split":
        objectives[at : at + 1] = _split(objectives, at, retitle)
        return replace(okrs, objectives=tuple(objectives))
    objective = objectives[at] if objectives else Objective("")
    changed = _changed(objective, edit, okrs, retitle)
    objectives[at : at + 1] = [changed] if changed is not None else []
    return replace(okrs, objectives=tuple(objectives))


def _changed(objective: Objective, edit: Edit, okrs: OkrSet, retitle: Retitle) -> Objective | None:
    """Give an objective with an edit made; null where nothing is left of it."""
    results = list(objective.key_results)
    if edit.key_result is None:
        if edit.act == "drop":
            return None
        if edit.act == "title":
            taken = frozenset(each.title for each in okrs.objectives)
            return replace(objective, title=str(edit.value) if edit.value is not None else retitle(objective, taken))
        if edit.act == "add":
            return replace(objective, key_results=(*results, sentence_read(str(edit.value), okrs, edit.quote)))
        said = None if edit.value is None else str(edit.value)
        if edit.field == "why":
            return replace(objective, why=said)
        return replace(objective, aligned_to=said) if edit.field == "aligned_to" else objective
    at = edit.key_result - 1
    if edit.act == "drop":
        del results[at]
        return replace(objective, key_results=tuple(results)) if results else None
    if edit.act == "move":
        results.insert(max(0, int(edit.value or 1) - 1), results.pop(at))
    elif edit.act == "confirm":
        results[at] = confirmed(results[at], edit.quote)
    elif edit.act == "set":
        results[at] = field_set(results[at], edit, okrs)
    return replace(objective, key_results=tuple(results))


def _split(objectives: Sequence[Objective], at: int, retitle: Retitle) -> list[Objective]:
    """Part the key results in two, those that share words together, and give the second half a title of its own."""
    objective = objectives[at]
    results = list(objective.key_results)
    first = [results[0]]
    others = results[1:]
    lead = stems(results[0].metric or "")
    others.sort(key=lambda kr: -len(lead & stems(kr.metric or "")))
    half = (len(results) + 1) // 2
    first += others[: half - 1]
    rest = [kr for kr in results if not any(kr is each for each in first)]
    first = [kr for kr in results if any(kr is each for each in first)]
    one = replace(objective, key_results=tuple(first))
    two = replace(objective, title="", citations=(), why=None, key_results=tuple(rest))
    taken = frozenset(each.title for each in objectives)
    return [one, replace(two, title=retitle(two, taken))]
