"""Drafts of OKRs out of notes."""

from functools import partial
from typing import Annotated, Any, cast

from fastapi import APIRouter, Body, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import answers, audited
from api.access import spend_draft
from api.bodies import DraftBody
from api.caller import Caller
from api.dependencies import Drafter, DraftingDep, PartsDep, Reader
from api.drafting import Drafting, Order
from api.examples import DRAFTS
from api.exported import FILES, Form, exported
from api.json_response import Json
from api.json_route import JsonRoute
from api.once import IdempotencyKey, Repeats, gone, in_progress
from api.pages import Cursor, PageSize, read_position, told_by_time
from api.parts import Parts
from api.problems import Problem, answered_with
from api.removing import Erase, removing
from api.store.jobs import Job
from api.store.removal import InConversation
from api.store.stored_draft import StoredDraft
from api.streams import EVENTS, EXAMPLE, Work, answer, streamed, wants_stream
from assistant.drafter.listening import Listener

router = APIRouter(prefix="/v1/drafts", tags=["drafts"], route_class=JsonRoute)


@router.post(
    "",
    summary="Draft OKRs from notes",
    response_description="The draft, ready or in need of review; as events where the client accepts text/event-stream",
    response_model=None,
    responses={
        200: {"model": answers.Draft, "content": {EVENTS: {"schema": {"type": "string"}, "example": EXAMPLE}}},
        **answered_with(400, 409, 410, 413, 415, 422, 502, 503, 504),
    },
)
async def create_draft(
    request: Request,
    body: Annotated[DraftBody, Body(openapi_examples=DRAFTS)],
    parts: PartsDep,
    drafting: DraftingDep,
    caller: Drafter,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Give a draft with its checks, its open questions and the sentence behind every number.

    Where the model fails, the offline drafter steps in and `provenance.fallback` says why; with `fallback: false` the
    answer is a 502 or 504 with the fault's code. Notes go to a model only where `model` or the server's setting names
    one. The draft is stored, with its notes, before it is handed out; where that fails, it is handed out all the same,
    with the warning `not_stored`.

    A client that accepts `text/event-stream` gets events: `accepted` with the id, `facts`, `passages`, `delta` (a title
    or sentence before it is proved), `finding`, `repair`, and at last `done` with the draft or `error` with a problem.

    A client that goes away stops the draft, and the model with it; one that waits for a single answer under an
    `Idempotency-Key` does not, for it may ask again.
    """
    with drafting.bench.arriving():
        order = await run_in_threadpool(drafting.order, body, caller)
        id, work = order.id, cast(Work, partial(drafting.make, order))
        if idempotency_key is None:
            await run_in_threadpool(_accept, request, drafting, order)
        else:
            repeats = Repeats(parts, caller, "create_draft", idempotency_key, order.id)
            earlier = await run_in_threadpool(_earlier, parts, caller, repeats, body)
            if earlier is None:
                with repeats.forgotten_on_failure():
                    await run_in_threadpool(_accept, request, drafting, order)
                work = repeats.forgetting(work)
            else:
                id, work = earlier["id"], partial(_given, earlier)
    if wants_stream(request):
        return streamed(request, {"id": id}, work, drafting.bench.threads)
    return await answer(request, work, drafting.bench.threads, outlives=idempotency_key is not None)


@router.get(
    "",
    summary="List the stored drafts",
    response_description="A page of drafts, newest first",
    responses={200: {"model": answers.StoredDrafts}, **answered_with(422, 503)},
)
def list_drafts(
    parts: PartsDep,
    caller: Reader,
    cursor: Cursor = None,
    limit: PageSize = 50,
) -> Json:
    """Give the drafts without their texts."""
    return Json(told_by_time(parts.drafts().page(caller.workspace, read_position(cursor), limit), _record))


@router.get(
    "/{id}",
    summary="Show a stored draft",
    response_description="The draft as it was handed out, or how far one is that is not done",
    responses={200: {"model": answers.Draft | answers.UnfinishedDraft}, **answered_with(404, 503)},
)
def get_draft(id: str, parts: PartsDep, caller: Reader) -> Json:
    """Give a draft as it was handed out, with its notes; of one that is still being made, or never was, its state."""
    return Json(_known(parts, id, caller))


@router.get(
    "/{id}/export",
    summary="Export a stored draft",
    response_description="The draft, or its OKRs, as a file",
    response_class=Response,
    responses={
        200: {"content": FILES},
        **answered_with(404, 409, 422, 503),
    },
)
def export_draft(
    id: str,
    parts: PartsDep,
    caller: Reader,
    format: Annotated[Form, Query(description="How to write it; `markdown` tells the whole draft.")] = "markdown",
) -> Response:
    """Give a draft as Markdown with its questions, parked requests and sources; in any other form its OKRs alone.

    `walkthrough` is one page of it in Markdown, for those who design and build: aims, numbers, ideas and what is open.
    """
    record = _known(parts, id, caller)
    if record["state"] != "done":
        said = f"The state of this draft is {record['state']}; only one that is done can be exported."
        raise Problem(409, "not_done", said)
    file = exported(record, format)
    parts.audit().add(audited.draft_exported(caller, id, format))
    return file


@router.delete(
    "/{id}",
    status_code=204,
    summary="Remove a stored draft",
    response_description="It is removed",
    responses=answered_with(404, 409, 503),
)
def delete_draft(
    id: str,
    parts: PartsDep,
    caller: Drafter,
    erase: Erase = False,
) -> Response:
    """Remove a draft and the notes that are stored with it; documents of the library stay.

    So does what was said in the conversation it came up in, if any, which goes on from the last version that is left.
    As that repeats the draft's words, such a draft is erased with its conversation, and by itself is 409
    `in_conversation`.
    """
    drafts, act = parts.drafts(), audited.draft_removed(caller, id)
    with removing(drafts, "The draft", caller, erase=erase):
        try:
            if erase:
                gone = drafts.remove_alone(caller.workspace, id, act)
            else:
                gone = bool(drafts.remove(caller.workspace, [id], act))
        except InConversation as error:
            raise _in_conversation(error.id) from None
        if not gone:
            raise _not_found()
    return Response(status_code=204)


def _accept(request: Request, drafting: Drafting, order: Order) -> None:
    spend_draft(request, order.caller)
    drafting.accept(order)


def _earlier(parts: Parts, caller: Caller, repeats: Repeats, body: DraftBody) -> dict[str, Any] | None:
    """Give the draft that the same request made before; None where it is the first, or the first made none."""
    known = repeats.begin(body)
    if known is None:
        return None
    record = parts.drafts().get(caller.workspace, known.made)
    if record is None:
        raise gone() if known.is_done else in_progress()
    return record


def _given(record: dict[str, Any], listener: Listener) -> dict[str, Any]:
    return record


def _unfinished(job: Job) -> dict[str, Any]:
    created = job.created.isoformat(timespec="seconds")
    return {"version": 1, "id": job.id, "created": created, "state": job.state, "code": job.code}


def _known(parts: Parts, id: str, caller: Caller) -> dict[str, Any]:
    """Give a draft as it was handed out, or how far one is that is not done. Raises Problem."""
    record = parts.drafts().get(caller.workspace, id)
    if record is not None:
        return record
    job = parts.jobs().get(caller.workspace, id)
    # A draft that was finished between the two looks is there now.
    record = parts.drafts().get(caller.workspace, id) if job is None else _unfinished(job)
    if record is None:
        raise _not_found()
    return record


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


def _in_conversation(id: str) -> Problem:
    path = f"/v1/conversations/{id}"
    said = f"What is said in the conversation {id} repeats this draft; erase that, by DELETE {path}?erase=true."
    return Problem(409, "in_conversation", said)
