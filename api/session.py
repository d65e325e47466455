"""The cookie that stands for a key in the page, and the token that shows that the page itself sends a request."""

import hmac
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from api.problems import Problem

if TYPE_CHECKING:
    from api.parts import Parts
    from api.store.key import Key

COOKIE = "plumb_session"
LASTS = timedelta(hours=12)
_TOKEN = "x-plumb-token"  # noqa: S105 - the name of a header
_READS = ("GET", "HEAD", "OPTIONS")


def signed_in(request: Request) -> "Key | None":
    """Give the key of the session that a request comes with; None where there is none. Raises Problem, Unavailable.

    A browser sends the cookie by itself, so whatever may change something must bring the token, too.
    """
    secret = request.cookies.get(COOKIE)
    if secret is None:
        return None
    parts: Parts = request.app.state.parts
    key = parts.sessions().holding(secret, datetime.now(UTC))
    if key is not None and request.method not in _READS:
        sent = request.headers.get(_TOKEN, "")
        if not hmac.compare_digest(sent.encode("utf-8"), token(secret).encode("utf-8")):
            raise Problem(
                403,
                "bad_token",
                "Whoever is signed in by cookie sends X-Plumb-Token with it, as GET /v1/session gives it.",
            )
    return key


def token(secret: str) -> str:
    """Give the token of a session: only who may read its answers knows it, and it tells nothing of the cookie."""
    return hmac.new(secret.encode("utf-8"), b"X-Plumb-Token", "sha256").hexdigest()


def hand_out(response: Response, request: Request, secret: str) -> None:
    """Give a browser its cookie, which no script reads and no other site makes it send."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(LASTS.total_seconds()),
        path="/",
        secure=_is_https(request),
        httponly=True,
        samesite="strict",
    )


def take_back(response: Response, request: Request) -> None:
    """Have a browser forget its cookie."""
    response.delete_cookie(COOKIE, path="/", secure=_is_https(request), httponly=True, samesite="strict")


def _is_https(request: Request) -> bool:
    """Say whether the browser speaks TLS, be it to a proxy that does not tell."""
    return request.url.scheme == "https" or request.headers.get("origin", "").startswith("https://")
