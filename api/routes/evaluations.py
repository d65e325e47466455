"""Evaluations: many cases drafted or judged at once, beside the requests."""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from api import answers, audited
from api.access import spend_draft
from api.caller import Caller
from api.dependencies import Drafter, EvaluatingDep, PartsDep, Reader
from api.evaluating import Asked, Evaluating
from api.json_response import Json
from api.keyed_route import KeyedRoute
from api.once import IdempotencyKey, Repeats, gone, in_progress
from api.pages import Cursor, PageSize, read_position, told_by_time
from api.parts import Parts
from api.problems import Problem, answered_with
from api.removing import Erase, removing
from api.sent_evaluation import PARAMETERS, REQUEST_BODY, SentEvaluationDep
from api.store.evaluation import Evaluation
from api.stored_run import StoredRun
from evals.report import write_report
from evals.summary import Counting

LINES = "application/jsonl"
_LINES_ANSWER: dict[int | str, dict[str, Any]] = {200: {"content": {LINES: {"schema": {"type": "string"}}}}}
_KEPT = ("configuration", "repeat", "state", "tags", "scores", "findings", "draft", "error")
_RESUMED = ("interrupted", "failed", "cancelled")
_FILES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml",
}
Form = Literal["html", "md", "json", "csv", "xml"]

router = APIRouter(prefix="/v1/evaluations", tags=["evaluations"], route_class=KeyedRoute)


@router.post(
    "",
    status_code=201,
    summary="Evaluate many cases",
    response_description="The evaluation, which waits for its turn",
    responses={201: {"model": answers.Evaluation}, **answered_with(400, 409, 410, 413, 415, 422, 503)},
    openapi_extra={"requestBody": REQUEST_BODY, "parameters": PARAMETERS},
)
async def create_evaluation(
    request: Request,
    sent: SentEvaluationDep,
    parts: PartsDep,
    evaluating: EvaluatingDep,
    caller: Drafter,
    idempotency_key: IdempotencyKey = None,
) -> Json:
    """Take cases to draft from, or OKRs and drafts to judge, and work on them beside the requests, in their turn.

    Each case has a `custom_id`, which its results carry. Notes are drafted under every model and every house style that
    is named; a model's fault is an error of its case, for the offline drafter does not step in. Each draft counts
    against the key's drafts of the day. Where a line cannot be read nothing is begun, and `errors` name line and field.
    """
    return await run_in_threadpool(_create, request, sent, parts, evaluating, caller, idempotency_key)


def _create(
    request: Request,
    sent: SentEvaluationDep,
    parts: Parts,
    evaluating: Evaluating,
    caller: Caller,
    idempotency_key: str | None,
) -> Json:
    asked = evaluating.asked(str(uuid4()), caller, sent)
    if idempotency_key is None:
        return _accepted(request, evaluating, asked)
    repeats = Repeats(parts, caller, "create_evaluation", idempotency_key, asked.id)
    known = repeats.begin(asked.told)
    if known is None:
        with repeats.forgotten_on_failure():
            return _accepted(request, evaluating, asked)
    found = parts.evaluations().get(caller.workspace, known.made)
    if found is None:
        raise gone() if known.is_done else in_progress()
    return Json(_record(found), 201)


def _accepted(request: Request, evaluating: Evaluating, asked: Asked) -> Json:
    spend_draft(request, asked.caller, asked.drafts)
    accepted = evaluating.accept(asked)
    if accepted is None:
        raise _not_found()
    return Json(_record(accepted), 201)


@router.get(
    "",
    summary="List the evaluations",
    response_description="A page of evaluations, newest first",
    responses={200: {"model": answers.Evaluations}, **answered_with(422, 503)},
)
def list_evaluations(
    parts: PartsDep,
    caller: Reader,
    cursor: Cursor = None,
    limit: PageSize = 50,
) -> Json:
    """Give the evaluations without their results."""
    return Json(told_by_time(parts.evaluations().page(caller.workspace, read_position(cursor), limit), _record))


@router.get(
    "/{id}",
    summary="Show an evaluation",
    response_description="How it stands",
    responses={200: {"model": answers.Evaluation}, **answered_with(404, 503)},
)
def get_evaluation(id: str, parts: PartsDep, caller: Reader) -> Json:
    """Say how an evaluation stands and how many results there are; one whose worker was killed is interrupted."""
    return Json(_record(_found(parts, id, caller)))


@router.post(
    "/{id}/cancel",
    summary="Cancel an evaluation",
    response_description="The evaluation, cancelled",
    responses={200: {"model": answers.Evaluation}, **answered_with(404, 409, 503)},
)
def cancel_evaluation(id: str, parts: PartsDep, evaluating: EvaluatingDep, caller: Drafter) -> Json:
    """End an evaluation that waits or runs, and what it asks of a model; the results that are there stay."""
    found = _found(parts, id, caller)
    if not evaluating.cancel(caller, id) and _found(parts, id, caller).state != "cancelled":
        raise Problem(409, "ended", f"The evaluation is {found.state}; only one that waits or runs can be cancelled.")
    return Json(_record(_found(parts, id, caller)))


