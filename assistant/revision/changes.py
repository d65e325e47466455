"""Changes: what differs between two versions of an OKR set, and where key results went."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, OkrSet
from assistant.record import to_json
from assistant.revision.places import Place, key_result, places

_OF_SET = ("cycle", "owner", "role", "phase", "team_kind", "review")
_OF_OBJECTIVE = ("title", "why", "aligned_to")
_OF_KEY_RESULT = tuple(
    name for name in KeyResult.__dataclass_fields__ if name not in ("citations", "initiatives", "source", "grade")
)
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. Places count from 1 in the set after it, or before it where something went; null is the set.

    `field` is null where an objective or key result came (`before` is null) or went (`after` is null).
    """

    objective: int | None
    key_result: int | None
    field: str | None
    before: Any
    after: Any


def whereabouts(before: OkrSet, after: OkrSet) -> Mapping[Place, Place | None]:
    """Say of each key result before where it is after: the same metric or sentence, else most words of it, or null."""
    free = list(places(after))
    found: dict[Place, Place | None] = dict.fromkeys(places(before))
    for same in (_is_same, _is_near):
        for place in [each for each, to in found.items() if to is None]:
            one = key_result(before, place)
            fits = [each for each in free if same(one, key_result(after, each))]
            if fits:
                to = min(fits, key=lambda each: (each.objective != place.objective, _apart(each, place)))
                found[place] = to
                free.remove(to)
    for place in [each for each, to in found.items() if to is None]:
        if place in free and len(places(before)) == len(places(after)):  # wholly written anew, at its place
            found[place] = place
            free.remove(place)
    return found


def objectives_between(before: OkrSet, after: OkrSet) -> Mapping[int, int | None]:
    """Say of each objective before which it is after, or null: by title, by most key results, else in order."""
    found: dict[int, int | None] = dict.fromkeys(range(1, len(before.objectives) + 1))
    free = list(range(1, len(after.objectives) + 1))
    shared = Counter((place.objective, to.objective) for place, to in whereabouts(before, after).items() if to)

    def pair(like: Callable[[int, int], bool]) -> None:
        for old in [each for each, to in found.items() if to is None]:
            fits = [new for new in free if like(old, new)]
            if fits:
                found[old] = min(fits, key=lambda new: (new != old, -shared[old, new]))
                free.remove(found[old] or 0)

    pair(lambda old, new: before.objectives[old - 1].title == after.objectives[new - 1].title)
    pair(lambda old, new: shared[old, new] > 0)
    for old, new in zip([each for each, to in found.items() if to is None], free, strict=False):
        found[old] = new
    return found


def changes(before: OkrSet, after: OkrSet) -> tuple[Change, ...]:
    """List the differences, those of the set first."""
    found = [
        Change(None, None, name, getattr(before, name), getattr(after, name))
        for name in _OF_SET
        if getattr(before, name) != getattr(after, name)
    ]
    where = whereabouts(before, after)
    objectives = objectives_between(before, after)
    for i, j in objectives.items():
        old = before.objectives[i - 1]
        if j is None:
            found.append(Change(i, None, None, old.title, None))
            continue
        new = after.objectives[j - 1]
        for name in _OF_OBJECTIVE:
            if getattr(old, name) != getattr(new, name):
                found.append(Change(j, None, name, getattr(old, name), getattr(new, name)))
    came = set(range(1, len(after.objectives) + 1)) - set(objectives.values())
    found += [Change(j, None, None, None, after.objectives[j - 1].title) for j in sorted(came)]
    for place, to in where.items():
        one = key_result(before, place)
        if to is None:
            found.append(Change(place.objective, place.key_result, None, one.text, None))
            continue
        other = key_result(after, to)
        for name in _OF_KEY_RESULT:
            if getattr(one, name) != getattr(other, name):
                found.append(Change(*to, name, to_json(getattr(one, name)), to_json(getattr(other, name))))
    taken = set(where.values())
    found += [Change(*each, None, None, key_result(after, each).text) for each in places(after) if each not in taken]
    order = _order(where, objectives)
    found += [Change(*to, "place", place.key_result, to.key_result) for place, to in order]
    return tuple(found)


def _order(where: Mapping[Place, Place | None], objectives: Mapping[int, int | None]) -> list[tuple[Place, Place]]:
    """Give the key results that stand elsewhere among those that stayed, or in another objective."""
    stayed = [(place, to) for place, to in where.items() if to is not None]
    ranks = {to: rank for rank, to in enumerate(sorted(to for _, to in stayed))}
    return [
        (place, to)
        for rank, (place, to) in enumerate(stayed)
        if ranks[to] != rank or objectives[place.objective] != to.objective
    ]


def _is_same(one: KeyResult, other: KeyResult) -> bool:
    return one.text == other.text or (one.metric is not None and one.metric == other.metric)


def _is_near(one: KeyResult, other: KeyResult) -> bool:
    mine, its = stems(one.metric or one.text), stems(other.metric or other.text)
    return len(mine & its) > _ALIKE * max(1, len(mine | its))


def _apart(one: Place, other: Place) -> int:
    return abs((one.key_result or 0) - (other.key_result or 0))
