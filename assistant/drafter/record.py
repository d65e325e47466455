"""A draft as plain JSON values, in the shape that is kept stable."""

from typing import Any

from assistant.checker.record import config_json, report_json
from assistant.drafter.brief import Brief, Draft
from assistant.formats import okr_json
from assistant.okr import Objective, OkrSet
from assistant.record import to_json


def draft_json(draft: Draft) -> dict[str, Any]:
    """Give a draft as a dict for `json.dumps`."""
    return {
        "version": draft.version,
        "id": draft.id,
        "created": draft.created,
        "state": draft.state,
        "status": draft.status,
        "brief": _brief(draft.brief),
        "okrs": okr_json(draft.okrs),
        "alternatives": [_objective(objective) for objective in draft.alternatives],
        "report": report_json(draft.report),
        "facts": to_json(draft.facts),
        "questions": to_json(draft.questions),
        "parked": to_json(draft.parked),
        "warnings": to_json(draft.warnings),
        "provenance": to_json(draft.provenance),
    }


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "notes": [{"id": note.document, "text": note.text} for note in brief.notes],
        "role": brief.role,
        "phase": brief.phase,
        "team_kind": brief.team_kind,
        "cycle": brief.cycle,
        "as_of": brief.as_of.isoformat(),
        "okrs": None if brief.okrs is None else okr_json(brief.okrs),
        "config": config_json(brief.config),
    }


def _objective(objective: Objective) -> Any:
    return okr_json(OkrSet((objective,)))["objectives"][0]