@router.post(
    "/{id}/resume",
    summary="Go on with an evaluation",
    response_description="The evaluation, which waits for its turn again",
    responses={200: {"model": answers.Evaluation}, **answered_with(404, 409, 422, 503)},
)
def resume_evaluation(
    id: str,
    request: Request,
    parts: PartsDep,
    evaluating: EvaluatingDep,
    caller: Drafter,
    retry_errors: Annotated[bool, Query(description="Do again what ended in an error.")] = False,
) -> Json:
    """Go on with one that was interrupted or cancelled, or failed: what has a result is not done, nor paid for, again.

    With `retry_errors` one that is done can go on, too; what is done again counts against the drafts of the day.
    """
    found = _found(parts, id, caller)
    again = found.counts.errors if retry_errors else 0
    if found.state not in _RESUMED and not (found.state == "done" and again):
        more = "; it has no errors to do again" if retry_errors else "; send retry_errors=true to do errors again"
        said = more if found.state == "done" else "; wait for it, or cancel it"
        raise Problem(409, "not_resumable", f"The evaluation is {found.state}{said}.")
    evaluating.refuse_busy()
    spend_draft(request, caller, again)
    if not evaluating.go_on(caller, id, retry_errors=retry_errors):
        raise Problem(409, "not_resumable", "The evaluation is being gone on with already.")
    return Json(_record(_found(parts, id, caller)))


@router.get(
    "/{id}/results",
    summary="Download the results",
    response_description="A line of JSON for each case under each configuration",
    response_class=Response,
    responses={**_LINES_ANSWER, **answered_with(404, 503)},
)
def get_evaluation_results(id: str, parts: PartsDep, caller: Reader) -> Response:
    """Give what passed, failed or was not scored, in the order of the cases, with every score, finding and draft.

    While the evaluation runs these are the results so far.
    """
    return _lines(parts, id, caller, "results", "pass", "fail", "unscored")


@router.get(
    "/{id}/errors",
    summary="Download the errors",
    response_description="A line of JSON for each case that could not be done",
    response_class=Response,
    responses={**_LINES_ANSWER, **answered_with(404, 503)},
)
def get_evaluation_errors(id: str, parts: PartsDep, caller: Reader) -> Response:
    """Give what could not be done, each with the code and the sentence of its error."""
    return _lines(parts, id, caller, "errors", "error")


@router.get(
    "/{id}/report",
    summary="Download the report",
    response_description="The report as a file",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string"}} for kind in _FILES.values()}},
        **answered_with(404, 409, 422, 503),
    },
)
def get_evaluation_report(
    id: str,
    parts: PartsDep,
    caller: Reader,
    format: Annotated[Form, Query(description="`html` needs nothing beside it; `xml` is JUnit.")] = "html",
) -> Response:
    """Give the report that `okr eval` writes, of the results that are there: figures, groups, rules and cases."""
    found = _found(parts, id, caller)
    if not sum(found.counts):
        raise Problem(409, "not_done", f"The evaluation is {found.state} and has no result yet; ask again later.")
    run = StoredRun.of(parts.evaluations(), caller.workspace, found)
    counting = Counting(run)
    for result in run.results():
        counting(result)
    content = write_report(run, counting.summaries(), f".{format}")
    parts.audit().add(audited.evaluation_exported(caller, id, f"report.{format}"))
    # A report runs its own script; opened from here it must not act with the reader's sign-in.
    headers = {**_attached(f"evaluation-{id}.{format}"), "content-security-policy": "sandbox allow-scripts"}
    return Response(content, media_type=_FILES[format], headers=headers)


@router.delete(
    "/{id}",
    status_code=204,
    summary="Remove an evaluation",
    response_description="It is removed",
    responses=answered_with(404, 503),
)
def delete_evaluation(
    id: str,
    parts: PartsDep,
    evaluating: EvaluatingDep,
    caller: Drafter,
    erase: Erase = False,
) -> Response:
    """Remove an evaluation with its cases and results; one that waits or runs is stopped."""
    with removing(parts.evaluations(), "The evaluation", caller, erase=erase):
        if not evaluating.remove(caller, id):
            raise _not_found()
    return Response(status_code=204)


def _lines(parts: Parts, id: str, caller: Caller, what: str, *states: str) -> Response:
    _found(parts, id, caller)
    parts.audit().add(audited.evaluation_exported(caller, id, what))
    lines = parts.evaluations().results(caller.workspace, id, *states)
    return StreamingResponse(_told(lines), media_type=LINES, headers=_attached(f"evaluation-{id}-{what}.jsonl"))


def _told(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        result: Mapping[str, Any] = json.loads(line)
        told = {"custom_id": result["case"], **{key: result[key] for key in _KEPT if key in result}}
        yield json.dumps(told) + "\n"


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def _found(parts: Parts, id: str, caller: Caller) -> Evaluation:
    found = parts.evaluations().get(caller.workspace, id)
    if found is None:
        raise _not_found()
    return found


def _record(found: Evaluation) -> dict[str, Any]:
    counts = found.counts
    return {
        "version": 1,
        "id": found.id,
        "name": found.name,
        "created": found.created.isoformat(),
        "updated": found.updated.isoformat(),
        "state": found.state,
        "code": found.code,
        "total": found.total,
        "counts": {
            "pass": counts.passed,
            "fail": counts.failed,
            "error": counts.errors,
            "unscored": counts.unscored,
        },
        "configurations": [
            {"name": one["name"], "model": one["model"], "preset": one["config"]["preset"]}
            for one in found.manifest["configurations"]
        ],
        "repeat": found.manifest["settings"]["repeat"],
    }


def _not_found() -> Problem:
    return Problem(404, "not_found", "There is no evaluation of this id; GET /v1/evaluations lists them.")
