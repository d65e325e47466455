"""A draft read back from the JSON it was given out as."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.checker.config import Config
from assistant.checker.finding import Criterion, Report
from assistant.checker.house_style import read_config
from assistant.drafter.brief import Brief, Draft, Note, ParkedRequest, Provenance, Question, Warning
from assistant.evidence.facts import Fact
from assistant.formats import read_record
from assistant.okr import OkrSet

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def read_draft(record: Mapping[str, Any]) -> Draft:
    """Read what `draft_json` wrote; `draft_json` of it is the same again, but for points a report does not tell."""
    return Draft(
        id=record["id"],
        created=record["created"],
        status=record["status"],
        brief=_brief(record["brief"]),
        okrs=read_record(record["okrs"], "okrs"),
        report=_report(record["report"]),
        facts=_read(tuple[Fact, ...], record["facts"]),
        questions=_read(tuple[Question, ...], record["questions"]),
        parked=_read(tuple[ParkedRequest, ...], record["parked"]),
        warnings=_read(tuple[Warning, ...], record["warnings"]),
        provenance=_read(Provenance, record["provenance"]),
        alternatives=read_record({"version": 1, "objectives": record["alternatives"]}, "alternatives").objectives,
        state=record["state"],
        version=record["version"],
    )


def _brief(record: Mapping[str, Any]) -> Brief:
    given: OkrSet | None = None if record["okrs"] is None else read_record(record["okrs"], "brief.okrs")
    config: Config = read_config(record["config"], "brief.config")
    return Brief(
        notes=tuple(Note(note["id"], note["text"]) for note in record["notes"]),
        as_of=date.fromisoformat(record["as_of"]),
        role=record["role"],
        phase=record["phase"],
        team_kind=record["team_kind"],
        cycle=record["cycle"],
        okrs=given,
        config=config,
    )


def _report(record: Mapping[str, Any]) -> Report:
    frameworks = {
        name: {letter: Criterion(one["pass"], tuple(one["codes"])) for letter, one in criteria.items()}
        for name, criteria in record["frameworks"].items()
    }
    return _read(Report, {**record, "frameworks": frameworks})  # type: ignore[no-any-return]


def _read(kind: Any, value: Any) -> Any:
    return _adapter(kind).validate_python(value)


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
