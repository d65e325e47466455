"""Search in the library."""

from typing import Annotated

from fastapi import APIRouter, Body

from api import answers
from api.bodies import SearchBody
from api.dependencies import PartsDep, Reader
from api.examples import SEARCHES
from api.json_response import Json
from api.json_route import JsonRoute
from api.problems import answered_with
from assistant.record import to_json
from retrieval.passage import Query

router = APIRouter(prefix="/v1/search", tags=["library"], route_class=JsonRoute)


@router.post(
    "",
    summary="Search the library",
    response_description="Passages, best first",
    responses={200: {"model": answers.Hits}, **answered_with(400, 413, 415, 422, 503)},
)
def search_library(
    body: Annotated[SearchBody, Body(openapi_examples=SEARCHES)], parts: PartsDep, caller: Reader
) -> Json:
    """Give the passages that answer a query, with where they stand: `text` is `document_text[start:end]`.

    Where words alone found them, for the vectors cannot be used, `notice` says why.
    """
    asked = Query(body.text, body.k, body.document, body.kind, body.since, body.until, body.recent)
    found = parts.library().find(asked, caller.workspace)
    said = {} if found.notice is None else {"notice": found.notice}
    return Json({"query_id": None, "hits": to_json(found.passages), **said})
