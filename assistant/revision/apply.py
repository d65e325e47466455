"""Makes edits: the OKR set that comes of them, and which of them found nothing to change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, Objective, OkrSet
from assistant.revision.edit import Act, Edit
from assistant.revision.places import Place
from assistant.revision.set_fields import confirmed, field_set, sentence_read

Retitle = Callable[[Objective, frozenset[str]], str]

# What an edit of one message means is settled in the set before it; they are made in this order.
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
_ALIKE = 0.5


class Made(NamedTuple):
    """The set with the edits made; `lost` are those whose key result is not there any more.

    `done` are the others, with the places they were found at in the set before. `where` says of each place of that set
    where it is now, or null.
    """

    okrs: OkrSet
    lost: tuple[Edit, ...] = ()
    done: tuple[Edit, ...] = ()
    where: Mapping[Place, Place | None] = {}


class _Held(NamedTuple):
    """An objective on its way: which it was in the set before, and which its key results were."""

    objective: Objective
    was: Place
    ids: tuple[Place, ...]

    def with_results(self, results: Iterable[tuple[Place, KeyResult]]) -> "_Held":
        pairs = list(results)
        objective = replace(self.objective, key_results=tuple(kr for _, kr in pairs))
        return self._replace(objective=objective, ids=tuple(place for place, _ in pairs))

    @property
    def results(self) -> list[tuple[Place, KeyResult]]:
        return list(zip(self.ids, self.objective.key_results, strict=True))


_All = tuple[_Held, ...]


def apply(okrs: OkrSet, edits: Iterable[Edit], retitle: Retitle, *, anew: bool = False) -> Made:
    """Make edits on a set. `anew`: it is another draft, so key results are found by their metric, not their place.

    `retitle` gives the title of an objective whose key results changed hands, or that asks to be written anew.
    """
    held = _held(okrs)
    begun = held
    lost: list[Edit] = []
    done: list[Edit] = []
    for edit in edits if anew else sorted(edits, key=lambda each: _ORDER[each.act]):
        if anew and edit.act == "add" and _is_there(held, edit, okrs):
            continue
        found = _found(held, edit) if anew else edit
        made = None if found is None else _made(held, found, okrs, retitle)
        if found is None or made is None:
            lost.append(edit)
            continue
        held = made
        done.append(found)
        if edit.act == "review":
            okrs = replace(okrs, review=None if edit.value is None else str(edit.value))
    had = {each.was for each in begun if each.ids}
    held = tuple(each for each in held if each.ids or each.was not in had)
    where: dict[Place, Place | None] = dict.fromkeys(place for each in begun for place in (each.was, *each.ids))
    for i, each in enumerate(held, start=1):
        now = {each.was: Place(i)} | {place: Place(i, j) for j, place in enumerate(each.ids, start=1)}
        where |= {place: to for place, to in now.items() if place in where}
    return Made(replace(okrs, objectives=tuple(each.objective for each in held)), tuple(lost), tuple(done), where)


def found_anew(okrs: OkrSet, edit: Edit) -> Edit | None:
    """Find the key result of an edit in another draft; null where it is not there."""
    return _found(_held(okrs), edit)


def _held(okrs: OkrSet) -> _All:
    return tuple(
        _Held(each, Place(i), tuple(Place(i, j) for j in range(1, len(each.key_results) + 1)))
        for i, each in enumerate(okrs.objectives, start=1)
    )


def _found(held: _All, edit: Edit) -> Edit | None:
    """Find the key result of an edit in another draft: the one whose metric has most of its words."""
    if edit.key_result is None:
        if edit.act == "add":
            return replace(edit, objective=min(edit.objective or 1, max(1, len(held))))
        is_again = edit.act in ("review", "title") or (edit.act == "set" and edit.field is not None)
        return edit if is_again else None
    best, most = None, _ALIKE
    for each in held:
        for place, kr in each.results:
            alike = _alike(edit.metric, kr.metric)
            if alike > most:
                best, most = replace(edit, objective=place.objective, key_result=place.key_result), alike
    return best


def _alike(one: str | None, other: str | None) -> float:
    mine, its = stems(one or ""), stems(other or "")
    return len(mine & its) / max(1, len(mine | its))


def _is_there(held: _All, edit: Edit, okrs: OkrSet) -> bool:
    """Say whether another draft has the key result an edit adds: it was drafted from the same message."""
    mine = sentence_read(str(edit.value), okrs, edit.quote)
    return any(
        _alike(mine.metric, kr.metric) > _ALIKE
        and (
            (mine.baseline, mine.target) == (kr.baseline, kr.target)
            or (edit.quote is not None and any(each.document == edit.quote.document for each in kr.citations))
        )
        for each in held
        for kr in each.objective.key_results
    )


def _made(held: _All, edit: Edit, okrs: OkrSet, retitle: Retitle) -> _All | None:
    """Give the objectives with an edit made; null where what it names is not there."""
    if edit.act in ("review", "mend"):
        return held  # a mend needs the report: see `fixing`
    if edit.act == "merge":
        return _merged(held)
    if edit.key_result is not None:
        return _of_key_result(held, edit, okrs)
    if edit.act == "add" and not held:
        held = (_Held(Objective(""), Place(1), ()),)
    at = next((at for at, each in enumerate(held) if each.was.objective == (edit.objective or 1)), None)
    if at is None:
        return held if edit.act == "drop" and (edit.objective or 1) <= len(okrs.objectives) else None
    taken = frozenset(each.objective.title for each in held)
    changed: Sequence[_Held]
    if edit.act == "drop":
        changed = ()
    elif edit.act == "split":
        if len(held[at].ids) < 2:
            return None
        changed = _split(held[at], taken, retitle)
    elif edit.act == "add":
        new = 1 + max((place.key_result or 0 for each in held for place in each.ids if not place.objective), default=0)
        added = sentence_read(str(edit.value), okrs, edit.quote)
        changed = (held[at].with_results([*held[at].results, (Place(0, new), added)]),)
    else:
        changed = (held[at]._replace(objective=_worded(held[at].objective, edit, taken, retitle)),)
    return (*held[:at], *changed, *held[at + 1 :])


def _worded(objective: Objective, edit: Edit, taken: frozenset[str], retitle: Retitle) -> Objective:
    said = None if edit.value is None else str(edit.value)
    if edit.act == "title":
        return replace(objective, title=retitle(objective, taken) if said is None else said)
    if edit.field == "why":
        return replace(objective, why=said)
    return replace(objective, aligned_to=said) if edit.field == "aligned_to" else objective


def _of_key_result(held: _All, edit: Edit, okrs: OkrSet) -> _All | None:
    place = Place(edit.objective or 1, edit.key_result)
    at = next((at for at, each in enumerate(held) if place in each.ids), None)
    if at is None:
        was = 1 <= place.objective <= len(okrs.objectives) and 1 <= (edit.key_result or 0) <= len(
            okrs.objectives[place.objective - 1].key_results
        )
        return held if edit.act == "drop" and was else None
    results = held[at].results
    index = held[at].ids.index(place)
    if edit.act == "move":
        moved = results.pop(index)
        left = (*held[:at], held[at].with_results(results), *held[at + 1 :])
        return _moved(left, at, moved, edit.value)
    if edit.act == "drop":
        del results[index]
    else:
        kr = results[index][1]
        changed = confirmed(kr, edit.quote) if edit.act == "confirm" else field_set(kr, edit, okrs)
        if changed is kr and edit.act == "set":
            return None
        results[index] = (place, changed)
    return (*held[:at], held[at].with_results(results), *held[at + 1 :])


def _moved(held: _All, at: int, moved: tuple[Place, KeyResult], value: float | str | None) -> _All | None:
    """Put a key result at a place of its objective, or of another one: "2.1"."""
    to = value or 1.0
    if isinstance(to, str):
        objective, _, number = to.partition(".")
        over = next((over for over, each in enumerate(held) if str(each.was.objective) == objective), None)
        if over is None:
            return None
        at, to = over, float(number)
    results = held[at].results
    results.insert(max(0, int(to) - 1), moved)
    return (*held[:at], held[at].with_results(results), *held[at + 1 :])


def _merged(held: _All) -> _All | None:
    if not held:
        return None
    first = next((each for each in held if each.ids), held[0])
    return (first.with_results(pair for each in held for pair in each.results),)


def _split(one: _Held, taken: frozenset[str], retitle: Retitle) -> tuple[_Held, _Held]:
    """Part the key results in two, those that share words together, and give the second half a title of its own."""
    lead = stems(one.results[0][1].metric or "")
    others = sorted(one.results[1:], key=lambda pair: -len(lead & stems(pair[1].metric or "")))
    half = (len(one.ids) + 1) // 2
    near = {one.ids[0], *(place for place, _ in others[: half - 1])}
    first = one.with_results(pair for pair in one.results if pair[0] in near)
    two = replace(one.objective, title="", citations=(), why=None)
    second = _Held(two, Place(0), ()).with_results(pair for pair in one.results if pair[0] not in near)
    return first, second._replace(objective=replace(second.objective, title=retitle(second.objective, taken)))
