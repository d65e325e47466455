"""Drafts of OKRs out of notes."""

from typing import Annotated

from fastapi import APIRouter, Body

from api import answers
from api.bodies import DraftBody, Notes
from api.briefs import brief, pasted
from api.chosen import Chosen
from api.dependencies import PartsDep
from api.examples import DRAFTS
from api.json_response import Json
from api.json_route import JsonRoute
from api.kept import keep
from api.parts import Parts
from api.problems import answered_with
from api.warned import NOT_KEPT, WORDS_ONLY, warned
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
def create_draft(body: Annotated[DraftBody, Body(openapi_examples=DRAFTS)], parts: PartsDep) -> Json:
    """Give a draft with its checks, its open questions and the sentence behind every number.

    Where the model fails, the offline drafter steps in and `provenance.fallback` says why; with `fallback: false` the
    answer is a 502 or 504 with the fault's code. Notes go to a model only where `model` or the server's setting names
    one.
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
    search = _search(parts, body.documents)
    if body.keep:
        # A library that cannot be opened is said now, not after the work.
        parts.library()
    made = draft(asked, search, model, fallback=body.fallback)
    if body.documents != []:
        made = warned(made, WORDS_ONLY, parts.library().notice)
    return Json(draft_json(_kept(parts, made) if body.keep else made))


def _notes(notes: Notes, keep: bool) -> list[Note]:
    return [pasted(notes, keep)] if isinstance(notes, str) else [Note(note.id, note.text) for note in notes]


def _search(parts: Parts, documents: list[str] | None) -> Search:
    if documents is None:
        return parts.search
    for name in documents:
        if parts.library().document(name) is None:
            raise UnknownName(f"documents: the library holds no document {name!r}; GET /v1/documents lists them.")
    return Chosen(parts.search, tuple(dict.fromkeys(documents)))


def _kept(parts: Parts, made: Draft) -> Draft:
    """Keep the notes; where that fails the draft is still handed over, for nobody wants to pay for it twice."""
    try:
        keep(parts.library(), made.brief.notes)
    except PlumbError as error:
        return warned(made, NOT_KEPT, f"The notes were not kept: {error}")
    return made
