"""The outermost layer of the HTTP service: who may speak to it, how much, and what is written down of it.

No log line holds anything of a body, a query or an id.
"""

import logging
import re
from asyncio import timeout
from collections.abc import Collection
from contextlib import suppress
from time import perf_counter
from typing import NoReturn
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import logs
from api.access import limit_headers
from api.metrics import Metrics
from api.problems import Problem, internal, problem
from retrieval.load import LARGEST_FILE

log = logging.getLogger("plumb")

LARGEST_BODY = 4_000_000
# A form carries one file and a few short fields; only the route that takes files reads any.
LARGEST_FORM = LARGEST_FILE + 100_000
# JSON Lines are many cases; only the route that takes them reads any.
LARGEST_LINES = 20_000_000
LINES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")
# A client that sends more than it may is listened to for so many bytes and seconds, so that it gets to read the answer.
_DRAINED, _DRAINED_S = 256_000_000, 30
# And one that is answered before it was read, for it has no key, for so long.
_HEARD, _HEARD_S = LARGEST_BODY, 5
_WENT = 499  # as proxies call it
_PORT = re.compile(r":\d{1,5}$", re.ASCII)
_LOOPBACK = re.compile(r"localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]", re.ASCII)
# What a browser says of a request that a page of another site, or another port, sends.
_FOREIGN = ("cross-site", "same-site")
_READS = ("GET", "HEAD", "OPTIONS")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Edge:
    """Names each request, turns away strangers and floods, and answers what nothing else has caught."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        """Answer on this machine, and under the names in `hosts`."""
        self.app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send)
        try:
            exchange.admit(self._hosts)
            await self.app(scope, exchange.receive, exchange.send)
        except Problem as refusal:
            await exchange.refuse(refusal)
        except Exception as error:
            logs.failure(exchange.id, error)
            if exchange.status:
                raise RuntimeError("an answer broke off") from None
            await exchange.refuse(internal())
        finally:
            exchange.log()


class Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._headers = Headers(scope=scope)
        given = self._headers.get("x-request-id", "")
        self.id = given if _REQUEST_ID.fullmatch(given) else uuid4().hex
        scope.setdefault("state", {})["request_id"] = self.id
        self._most = _most(self._headers.get("content-type", "").lower())
        self._begun = perf_counter()
        self._size = 0
        self._has_more = "transfer-encoding" in self._headers or self._claimed != 0
        self.status = 0

    @property
    def _claimed(self) -> int | None:
        """How many bytes the body has, as the request says; None where it says nothing that could be."""
        length = self._headers.get("content-length", "0")
        return int(length) if length.isdecimal() and len(length) <= 18 else None

    def admit(self, hosts: Collection[str]) -> None:
        """Raise Problem for a request to a name that is none of this service's, or from a foreign page."""
        called = self._headers.get("host", "").lower()
        name = _PORT.sub("", called)
        if not _LOOPBACK.fullmatch(name) and name not in hosts:
            raise Problem(
                400,
                "bad_host",
                "This service answers as localhost, as 127.0.0.1, and under the names in its OKR_HOSTS.",
            )
        origin = self._headers.get("origin")
        page = None if origin is None else origin.partition("://")[2].lower()
        is_foreign = self._headers.get("sec-fetch-site", "").lower() in _FOREIGN and self._scope["method"] not in _READS
        if is_foreign or (page is not None and page != called and _PORT.sub("", page) not in hosts):
            raise Problem(403, "foreign_origin", "Pages of other sites may not use this service.")

    async def receive(self) -> Message:
        """Take the next piece of the request. Raises Problem where the body is too large."""
        if self._claimed is None or self._claimed > self._most:
            await self._turn_away()
        message = await self._next()
        if self._size > self._most:
            await self._turn_away()
        return message

    async def send(self, message: Message) -> None:
        """Send the next piece of the answer."""
        if message["type"] == "http.response.start":
            await self._hear_out()
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers.update(limit_headers(self._scope["state"].get("spent", ())))
            if self._has_more:
                headers["connection"] = "close"
            headers["x-request-id"] = self.id
            headers["x-content-type-options"] = "nosniff"
            headers.setdefault("cache-control", "no-store")
        await self._send(message)

    async def refuse(self, refusal: Problem) -> None:
        """Answer with a problem."""
        await problem(self.id, refusal)(self._scope, self._receive, self.send)

    def log(self) -> None:
        """Write down and count that it took place; a client that went before its answer is told as 499."""
        route = getattr(self._scope.get("route"), "path", "-")
        took = perf_counter() - self._begun
        status = self.status or _WENT
        told = {"request_id": self.id, "method": self._scope["method"], "route": route, "status": status}
        key = self._scope["state"].get("key")
        who = {} if key is None else {"key": key}
        log.info("request", extra={"fields": {**told, **who, "ms": round(took * 1000)}})
        metrics: Metrics = self._scope["app"].state.metrics
        metrics.request(self._scope["method"], route, status, took)

    async def _next(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        self._has_more = message.get("more_body", False)
        return message

    async def _turn_away(self) -> NoReturn:
        await self._heard(_DRAINED, _DRAINED_S)
        raise Problem(413, "too_large", f"The body is larger than {self._most // 1_000_000} MB; send it in parts.")

    async def _hear_out(self) -> None:
        """Let a client that is answered early send the rest, where that is little, so that it gets to read the answer.

        What is not read then is never read: the connection is closed.
        """
        if self._claimed is not None and self._claimed <= _HEARD:
            await self._heard(_HEARD, _HEARD_S)

    async def _heard(self, most: int, seconds: float) -> None:
        """Take what a client still sends, up to so many bytes and for so long."""
        with suppress(TimeoutError):
            async with timeout(seconds):
                while self._has_more and self._size < most:
                    await self._next()


def _most(kind: str) -> int:
    """Give how many bytes a body of a content type may have."""
    if kind.startswith("multipart/form-data"):
        return LARGEST_FORM
    return LARGEST_LINES if kind.partition(";")[0].strip() in LINES else LARGEST_BODY
