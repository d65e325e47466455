"""Signing in to the page: a key is sent once, and stands in a cookie from then on."""

import re
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Body, Request
from fastapi.routing import APIRoute
from pydantic import StringConstraints
from starlette.responses import Response

import prompts
from api import answers, audited, session
from api.access import entered, recognised, unauthorized
from api.bodies import Body as Fields
from api.caller import Caller
from api.dependencies import PartsDep
from api.examples import SIGN_IN
from api.exported import Form
from api.json_response import Json
from api.json_route import JSON, JsonRequest, media_type
from api.parts import Parts
from api.problems import Problem, answered_with
from assistant.checker.config import Preset
from assistant.drafter.readiness import BLOCKING
from retrieval.kinds import KINDS

# Whoever has no key yet is listened to for so much.
_LENGTH = re.compile(r"\d{1,4}", re.ASCII)


class SessionRoute(APIRoute):
    """A route for those who have yet to show a key: it takes short JSON and no more."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Look at the request before its body is read."""
        answer = super().get_route_handler()

        async def short(request: Request) -> Response:
            if request.method == "POST":
                if media_type(request) != JSON:
                    raise Problem(415, "unsupported_media_type", f"Send the body as {JSON}.")
                if not _LENGTH.fullmatch(request.headers.get("content-length", "")):
                    raise Problem(413, "too_large", "The body must say its length, and be shorter than 10 kB.")
            return await answer(JsonRequest(request.scope, request.receive))

        return short


router = APIRouter(prefix="/v1/session", tags=["page"], route_class=SessionRoute)


class SignInBody(Fields):
    """The key to sign in with."""

    key: Annotated[str, StringConstraints(min_length=1, max_length=200)]


@router.get(
    "",
    summary="Say who is signed in",
    response_description="Who is signed in, and what the service offers",
    responses={200: {"model": answers.Session}, **answered_with(429, 503)},
)
def get_session(request: Request, parts: PartsDep) -> Json:
    """Tell all that the page needs as it starts; where nobody is signed in, what everybody may know of it."""
    caller = recognised(request)
    secret = None if "authorization" in request.headers else request.cookies.get(session.COOKIE)
    told = Json(_told(request, parts, caller, secret))
    if caller is None and secret is not None:
        session.take_back(told, request)
    return told


@router.post(
    "",
    summary="Sign in with a key",
    response_description="Who is signed in from now on, for 12 hours; the cookie is in the answer's header",
    responses={200: {"model": answers.Session}, **answered_with(400, 401, 403, 413, 415, 422, 429, 503)},
)
def create_session(
    request: Request, body: Annotated[SignInBody, Body(openapi_examples=SIGN_IN)], parts: PartsDep
) -> Json:
    """Take a key, and set the cookie `plumb_session` in its place; where no keys are asked for, nothing is set.

    Whoever comes by that cookie sends `X-Plumb-Token` with all but reads: this answer and `GET /v1/session` give it.
    """
    if not parts.asks_for_keys:
        return Json(_told(request, parts, recognised(request), None))
    now = datetime.now(UTC)
    key = parts.keys().holding(body.key.strip(), now)
    if key is None:
        raise unauthorized()
    caller = entered(request, key)
    _end(request, parts)
    secret = parts.sessions().begin(key, now + session.LASTS, audited.signed_in(caller))
    told = Json(_told(request, parts, caller, secret))
    session.hand_out(told, request, secret)
    return told


@router.delete(
    "",
    status_code=204,
    summary="Sign out",
    response_description="Nobody is signed in any more",
    responses=answered_with(403, 503),
)
def delete_session(request: Request, parts: PartsDep) -> Response:
    """End the session and have the browser forget its cookie; the key itself stays as it is."""
    gone = Response(status_code=204)
    if parts.asks_for_keys:
        session.signed_in(request)  # which asks for the token
        _end(request, parts)
        session.take_back(gone, request)
    return gone


def _end(request: Request, parts: Parts) -> None:
    """End the session that the browser came with, where it came with one."""
    secret = request.cookies.get(session.COOKIE, "")
    key = parts.sessions().holding(secret, datetime.now(UTC))
    if key is not None:
        parts.sessions().end(secret, audited.signed_out(key.caller))


def _told(request: Request, parts: Parts, caller: Caller | None, secret: str | None) -> dict[str, Any]:
    by_cookie = parts.asks_for_keys and caller is not None and secret is not None
    return {
        "auth": "keys" if parts.asks_for_keys else "off",
        "signed_in": caller is not None,
        "token": session.token(secret) if by_cookie and secret is not None else None,
        "workspace": None if caller is None else caller.workspace,
        "scope": None if caller is None else caller.scope,
        "version": request.app.version,
        "drafter": None if caller is None else parts.model_name,
        "roles": _choices("role"),
        "phases": _choices("phase"),
        "team_kinds": _choices("team_kind"),
        "presets": list(get_args(Preset)),
        "formats": list(get_args(Form)),
        "kinds": list(KINDS),
        "blocking": sorted(BLOCKING),
    }


def _choices(kind: prompts.Kind) -> list[dict[str, str]]:
    return [{"name": name, "title": prompts.sheet(kind, name).label} for name in prompts.names(kind)]
