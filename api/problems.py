"""Errors over HTTP: RFC 9457 problems, with a code for programs and a sentence for people, and nothing of any note."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, cast

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match

from api import logs
from api.answers import Problem as ProblemAnswer
from api.faults import Unusable
from api.json_response import Json
from assistant.drafter.listening import Stopped
from assistant.drafter.model import ModelFault
from assistant.errors import PlumbError, Unavailable

MEDIA_TYPE = "application/problem+json"

_CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}
_TAGS = ("as text", "as list")
_SENTENCES = {
    "missing": "is missing",
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "dict_type": "must be an object",
    "list_type": "must be a list",
    "string_type": "must be text",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number of ordinary size",
    "int_from_float": "must be a whole number",
    "string_too_short": "must not be empty",
    "string_too_long": "must have {max_length} characters at most",
    "too_short": "must hold {min_length} at least",
    "too_long": "must hold {max_length} at most",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "extra_forbidden": "is no field of this request",
    "string_pattern_mismatch": "must not be empty, and must hold no control characters",
    "string_unicode": "holds half of a character (a lone surrogate); send whole characters",
}
_OF_FRAMEWORK = {
    400: "The body cannot be read as what its content type says it is.",
    404: "There is nothing at this address; /openapi.json describes all there are.",
    405: "This address does not take this method; /openapi.json says which it takes.",
}
_LONGEST_DETAIL, _LONGEST_FIELD, _MOST_ERRORS = 1000, 100, 20
_CAUSES = {
    400: "The request is no HTTP or JSON that can be read, or names another host",
    401: "The request comes without a key that opens anything",
    403: "The key does not go as far as this, or a page of another site sends the request",
    404: "There is no such thing here",
    409: "Something else is being done with this, or the first request with this Idempotency-Key",
    410: "What this Idempotency-Key made was removed",
    413: "The body is too large",
    415: "The body is of another media type",
    422: "The body is read, but something in it cannot be used",
    429: "The key has had its requests of the minute, or its drafts of the day",
    502: "The model failed, and the request forbids the offline drafter",
    503: "Something this needs, such as the database, cannot be used now",
    504: "The model took too long, and the request forbids the offline drafter",
}


class Problem(HTTPException):
    """A request that is answered with a problem; `errors` name the fields at fault."""

    def __init__(
        self,
        status: int,
        code: str,
        sentence: str,
        errors: Iterable[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, sentence, headers)
        self.code = code
        self.errors = tuple(errors)


def problem(request_id: str, error: HTTPException) -> Response:
    """Make the answer for an error."""
    body = _body(request_id, error)
    return Json(body, body["status"], headers=error.headers, media_type=MEDIA_TYPE)


def internal() -> Problem:
    """Give the problem for a failure that is ours."""
    return Problem(500, "internal_error", "The service failed in a way it should not; report the request id.")


def fault_body(request: Request, error: BaseException) -> dict[str, Any]:
    """Give the body of the problem that an error is told as after the answer has begun."""
    if isinstance(error, PlumbError):
        error = _of_core(request, error)
    if not isinstance(error, HTTPException):
        logs.failure(request.state.request_id, error)
        error = internal()
    return _body(request.state.request_id, error)


def _body(request_id: str, error: HTTPException) -> dict[str, Any]:
    status = HTTPStatus(error.status_code)
    known = isinstance(error, Problem)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": _said(error.detail) if known else _OF_FRAMEWORK.get(status.value, f"{status.phrase}."),
        "code": error.code if isinstance(error, Problem) else _CODES.get(status.value, "error"),
        "request_id": request_id,
    }
    if isinstance(error, Problem) and error.errors:
        body["errors"] = list(error.errors)
    return body


async def of_http(request: Request, error: Exception) -> Response:
    """Answer what a route or the framework refused."""
    refused = cast(HTTPException, error)
    if refused.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # The framework names the methods of the first route at this address only.
        refused.headers = {"Allow": ", ".join(sorted(_methods(request)))}
    return problem(request.state.request_id, refused)


def _within(listed: BaseRoute) -> Sequence[Any]:
    included = getattr(listed, "original_router", None)
    return [listed] if included is None else included.routes


def _methods(request: Request) -> set[str]:
    """Give the methods that an address takes."""
    routes = [route for each in request.app.router.routes for route in _within(each)]
    return {method for route in routes if route.matches(request.scope)[0] != Match.NONE for method in route.methods}


async def of_validation(request: Request, error: Exception) -> Response:
    """Answer a body or parameter that does not fit; what was sent is not repeated."""
    found = cast(RequestValidationError, error).errors()
    errors = [{"field": _field(one["loc"]), "message": _message(one)} for one in found[:_MOST_ERRORS]]
    sentence = "; ".join(f"{one['field']} {one['message']}" for one in errors[:3]) + "."
    return problem(request.state.request_id, Problem(422, "invalid_request", sentence, errors))


async def of_plumb(request: Request, error: Exception) -> Response:
    """Answer an error of the core."""
    return problem(request.state.request_id, _of_core(request, cast(PlumbError, error)))


def _of_core(request: Request, fault: PlumbError) -> Problem:
    if isinstance(fault, ModelFault):
        request.app.state.metrics.fault(fault.code)
    return Problem(_status(fault), fault.code, str(fault), fault.errors if isinstance(fault, Unusable) else ())


async def of_pool(request: Request, error: Exception) -> Response:
    """Answer where all connections to the database are in use for too long."""
    busy = Problem(
        503, Unavailable.code, "The database has no free connection; try again.", headers={"Retry-After": "2"}
    )
    return problem(request.state.request_id, busy)


def answered_with(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problems that a route may answer with, and that any other error is a problem too."""
    described: dict[int | str, dict[str, Any]] = {
        status: {"model": ProblemAnswer, "description": _CAUSES[status]} for status in statuses
    }
    return {**described, "default": {"model": ProblemAnswer, "description": "Any other error"}}


def _status(error: PlumbError) -> int:
    if isinstance(error, (Unavailable, Stopped)):
        return 503
    if isinstance(error, ModelFault):
        return 504 if error.code == "model_timeout" else 502
    return 422


def _field(place: Sequence[object]) -> str:
    return _short(".".join(str(part) for part in place[1:] if part not in _TAGS), _LONGEST_FIELD) or "the body"


def _message(error: Mapping[str, Any]) -> str:
    if error["type"] == "string_pattern_mismatch" and "\0" in error["input"]:
        return "holds a NUL, which no text does"
    sentence = _SENTENCES.get(error["type"])
    if sentence is not None:
        return sentence.format_map(error.get("ctx") or {})
    message = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"cannot be taken: {message[:1].lower()}{message[1:]}"


def _said(sentence: str) -> str:
    """Give a sentence of the core as a program's user needs it: what a command lists, an address gives."""
    return _short(sentence.replace("`okr rules` lists", "GET /v1/rules lists"), _LONGEST_DETAIL)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."
