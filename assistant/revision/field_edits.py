"""The edits that lead from one key result to another, in the order in which they are made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.drafter.amount import amount, day, limit
from assistant.okr import KeyResult, OkrSet
from assistant.revision.edit import TARGETS, Edit, Field
from assistant.revision.set_fields import field_set

NUMBERS: tuple[Field, ...] = ("baseline", *TARGETS)
_PLAIN: tuple[Field, ...] = (
    "metric",
    "direction",
    "due",
    "indicator",
    "category",
    "commitment",
    "measured_by",
    "owner",
    "how_might_we",
)
_IN_SENTENCE = frozenset({*NUMBERS, "metric", "baseline_unit", "comparator", "unit", "direction", "due"})
_NO_WISH = frozenset({"source", "citations"})  # what the service says of a key result, not a person
_CALLED = {"measured_by": "source", "due": "due day"}
_DIGITS = re.compile(r"\d[\d,.]*")

Said = tuple[Edit, str]


def edits_between(base: Edit, old: KeyResult, new: KeyResult, okrs: OkrSet) -> list[Said]:
    """Give the edits and what a person could have typed for each; `base` names the key result in its set.

    They may not lead all the way: see `unkept`.
    """
    ways = [*_ways(base, old, new, okrs)]
    return next((way for way in ways if unkept(old, new, made(old, way, okrs)) is None), ways[0])


def made(old: KeyResult, edits: Iterable[Said], okrs: OkrSet) -> KeyResult:
    """Give a key result with edits made."""
    for edit, _ in edits:
        old = field_set(old, edit, okrs)
    return old


def _ways(base: Edit, old: KeyResult, new: KeyResult, okrs: OkrSet) -> Iterator[list[Said]]:
    """Give the ways to say what differs: a unit goes with its number or for itself, a sentence comes last."""
    numbers = [*_numbers(base, old, new)]
    unit = [_said(base, "unit", new)] if old.unit != new.unit else []
    plain = [_said(base, name, new) for name in _PLAIN if getattr(old, name) != getattr(new, name)]
    for fields in (numbers, unit + numbers, numbers + unit) if unit else (numbers,):
        found = [*fields, *plain]
        if new.text not in (old.text, made(old, found, okrs).text):
            yield [*found, _said(base, "text", new)]
        yield found


def _numbers(base: Edit, old: KeyResult, new: KeyResult) -> Iterator[Said]:
    if _aim(old) != _aim(new):
        others = [each for each in TARGETS if getattr(new, each) not in (None, getattr(old, each))]
        field: Field = others[0] if others else "target"
        yield _said(base, field, new)
    if _start(old) != _start(new):
        yield _said(base, "baseline", new)


def _start(kr: KeyResult) -> tuple[object, ...]:
    return kr.baseline, None if kr.baseline is None else kr.baseline_unit or kr.unit


def _aim(kr: KeyResult) -> tuple[object, ...]:
    aim = (kr.target, kr.change, kr.relative_change)
    return (*aim, kr.comparator, None if aim == (None, None, None) else kr.unit)


def _said(base: Edit, field: Field, kr: KeyResult) -> Said:
    value = getattr(kr, field)
    edit = replace(base, field=field, value=value.isoformat() if field == "due" and value else value)
    if field == "baseline":
        edit = replace(edit, unit=kr.baseline_unit or kr.unit)
    elif field in TARGETS:
        edit = replace(edit, unit=kr.unit, comparator=kr.comparator or "=")
    if field == "text":
        return edit, f"should read: {value}"
    name = _CALLED.get(field, field.replace("_", " ")) if value is None else field.replace("_", " ")
    return edit, f"no {name}" if value is None else f"{name} {_written(field, kr)}"


def _written(field: Field, kr: KeyResult) -> str:
    value = getattr(kr, field)
    if field == "relative_change":
        return amount(value * 100, "%")
    if field == "target":
        return f"{limit(kr.comparator)}{amount(value, kr.unit)}"
    if field in NUMBERS:
        return amount(value, (kr.baseline_unit or kr.unit) if field == "baseline" else kr.unit)
    return day(value) if field == "due" else str(value)


def unkept(old: KeyResult, new: KeyResult, made: KeyResult) -> str | None:
    """Name the first field that is other than it was edited to be, or changed though nothing that was edited says so.

    A sentence follows its fields, fields follow a sentence; a change gives the target, and a target replaces a change.
    """
    for name in KeyResult.__dataclass_fields__:
        wanted, now = getattr(new, name), getattr(made, name)
        if name in _NO_WISH or now == wanted:
            continue
        is_edited = getattr(old, name) != wanted
        if not (_is_given(name, old, new) if is_edited else _follows(name, old, new, made)):
            return name
    return None


def _is_given(name: str, old: KeyResult, new: KeyResult) -> bool:
    """Say whether an edited field only writes down another one: a number in a sentence, the target of a change."""
    if name == "text":
        return _DIGITS.sub("#", old.text) == _DIGITS.sub("#", new.text) and _aim(old) + _start(old) != _aim(
            new
        ) + _start(new)
    return name == "target" and new.target is None and (new.change is not None or new.relative_change is not None)


def _follows(name: str, old: KeyResult, new: KeyResult, made: KeyResult) -> bool:
    """Say whether a field that was left alone may be other now."""
    if name == "text":
        return any(getattr(old, each) != getattr(new, each) for each in _IN_SENTENCE)
    if new.text != old.text and made.text == new.text and name in _IN_SENTENCE:
        return True
    if name == "direction":
        return old.direction is None
    return name in (*TARGETS, "comparator") and _aim(old) + _start(old) != _aim(new) + _start(new)
