"""The chat page: files of the package, each with the address it has in `page/`."""

import re
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.problems import Problem, of_http

_FOLDER = files("api") / "page"
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
# Each part begins with a letter or digit, so that no name leads out of the folder or to a hidden file.
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9_-]{0,60}/){0,3}[a-z0-9][a-z0-9_-]{0,60}\.(html|css|js|svg)", re.ASCII)
_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    # A browser keeps it, and asks each time whether it is still the same.
    "cache-control": "no-cache",
}
_READ = ["GET", "HEAD"]

router = APIRouter(include_in_schema=False)


@router.api_route("/", methods=_READ)
@router.api_route("/c/{id}", methods=_READ)
@router.api_route("/library", methods=_READ)
@router.api_route("/history", methods=_READ)
@router.api_route("/rules", methods=_READ)
@router.api_route("/rules/{code}", methods=_READ)
def get_page(request: Request) -> Response:
    """Give the page; which of its views it shows, it reads off its address."""
    return _file(request, "index.html")


@router.api_route("/page/{name:path}", methods=_READ)
def get_page_file(request: Request, name: str) -> Response:
    """Give a file of the page."""
    return _file(request, name)


async def nowhere(request: Request, error: Exception) -> Response:
    """Answer where there is nothing: a browser that goes to such an address gets a page, all else a problem."""
    is_visit = request.method in _READ and "text/html" in request.headers.get("accept", "").lower()
    if not is_visit or isinstance(error, Problem):
        return await of_http(request, error)
    content = _FOLDER.joinpath("nowhere.html").read_bytes()
    return Response(content, HTTPStatus.NOT_FOUND, _HEADERS, _TYPES["html"])


def _file(request: Request, name: str) -> Response:
    known = _NAME.fullmatch(name)
    file = _FOLDER.joinpath(*name.split("/"))
    if known is None or not file.is_file():
        raise HTTPException(404)
    content = file.read_bytes()
    headers = {**_HEADERS, "etag": f'"{sha256(content).hexdigest()[:32]}"'}
    if _is_held(request, headers["etag"]):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type=_TYPES[known[1]])


def _is_held(request: Request, etag: str) -> bool:
    """Say whether the client holds this version, as RFC 9110 compares: weakly, and `*` is any."""
    named = ",".join(request.headers.getlist("if-none-match")).split(",")
    return any(one.strip().removeprefix("W/") in (etag, "*") for one in named)
