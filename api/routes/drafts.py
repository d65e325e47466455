"""Drafts of OKRs out of notes."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from starlette.responses import Response

from api import answers
from api.bodies import DraftBody, Notes
from api.briefs import brief, pasted
from api.caller import Caller
from api.chosen import Chosen
from api.dependencies import Drafter, DraftMaker, MetricsDep, PartsDep, Reader
from api.examples import DRAFTS
from api.exported import FILES, Form, exported
from api.json_response import Json
from api.json_route import JsonRoute
from api.kept import keep
from api.pages import bad_cursor, read_cursor, write_cursor
from api.parts import Parts
from api.priced import priced
from api.problems import Problem, answered_with
from api.store.stored_draft import Position, StoredDraft
from api.warned import NOT_KEPT, NOT_STORED, WORDS_ONLY, warned
from assistant.checker.house_style import read_config
from assistant.drafter.brief import Draft, Note, Search
from assistant.drafter.draft import draft
from assistant.drafter.record import draft_json
from assistant.errors import PlumbError, UnknownName
from assistant.formats import read_record

router = APIRouter(prefix="/v1/drafts", tags=["drafts"], route_class=JsonRoute)


@router.post(
    "",
    summary="Draft OKRs from notes",
    response_description="The draft, ready or in need of review",
    responses={200: {"model": answers.Draft}, **answered_with(400, 413, 415, 422, 502, 503, 504)},
)
def create_draft(
    body: Annotated[DraftBody, Body(openapi_examples=DRAFTS)], parts: PartsDep, metrics: MetricsDep, caller: DraftMaker
) -> Json:
    """Give a draft with its checks, its open questions and the sentence behind every number.

    Where the model fails, the offline drafter steps in and `provenance.fallback` says why; with `fallback: false` the
    answer is a 502 or 504 with the fault's code. Notes go to a model only where `model` or the server's setting names
    one. The draft is stored, with its notes, before it is handed out; where that fails, it is handed out all the same,
    with the warning `not_stored`.
    """
    asked = brief(
        _notes(body.notes, body.keep),
        as_of=body.as_of,
        role=body.role,
        phase=body.phase,
        team_kind=body.team_kind,
        cycle=body.cycle,
        okrs=None if body.okrs is None else read_record(body.okrs, "okrs"),
        config=read_config(body.config, "config"),
    )
    model = parts.model(body.model)
    search = _search(parts, body.documents, caller.workspace)
    if body.keep:
        # A library that cannot be opened is said now, not after the work.
        parts.library()
    made = priced(draft(asked, search, model, fallback=body.fallback), parts.model_price)
    if body.documents != []:
        made = warned(made, WORDS_ONLY, parts.library().notice)
    record = _stored(parts, _kept(parts, made, caller) if body.keep else made, caller)
    metrics.draft(record)
    return Json(record)


@router.get(
    "",
    summary="List the stored drafts",
    response_description="A page of drafts, newest first",
    responses={200: {"model": answers.StoredDrafts}, **answered_with(422, 503)},
)
def list_drafts(
    parts: PartsDep,
    caller: Reader,
    cursor: Annotated[str | None, Query(max_length=2000, description="`next` of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="How many drafts at most.")] = 50,
) -> Json:
    """Give the drafts without their texts."""
    page = parts.drafts().page(caller.workspace, None if cursor is None else _position(cursor), limit)
    following = None if page.next is None else write_cursor(f"{page.next.created.isoformat()} {page.next.id}")
    data = [_record(draft) for draft in page.drafts]
    return Json({"data": data, "has_more": following is not None, "next": following})


@router.get(
    "/{id}",
    summary="Show a stored draft",
    response_description="The draft as it was handed out",
    responses={200: {"model": answers.Draft}, **answered_with(404, 503)},
)
def get_draft(id: str, parts: PartsDep, caller: Reader) -> Json:
    """Give a draft as it was handed out, with its notes."""
    return Json(_found(parts, id, caller))


@router.get(
    "/{id}/export",
    summary="Export the OKRs of a stored draft",
    response_description="The OKRs as a file",
    response_class=Response,
    responses={
        200: {"content": FILES},
        **answered_with(404, 422, 503),
    },
)
def export_draft(
    id: str,
    parts: PartsDep,
    caller: Reader,
    format: Annotated[Form, Query(description="How to write the OKRs.")] = "markdown",
) -> Response:
    """Give the OKRs of a draft as a file: for people, for a spreadsheet, for Jira, or to be read again."""
    return exported(_found(parts, id, caller), format)


@router.delete(
    "/{id}",
    status_code=204,
    summary="Remove a stored draft",
    response_description="It is removed",
    responses=answered_with(404, 503),
)
def delete_draft(id: str, parts: PartsDep, caller: Drafter) -> Response:
    """Remove a draft and the notes that are kept with it; documents of the library stay."""
    if not parts.drafts().remove(caller.workspace, [id]):
        raise _not_found()
    return Response(status_code=204)


def _notes(notes: Notes, keep: bool) -> list[Note]:
    return [pasted(notes, keep)] if isinstance(notes, str) else [Note(note.id, note.text) for note in notes]


def _search(parts: Parts, documents: list[str] | None, workspace: str) -> Search:
    search = parts.search(workspace)
    if documents is None:
        return search
    for name in documents:
        if parts.library().document(name, workspace) is None:
            raise UnknownName(f"documents: the library holds no document {name!r}; GET /v1/documents lists them.")
    return Chosen(search, tuple(dict.fromkeys(documents)))


def _kept(parts: Parts, made: Draft, caller: Caller) -> Draft:
    """Keep the notes; where that fails the draft is still handed over, for nobody wants to pay for it twice."""
    try:
        keep(parts.library(), made.brief.notes, caller.workspace)
    except PlumbError as error:
        return warned(made, NOT_KEPT, f"The notes were not kept: {error}")
    return made


def _stored(parts: Parts, made: Draft, caller: Caller) -> dict[str, Any]:
    """Store a draft and give it as it is handed out; one that cannot be stored says so."""
    record = draft_json(made)
    try:
        parts.drafts().put(caller.workspace, record)
    except PlumbError as error:
        return draft_json(warned(made, NOT_STORED, f"The draft was not stored; keep this answer: {error}"))
    return record


def _found(parts: Parts, id: str, caller: Caller) -> dict[str, Any]:
    record = parts.drafts().get(caller.workspace, id)
    if record is None:
        raise _not_found()
    return record


def _position(cursor: str) -> Position:
    created, _, id = read_cursor(cursor).partition(" ")
    try:
        then = datetime.fromisoformat(created)
    except ValueError:
        raise bad_cursor() from None
    if then.utcoffset() or then.tzinfo is None or not id.isprintable():
        raise bad_cursor()
    return Position(then, id)


def _record(draft: StoredDraft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "created": draft.created.isoformat(),
        "updated": draft.updated.isoformat(),
        "state": draft.state,
        "status": draft.status,
        "title": draft.title,
        "drafter": draft.drafter,
        "model": draft.model,
    }


def _not_found() -> Problem:
    return Problem(404, "not_found", "There is no stored draft of this id; GET /v1/drafts lists them.")
