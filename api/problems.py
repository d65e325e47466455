"""Errors over HTTP: RFC 9457 problems, each with a code for programs and a sentence for people, and nothing of any note."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.json_response import Json
from assistant.errors import BadSetting, PlumbError, Unavailable, UnknownName, UnreadableInput

MEDIA_TYPE = "application/problem+json"

_CODES = {400: "bad_request", 404: "not_found", 405: "method_not_allowed"}
_TAGS = ("as text", "as list")
_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is no field of this request",
    "string_pattern_mismatch": "must not be empty",
}
_STATUSES: Mapping[type[PlumbError], int] = {
    UnreadableInput: 422,
    UnknownName: 422,
    BadSetting: 422,
    Unavailable: 503,
}


class Problem(HTTPException):
    """A request that is answered with a problem; `errors` name the fields at fault."""

    def __init__(self, status: int, code: str, sentence: str, errors: Iterable[Mapping[str, str]] = ()) -> None:
        super().__init__(status, sentence)
        self.code = code
        self.errors = tuple(errors)


def problem(request_id: str, error: HTTPException) -> Response:
    """Make the answer for an error."""
    status = HTTPStatus(error.status_code)
    known = isinstance(error, Problem)
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": error.detail if known else f"{status.description or status.phrase}.",
        "code": error.code if isinstance(error, Problem) else _CODES.get(status.value, "error"),
        "request_id": request_id,
    }
    if isinstance(error, Problem) and error.errors:
        body["errors"] = list(error.errors)
    return Json(body, status.value, headers=error.headers, media_type=MEDIA_TYPE)


async def of_http(request: Request, error: Exception) -> Response:
    """Answer what a route or the framework refused."""
    assert isinstance(error, HTTPException)
    return problem(request.state.request_id, error)


async def of_validation(request: Request, error: Exception) -> Response:
    """Answer a body or parameter that does not fit; what was sent is not repeated."""
    assert isinstance(error, RequestValidationError)
    errors = [{"field": _field(one["loc"]), "message": _message(one)} for one in error.errors()]
    sentence = "; ".join(f"{one['field']} {one['message']}" for one in errors[:3]) + "."
    return problem(request.state.request_id, Problem(422, "invalid_request", sentence, errors))


async def of_plumb(request: Request, error: Exception) -> Response:
    """Answer an error of the core."""
    assert isinstance(error, PlumbError)
    status = next((status for kind, status in _STATUSES.items() if isinstance(error, kind)), 422)
    return problem(request.state.request_id, Problem(status, error.code, str(error)))


def _field(place: Sequence[object]) -> str:
    return ".".join(str(part) for part in place[1:] if part not in _TAGS) or "the body"


def _message(error: Mapping[str, Any]) -> str:
    sentence = _SENTENCES.get(error["type"])
    if sentence is not None:
        return sentence
    message = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return f"cannot be taken: {message[:1].lower()}{message[1:]}"
