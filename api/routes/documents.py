"""The library's documents."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

from fastapi import APIRouter, Query
from starlette.responses import Response

from api import answers, audited, erasure
from api.access import require
from api.caller import Caller
from api.dependencies import Drafter, PartsDep, Reader
from api.json_response import Json
from api.kept import add
from api.keyed_route import KeyedRoute
from api.library_acts import acts_of
from api.once import IdempotencyKey, Repeats, gone, in_progress
from api.pages import Cursor, PageSize, page
from api.parts import Parts
from api.problems import Problem, answered_with
from api.recorded import recorded
from api.sent_document import REQUEST_BODY, SentDocument
from api.sent_lines import SentLines
from assistant.errors import BadSetting, Unavailable, UnreadableInput
from assistant.record import to_json
from retrieval.errors import NotErased, NoVectors
from retrieval.passage import SourceDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.store.removal import Named
    from api.store.stored_draft import StoredDraft
    from retrieval.library import Library
    from retrieval.stored import StoredDocument

router = APIRouter(prefix="/v1/documents", tags=["library"], route_class=KeyedRoute)


@router.post(
    "",
    status_code=201,
    summary="Add a document to the library",
    response_description="The document as it is kept; of a file of many those kept, and the lines refused",
    responses={
        201: {"model": answers.Document | answers.DocumentLines},
        **answered_with(400, 409, 410, 413, 415, 422, 503),
    },
    openapi_extra={"requestBody": REQUEST_BODY},
)
def add_document(
    document: SentDocument, parts: PartsDep, caller: Drafter, idempotency_key: IdempotencyKey = None
) -> Json:
    """Add a text, or put it in the place of the one with the same id; the same text again changes nothing."""
    sent = document if isinstance(document, SentLines) else SentLines((document,), ())
    if idempotency_key is None:
        return _told(document, sent, _added(sent, parts, caller))
    repeats = Repeats(parts, caller, "add_document", idempotency_key, str(uuid4()))
    known = repeats.begin(to_json(document))
    if known is not None:
        if not known.is_done:
            raise in_progress()
        return _told(document, sent, _still_there(sent, parts, caller))
    with repeats.forgotten_on_failure():
        told = _told(document, sent, _added(sent, parts, caller))
    repeats.done()
    return told


def _added(sent: SentLines, parts: Parts, caller: Caller) -> "Sequence[StoredDocument]":
    return _kept(parts.library().telling(acts_of(caller)), sent, caller.workspace)


def _still_there(sent: SentLines, parts: Parts, caller: Caller) -> "Sequence[StoredDocument]":
    """Give the documents that the same request added before, as they are today. Raises Problem."""
    names = {one.id for one in sent.documents}
    kept = parts.library().documents(caller.workspace, names)
    if len(kept) < len(names):
        raise gone()
    return kept


def _told(document: SourceDocument | SentLines, sent: SentLines, kept: "Sequence[StoredDocument]") -> Json:
    if isinstance(document, SentLines):
        return Json({"data": list(map(recorded, kept)), "refused": list(sent.refused)}, 201)
    if not kept:
        raise Problem(409, "conflict", "Another request removed the document at the same time; send it again.")
    return Json(recorded(kept[0]), 201)


def _kept(library: "Library", sent: SentLines, workspace: str) -> "Sequence[StoredDocument]":
    if not sent.documents:
        first = sent.refused[0] if sent.refused else None
        said = f"Line {first['line']}: {first['error']['message']}" if first else "The file holds no line."
        raise Problem(422, UnreadableInput.code, f"No document can be read. {said}")
    add(library, sent.documents, workspace)
    return library.documents(workspace, {one.id for one in sent.documents})


@router.get(
    "",
    summary="List the library's documents",
    response_description="A page of documents, by id",
    responses={200: {"model": answers.Documents}, **answered_with(422, 503)},
)
def list_documents(
    parts: PartsDep,
    caller: Reader,
    cursor: Cursor = None,
    limit: PageSize = 50,
) -> Json:
    """Give the documents without their texts."""
    return Json(
        page(parts.library().documents(caller.workspace), lambda document: document.id, cursor, limit, recorded)
    )


@router.get(
    "/{id:path}",
    summary="Show a document",
    response_description="The document with its text",
    responses={200: {"model": answers.WholeDocument}, **answered_with(404, 503)},
)
def get_document(id: str, parts: PartsDep, caller: Reader) -> Json:
    """Give a document with its text."""
    document = parts.library().document(id, caller.workspace)
    if document is None:
        raise _not_found()
    return Json({**recorded(document), "text": document.text})


@router.delete(
    "/{id:path}",
    status_code=204,
    summary="Remove a document",
    response_description="It is removed",
    responses={
        200: {"model": answers.ErasedDocument, "description": "It is erased, which concerns these drafts"},
        **answered_with(404, 422, 503),
    },
)
def delete_document(
    id: str,
    parts: PartsDep,
    caller: Drafter,
    erase: Annotated[bool, Query(description="Leave no byte of it on the disk; makes all vectors anew.")] = False,
    with_drafts: Annotated[
        bool, Query(description="With `erase`: erase the stored drafts that quote it, too; else they stay.")
    ] = False,
) -> Response:
    """Remove a document with all its passages; no search finds it from then on.

    To erase it needs the scope admin, and is answered by the stored drafts that quote the document, and the
    conversations that do or once did: they hold pieces of it, and are erased with it or left.
    """
    if erase:
        require(caller, "admin")
    if with_drafts and not erase:
        raise BadSetting("with_drafts erases drafts along with a document; send erase=true, too.")
    if erase:
        return _erased(parts, id, with_drafts, caller)
    if not parts.library().telling(acts_of(caller)).remove(id, caller.workspace):
        raise _not_found()
    return Response(status_code=204)


def _erased(parts: Parts, id: str, with_drafts: bool, caller: Caller) -> Json:
    library = parts.library()
    try:
        erased = erasure.erase(parts.drafts(), library, [id], with_drafts, caller)
    except NotErased as error:
        parts.audit().add(audited.document_removed(caller, id, erased=False))
        raise Unavailable(f"The document is removed, but {error}; run okr library rebuild to be rid of them.") from None
    if not erased.documents:
        raise _not_found()
    parts.audit().add(audited.document_removed(caller, id, erased=True))
    with suppress(NoVectors):  # then the text is gone, and its vectors as soon as any can be used
        library.index()
    return Json(
        {
            "id": id,
            "erased": _named(erased.gone.drafts),
            "left": _named(erased.left.drafts),
            "erased_conversations": _named(erased.gone.conversations),
            "left_conversations": _named(erased.left.conversations),
        }
    )


def _named(those: "Sequence[StoredDraft | Named]") -> list[dict[str, str]]:
    return [{"id": one.id, "title": one.title} for one in those]


def _not_found() -> Problem:
    return Problem(404, "not_found", "The library holds no document of this id; GET /v1/documents lists them.")
