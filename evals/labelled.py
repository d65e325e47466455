"""Labelled OKR sets: what a person said of each sentence, to hold the checker's judgements against.

One set a line: `id`, `org`, `objective`, `key_results` as sentences, `hand_labels` (one an entry: `kr_index` from 0,
`is_measurable`, `has_baseline`, `kind`: outcome, output or ambiguous, `direction_consistent`: true, false or "na") and
`objective_hand_labels` (`vague`, `theme_noun_phrase`, `solution_or_output`, `contains_metric`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.errors import UnreadableInput
from assistant.formats import read_record
from assistant.okr import OkrSet

_KINDS = ("outcome", "output", "ambiguous")


@dataclass(frozen=True, slots=True)
class KeyResultLabel:
    """What was said of one key result; `at` counts from 0; null where nothing was said or it was left open."""

    at: int
    measurable: bool | None
    baseline: bool | None
    output: bool | None
    consistent: bool | None


@dataclass(frozen=True, slots=True)
class ObjectiveLabel:
    """What was said of an objective; null where nothing was."""

    vague: bool | None
    work: bool | None
    metric: bool | None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set, whose it is, and its labels."""

    organisation: str
    okrs: OkrSet
    key_results: tuple[KeyResultLabel, ...]
    objective: ObjectiveLabel | None


def read_labelled(lines: Iterable[str], name: str) -> Iterator[LabelledSet]:
    """Read labelled sets line by line. Raises UnreadableInput naming file and line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _labelled(line, f"{name}:{number}")


def _labelled(line: str, where: str) -> LabelledSet:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableInput(f"{where}: this is not JSON; write one labelled set a line.") from None
    if not isinstance(row, dict):
        raise UnreadableInput(f"{where}: must be an object with objective, key_results and hand_labels.")
    okrs = read_record({name: row[name] for name in ("id", "objective", "key_results") if name in row}, where)
    count = len(okrs.objectives[0].key_results)
    labels = tuple(_key_result(label, count, where) for label in row.get("hand_labels") or ())
    said = row.get("objective_hand_labels")
    objective = _objective(said, where) if said and okrs.objectives[0].title else None
    return LabelledSet(str(row.get("org") or row.get("source") or "unnamed"), okrs, labels, objective)


def _key_result(label: object, count: int, where: str) -> KeyResultLabel:
    if not isinstance(label, dict):
        raise UnreadableInput(f"{where}: hand_labels must be a list of objects.")
    at = label.get("kr_index")
    if isinstance(at, bool) or not isinstance(at, int) or not 0 <= at < count:
        raise UnreadableInput(f"{where}: hand_labels.kr_index must be from 0 to {count - 1}, not {at!r}.")
    kind = label.get("kind")
    if kind is not None and kind not in _KINDS:
        raise UnreadableInput(f"{where}: hand_labels.kind must be one of {', '.join(_KINDS)}, not {kind!r}.")
    consistent = label.get("direction_consistent")
    return KeyResultLabel(
        at,
        _bool(label, "is_measurable", where),
        _bool(label, "has_baseline", where),
        None if kind in (None, "ambiguous") else kind == "output",
        consistent if isinstance(consistent, bool) else None,
    )


def _objective(label: object, where: str) -> ObjectiveLabel:
    if not isinstance(label, dict):
        raise UnreadableInput(f"{where}: objective_hand_labels must be an object.")
    vague, theme = _bool(label, "vague", where), _bool(label, "theme_noun_phrase", where)
    return ObjectiveLabel(
        None if vague is None and theme is None else bool(vague or theme),
        _bool(label, "solution_or_output", where),
        _bool(label, "contains_metric", where),
    )


def _bool(label: Mapping[str, Any], key: str, where: str) -> bool | None:
    value = label.get(key)
    if value is not None and not isinstance(value, bool):
        raise UnreadableInput(f"{where}: {key} must be true or false, not {value!r}.")
    return value
