"""Conversations: OKRs drafted from notes and revised in plain words, version by version."""

from functools import partial
from typing import Annotated, Any, cast
from uuid import uuid4

from fastapi import APIRouter, Body, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import answers, audited
from api.access import spend_draft
from api.answering import listed, whole
from api.bodies import ChangeBody, ConversationBody, MessageBody
from api.caller import Caller
from api.conversing import Conversing, Turn, no_version, not_found
from api.dependencies import ConversingDep, Drafter, PartsDep, Reader
from api.examples import CHANGES, CONVERSATIONS, MESSAGES
from api.json_response import Json
from api.json_route import JsonRoute
from api.once import IdempotencyKey, Repeats, gone, in_progress
from api.pages import Cursor, PageSize, read_position, told_by_time
from api.parts import Parts
from api.problems import answered_with
from api.removing import Erase, removing
from api.store.conversation import Missing, NoVersion
from api.streams import EVENTS, Work, answer, streamed, wants_stream
from assistant.drafter.listening import Listener

_STREAM = (
    'event: accepted\ndata: {"id": "0b6e", "conversation": "5f0c", "message": 3}\n\n'
    'event: done\ndata: {"version": 1, "conversation": "5f0c", "current": 2}\n\n'
)

router = APIRouter(prefix="/v1/conversations", tags=["conversations"], route_class=JsonRoute)


@router.post(
    "",
    status_code=201,
    summary="Begin a conversation",
    response_description="The conversation, in which nothing is said yet",
    responses={201: {"model": answers.Conversation}, **answered_with(400, 409, 410, 413, 415, 422, 503)},
)
def create_conversation(
    body: Annotated[ConversationBody, Body(openapi_examples=CONVERSATIONS)],
    parts: PartsDep,
    caller: Drafter,
    idempotency_key: IdempotencyKey = None,
) -> Json:
    """Begin a conversation; its first message is drafted from."""
    id = str(uuid4())
    if idempotency_key is None:
        return _begun(parts, caller, id, body)
    repeats = Repeats(parts, caller, "create_conversation", idempotency_key, id)
    known = repeats.begin(body)
    if known is not None:
        if not known.is_done:
            raise in_progress()
        found = _whole(parts, caller, known.made)
        if found is None:
            raise gone()
        return Json(found, 201)
    with repeats.forgotten_on_failure():
        told = _begun(parts, caller, id, body)
    repeats.done()
    return told


@router.get(
    "",
    summary="List the conversations",
    response_description="A page of conversations, the last one touched first",
    responses={200: {"model": answers.Conversations}, **answered_with(422, 503)},
)
def list_conversations(
    parts: PartsDep,
    caller: Reader,
    query: Annotated[
        str | None,
        Query(max_length=200, description="Words that must all stand in the title or in what was said."),
    ] = None,
    cursor: Cursor = None,
    limit: PageSize = 50,
) -> Json:
    """Give the conversations without what was said."""
    words = () if query is None else query.replace("\0", " ").split()
    page = parts.conversations().page(caller.workspace, words, read_position(cursor), limit)
    return Json(told_by_time(page, listed))


@router.get(
    "/{id}",
    summary="Show a conversation",
    response_description="What was said, the versions, and the current draft",
    responses={200: {"model": answers.Conversation}, **answered_with(404, 503)},
)
def get_conversation(id: str, parts: PartsDep, caller: Reader) -> Json:
    """Give a conversation as it stands."""
    found = _whole(parts, caller, id)
    if found is None:
        raise not_found()
    return Json(found)


@router.patch(
    "/{id}",
    summary="Rename a conversation, or go to one of its versions",
    response_description="The conversation as it is then",
    responses={200: {"model": answers.Conversation}, **answered_with(400, 404, 413, 415, 422, 503)},
)
def change_conversation(
    id: str, body: Annotated[ChangeBody, Body(openapi_examples=CHANGES)], parts: PartsDep, caller: Drafter
) -> Json:
    """Give a conversation a title, or make another version the one that what is said next starts from."""
    act = audited.conversation_changed(caller, id, body.version, named=body.title is not None)
    try:
        parts.conversations().change(caller.workspace, id, body.title, body.version, act)
    except NoVersion:
        raise no_version("The conversation has no version of this number") from None
    except Missing:
        raise not_found() from None
    return get_conversation(id, parts, caller)


