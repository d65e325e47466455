"""Thumbs on drafts, with the reasons people give."""

from datetime import UTC, datetime
from typing import Annotated, Any, Self
from uuid import uuid4

from fastapi import APIRouter, Body, Query
from pydantic import Field, model_validator

from api import answers, audited
from api.bodies import Body as Fields
from api.bodies import Remark
from api.dependencies import Drafter, PartsDep, Reader
from api.examples import FEEDBACK
from api.json_response import Json
from api.json_route import JsonRoute
from api.pages import Cursor, PageSize, bad_cursor, read_cursor, told, write_cursor
from api.problems import Problem, answered_with
from api.store.feedback import Opinion, Thumb

_MOST = 2**63 - 1  # what a database counts up to

router = APIRouter(prefix="/v1", tags=["drafts"], route_class=JsonRoute)


class FeedbackBody(Fields):
    """What somebody thinks of a draft, or of one place in it."""

    thumb: Thumb
    reason: Remark | None = Field(None, description="Why, in words; kept with the draft and erased with it.")
    objective: int | None = Field(None, ge=1, le=1000, description="Counts from 1; null is the whole draft.")
    key_result: int | None = Field(None, ge=1, le=1000, description="Counts from 1 within the objective.")

    @model_validator(mode="after")
    def _of_an_objective(self) -> Self:
        if self.key_result is not None and self.objective is None:
            raise ValueError("key_result counts within an objective; send objective, too")
        return self


@router.post(
    "/drafts/{id}/feedback",
    status_code=201,
    summary="Say what you think of a draft",
    response_description="It is kept, with the draft",
    responses={201: {"model": answers.Opinion}, **answered_with(400, 404, 413, 415, 422, 503)},
)
def add_feedback(
    id: str, body: Annotated[FeedbackBody, Body(openapi_examples=FEEDBACK)], parts: PartsDep, caller: Drafter
) -> Json:
    """Keep a thumb and its reason, in place of what the same key said of the same place; the draft takes it along."""
    record = parts.drafts().get(caller.workspace, id)
    if record is None:
        raise _not_found()
    _check_place(record["okrs"]["objectives"], body.objective, body.key_result)
    opinion = Opinion(str(uuid4()), id, datetime.now(UTC), body.thumb, body.reason, body.objective, body.key_result)
    act = audited.feedback_given(caller, opinion.id, id, opinion.thumb)
    if not parts.feedback().add(caller.workspace, opinion, caller.key, act):
        raise _not_found()
    return Json(_record(opinion), 201)


@router.get(
    "/feedback",
    summary="List what people think of drafts",
    response_description="A page of opinions, newest first",
    responses={200: {"model": answers.Opinions}, **answered_with(422, 503)},
)
def list_feedback(
    parts: PartsDep,
    caller: Reader,
    draft: Annotated[str | None, Query(max_length=200, description="The id of a draft; null is all.")] = None,
    cursor: Cursor = None,
    limit: PageSize = 50,
) -> Json:
    """Give the thumbs on stored drafts, with their reasons."""
    if draft is not None and not draft.isprintable():
        return Json(told((), None, _record))
    before = None if cursor is None else _position(cursor)
    page = parts.feedback().page(caller.workspace, draft, before, limit)
    return Json(told(page.opinions, None if page.next is None else write_cursor(str(page.next)), _record))


def _check_place(objectives: list[dict[str, Any]], objective: int | None, key_result: int | None) -> None:
    """Raise Problem where a draft has no such objective or key result."""
    if objective is None:
        return
    if objective > len(objectives):
        raise _nowhere("objective", f"there is no objective {objective}; the draft has {len(objectives)}")
    held = len(objectives[objective - 1]["key_results"])
    if key_result is not None and key_result > held:
        raise _nowhere("key_result", f"there is no key result {key_result}; objective {objective} has {held}")


def _nowhere(field: str, message: str) -> Problem:
    return Problem(422, "invalid_request", f"{field}: {message}.", [{"field": field, "message": message}])


def _position(cursor: str) -> int:
    number = read_cursor(cursor)
    if not (number.isascii() and number.isdecimal() and len(number) <= 19 and int(number) <= _MOST):
        raise bad_cursor()
    return int(number)


def _record(opinion: Opinion) -> dict[str, Any]:
    return {
        "id": opinion.id,
        "draft": opinion.draft,
        "created": opinion.created.isoformat(timespec="seconds"),
        "thumb": opinion.thumb,
        "reason": opinion.reason,
        "objective": opinion.objective,
        "key_result": opinion.key_result,
    }


def _not_found() -> Problem:
    return Problem(404, "not_found", "There is no stored draft of this id; GET /v1/drafts lists them.")
