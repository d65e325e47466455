"""Turns plain values into OKR sets: the one place that knows which field holds what."""

from collections.abc import Mapping
from typing import Any, get_args

from assistant.formats.fault import Path, Places, Tree, shown, unreadable, written
from assistant.formats.fields import Fields
from assistant.language.quantity import Comparator
from assistant.okr import (
    BaselineSource,
    Category,
    Commitment,
    Direction,
    Indicator,
    Initiative,
    KeyResult,
    Objective,
    OkrSet,
    Quote,
    Source,
    TargetSource,
)

SET_FIELDS = ("version", "id", "cycle", "owner", "role", "phase", "team_kind", "review", "objectives")
OBJECTIVE_FIELDS = ("title", "why", "aligned_to", "citations", "key_results")
KEY_RESULT_FIELDS = tuple(KeyResult.__dataclass_fields__)
_SHORT_FIELDS = (*SET_FIELDS, "objective", *OBJECTIVE_FIELDS[1:], "title")
_DRAFT_MARKS = ("provenance", "report", "questions", "parked", "brief", "alternatives")


def okr_sets(tree: Tree, name: str) -> tuple[OkrSet, ...]:
    """Read a file: one set, a list of sets, or a draft. Raises UnreadableInput."""
    if isinstance(tree.value, list):
        if not tree.value:
            raise unreadable(name, None, "holds no OKRs; write an objective and key results")
        return tuple(okr_set(value, name, tree.line, (at,)) for at, value in enumerate(tree.value))
    return (okr_set(tree.value, name, tree.line),)


def okr_set(value: Any, name: str, places: Places, path: Path = ()) -> OkrSet:
    """Read one set in the long form, the short form, or inside a draft."""
    if not isinstance(value, Mapping):
        raise unreadable(
            name, places(path), f"{written(path)} must hold an objective and key results, not {shown(value)}"
        )
    if "okrs" in value and "objectives" not in value:
        _only_a_draft(value, name, places, path)
        return okr_set(value["okrs"], name, places, (*path, "okrs"))
    fields = Fields(value, path, name, places)
    if "objectives" in value:
        fields.known(*SET_FIELDS)
        objectives = tuple(_listed_objective(fields, at, one) for at, one in enumerate(fields.listed("objectives")))
    else:
        fields.known(*_SHORT_FIELDS)
        if not value.keys() & {"objective", "title", "key_results"}:
            raise fields.fault(None, "holds neither objectives nor key_results; write at least one of them")
        objectives = (_objective(fields),)
    if value.get("version", 1) not in (1, None):
        raise fields.fault("version", f"must be 1, not {shown(value['version'])}")
    return OkrSet(
        objectives=objectives,
        id=fields.label("id"),
        cycle=fields.cycle("cycle"),
        owner=fields.text("owner"),
        role=fields.text("role"),
        phase=fields.text("phase"),
        team_kind=fields.text("team_kind"),
        review=fields.text("review"),
    )


def _only_a_draft(value: Mapping[str, Any], name: str, places: Places, path: Path) -> None:
    if not (value.keys() <= {"version", "okrs"} or value.keys() & set(_DRAFT_MARKS)):
        Fields(value, path, name, places).known("okrs")


def _listed_objective(fields: Fields, at: int, value: Any) -> Objective:
    if value is None or isinstance(value, str):
        return Objective(Fields({"title": value}, (*fields.path, "objectives", at), *fields.origin).text("title") or "")
    below = fields.below("objectives", at, value)
    below.known(*OBJECTIVE_FIELDS, "objective")
    return _objective(below)


def _objective(fields: Fields) -> Objective:
    if "objective" in fields.values and "title" in fields.values:
        raise fields.fault("objective", "and title say the same thing; write one of them")
    return Objective(
        title=fields.text("objective" if "objective" in fields.values else "title") or "",
        why=fields.text("why"),
        aligned_to=fields.text("aligned_to"),
        citations=_citations(fields),
        key_results=tuple(_key_result(fields, at, one) for at, one in enumerate(fields.listed("key_results"))),
    )


def _key_result(above: Fields, at: int, value: Any) -> KeyResult:
    if isinstance(value, str) and value.isascii():
        return KeyResult(value.strip())
    if value is None or isinstance(value, str):
        plain = Fields({"text": value}, (*above.path, "key_results", at), *above.origin)
        return KeyResult(plain.text("text") or "")
    fields = above.below("key_results", at, value)
    fields.known(*KEY_RESULT_FIELDS)
    grade = fields.number("grade")
    if grade is not None and not 0 <= grade <= 1:
        raise fields.fault("grade", f"must be from 0.0 to 1.0, not {shown(value['grade'])}")
    return KeyResult(
        text=fields.text("text") or "",
        metric=fields.text("metric"),
        baseline=fields.number("baseline"),
        baseline_unit=fields.unit("baseline_unit"),
        target=fields.number("target"),
        comparator=fields.choice("comparator", get_args(Comparator)),
        unit=fields.unit("unit"),
        relative_change=fields.number("relative_change"),
        change=fields.number("change"),
        direction=fields.choice("direction", get_args(Direction)),
        due=fields.day("due"),
        indicator=fields.choice("indicator", get_args(Indicator)),
        category=fields.choice("category", get_args(Category)),
        commitment=fields.choice("commitment", get_args(Commitment)),
        source=_source(fields),
        measured_by=fields.text("measured_by"),
        owner=fields.text("owner"),
        grade=grade,
        how_might_we=fields.text("how_might_we"),
        citations=_citations(fields),
        initiatives=tuple(_initiative(fields, at, one) for at, one in enumerate(fields.listed("initiatives"))),
    )


def _source(fields: Fields) -> Source | None:
    value = fields.values.get("source")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise fields.fault("source", f"must be a mapping of baseline and target, not {shown(value)}")
    source = Fields(value, (*fields.path, "source"), *fields.origin)
    source.known("baseline", "target")
    return Source(
        source.choice("baseline", get_args(BaselineSource)) or "unknown",
        source.choice("target", get_args(TargetSource)) or "unknown",
    )


def _citations(above: Fields) -> tuple[Quote, ...]:
    return tuple(_quote(above.below("citations", at, one)) for at, one in enumerate(above.listed("citations")))


def _quote(fields: Fields) -> Quote:
    fields.known("document", "start", "end", "text")
    start, end = fields.offset("start"), fields.offset("end")
    if end < start:
        raise fields.fault("end", f"must not lie before start, which is {start}")
    return Quote(fields.text("document") or "", start, end, fields.exact("text"))


def _initiative(above: Fields, at: int, value: Any) -> Initiative:
    if isinstance(value, str):
        value = {"title": value}
    fields = above.below("initiatives", at, value)
    fields.known("title", "impact")
    return Initiative(fields.text("title") or "", fields.number("impact"))