@router.delete(
    "/{id}",
    status_code=204,
    summary="Remove a conversation",
    response_description="It is removed",
    responses=answered_with(404, 503),
)
def delete_conversation(
    id: str,
    parts: PartsDep,
    caller: Drafter,
    erase: Erase = False,
) -> Response:
    """Remove a conversation with its messages and all its drafts; documents of the library stay."""
    conversations, act = parts.conversations(), audited.conversation_removed(caller, id)
    with removing(conversations, "The conversation", caller, erase=erase):
        if not conversations.remove(caller.workspace, id, act):
            raise not_found()
    return Response(status_code=204)


@router.post(
    "/{id}/messages",
    summary="Say something in a conversation",
    response_description="The answer, with its version; as events where the client accepts text/event-stream",
    response_model=None,
    responses={
        200: {
            "model": answers.AnsweredMessage,
            "content": {EVENTS: {"schema": {"type": "string"}, "example": _STREAM}},
        },
        **answered_with(400, 404, 409, 410, 413, 415, 422, 502, 503, 504),
    },
)
async def send_message(
    id: str,
    request: Request,
    body: Annotated[MessageBody, Body(openapi_examples=MESSAGES)],
    parts: PartsDep,
    conversing: ConversingDep,
    caller: Drafter,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Draft from the first message; do later what the words ask for, and answer what was done and what is open.

    What is done leaves a new version. Words that ask for nothing that can be done are answered with what can be said.
    One message of a conversation is answered at a time: others get a 409 `busy`. One that failed, or was interrupted as
    its client went away or the service stopped, is done again with `retry`. Each message counts as a draft of the
    key's day.

    A client that accepts `text/event-stream` gets the events of a draft: `accepted` with the draft's id, the
    conversation and the number of the message, `facts`, `passages`, `delta`, `finding`, `repair`, and at last `done`
    with the answer or `error` with a problem.
    """
    with conversing.bench.arriving():
        if idempotency_key is None:
            turn = await run_in_threadpool(conversing.turn, id, body, caller)
            accepted, work = turn.accepted, cast(Work, partial(conversing.make, turn))
            await run_in_threadpool(_accept, request, conversing, turn)
        else:
            accepted, work = await run_in_threadpool(
                _once, request, parts, conversing, id, body, caller, idempotency_key
            )
    if wants_stream(request):
        return streamed(request, accepted, work, conversing.bench.threads)
    return await answer(request, work, conversing.bench.threads, outlives=idempotency_key is not None)


def _once(
    request: Request, parts: Parts, conversing: Conversing, id: str, body: MessageBody, caller: Caller, key: str
) -> tuple[dict[str, Any], Work]:
    """Give what is told at once and the work, or the answer that the same request was given before."""
    made = str(uuid4())
    repeats = Repeats(parts, caller, f"send_message {id}", key, made)
    known = repeats.begin(body)
    if known is None:
        with repeats.forgotten_on_failure():
            turn = conversing.turn(id, body, caller, made)
            _accept(request, conversing, turn)
        return turn.accepted, repeats.forgetting(partial(conversing.make, turn))
    if not known.is_done:
        raise in_progress()
    try:
        accepted, told = conversing.earlier(caller.workspace, known.made)
    except Missing:
        raise gone() from None
    return accepted, partial(_given, told)


def _accept(request: Request, conversing: Conversing, turn: Turn) -> None:
    spend_draft(request, turn.caller)
    conversing.accept(turn)


def _begun(parts: Parts, caller: Caller, id: str, body: ConversationBody) -> Json:
    parts.conversations().begin(caller.workspace, id, body.title, audited.conversation_begun(caller, id))
    found = _whole(parts, caller, id)
    if found is None:
        raise not_found()
    return Json(found, 201)


def _whole(parts: Parts, caller: Caller, id: str) -> dict[str, Any] | None:
    conversation = parts.conversations().get(caller.workspace, id)
    if conversation is None:
        return None
    version = conversation.version(conversation.current)
    return whole(conversation, None if version is None else parts.drafts().get(caller.workspace, version.draft))


def _given(record: dict[str, Any], listener: Listener) -> dict[str, Any]:
    return record
