"""Who is let in by the key that a request comes with, and how much of its limits each request takes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from starlette.requests import Request

from api import session
from api.caller import ANYBODY, Caller, Scope
from api.parts import Parts
from api.problems import Problem
from api.store.spending import DAY, MINUTE, Limit, Spent

if TYPE_CHECKING:
    from api.store.key import Key

_WINDOWS = {MINUTE: "minute", DAY: "day"}


def admitted(request: Request) -> Caller:
    """Give who sends a request, which counts from here on. Raises Problem, and Unavailable."""
    caller = recognised(request)
    if caller is None:
        raise unauthorized(was_sent=bool(_bearer(request.headers.getlist("authorization"))))
    return caller


def recognised(request: Request) -> Caller | None:
    """Give who sends a request, which counts then; None where it comes with nothing that opens anything.

    A key that is sent is what counts; the cookie of the page is looked at where none is. Raises Problem, Unavailable.
    """
    parts: Parts = request.app.state.parts
    if not parts.asks_for_keys:
        return ANYBODY
    sent = request.headers.getlist("authorization")
    key = _holding(parts, _bearer(sent)) if sent else session.signed_in(request)
    return None if key is None else entered(request, key)


def entered(request: Request, key: "Key") -> Caller:
    """Count a request of a valid key, and give who comes with it. Raises Problem, and Unavailable."""
    request.state.key = key.id
    _spend(request, key.caller, "requests", key.requests_a_minute, MINUTE)
    return key.caller


def unauthorized(*, was_sent: bool = False) -> Problem:
    """Make the one answer to all that is wrong with a key, so that nobody learns which keys there are or were.

    `was_sent`: whether anything was sent as a key; RFC 6750 wants the header to tell a program that much.
    """
    return Problem(
        401,
        "unauthorized",
        "This needs a key, sent as Authorization: Bearer KEY, that is known, not revoked and not expired.",
        headers={"WWW-Authenticate": 'Bearer error="invalid_token"' if was_sent else "Bearer"},
    )


def spend_draft(request: Request, caller: Caller, count: int = 1) -> None:
    """Count drafts that are asked for, all or none. Raises Problem, and Unavailable."""
    if count:
        _spend(request, caller, "drafts", caller.drafts_a_day, DAY, count)


def require(caller: Caller, scope: Scope) -> None:
    """Raise Problem where a caller's key does not go as far as a scope."""
    if not caller.may(scope):
        raise Problem(
            403,
            "scope_too_small",
            f"This needs a key of the scope {scope}; the key that came with it has the scope {caller.scope}.",
            headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'},
        )


def limit_headers(spent: Sequence[Spent]) -> dict[str, str]:
    """Tell a client where its key stands, as draft-ietf-httpapi-ratelimit-headers-10 says."""
    if not spent:
        return {}
    policies = (f'"{one.limit.what}";q={one.limit.quota};w={one.limit.window}' for one in spent)
    standing = (f'"{one.limit.what}";r={one.left};t={one.seconds}' for one in spent)
    return {"RateLimit-Policy": ", ".join(policies), "RateLimit": ", ".join(standing)}


def _bearer(sent: list[str]) -> str | None:
    scheme, _, secret = sent[0].partition(" ") if len(sent) == 1 else ("", "", "")
    return secret.strip(" ") if scheme.lower() == "bearer" else None


def _holding(parts: Parts, secret: str | None) -> "Key | None":
    return None if secret is None else parts.keys().holding(secret, datetime.now(UTC))


def _spend(request: Request, caller: Caller, what: str, quota: int | None, window: int, count: int = 1) -> None:
    if caller.key is None or quota is None:
        return
    parts: Parts = request.app.state.parts
    spent = parts.spending().spend(caller.key, Limit(what, quota, window), datetime.now(UTC), count)
    request.scope["state"].setdefault("spent", []).append(spent)
    if not spent.is_granted:
        had = f"{quota:,} {what}" if quota != 1 else f"1 {what.removesuffix('s')}"
        more = "no more" if count == 1 else f"this asks for {count:,} at once"
        wait = f"{spent.seconds} s" if window == MINUTE else f"{ceil(spent.seconds / 3600)} h"
        raise Problem(
            429,
            f"too_many_{what}",
            f"This key may have {had} a {_WINDOWS[window]}, and {more}; try again in {wait}.",
            headers={"Retry-After": str(spent.seconds)},
        )
