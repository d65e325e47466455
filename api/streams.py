"""Answers that come piece by piece, as server-sent events, and end the work when nobody listens any more."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Executor
from typing import Any

from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from starlette.requests import Request

from api.json_response import Json
from api.problems import fault_body
from assistant.drafter.listening import Listener

HEARTBEAT = 10.0  # seconds of silence after which a sign of life is sent
_LOOK = 1.0  # seconds between two looks whether a client that waits for one answer is still there
EVENTS = "text/event-stream"
EXAMPLE = (
    'event: accepted\ndata: {"id": "0b6e"}\n\n'
    'event: facts\ndata: {"facts": []}\n\n'
    'event: delta\ndata: {"objective": 1, "key_result": null, "text": "Help customers finish onboarding"}\n\n'
    'event: done\ndata: {"version": 1, "id": "0b6e", "state": "done"}\n\n'
)

Work = Callable[[Listener], dict[str, Any]]


def wants_stream(request: Request) -> bool:
    """Say whether a client asks for events rather than for one answer."""
    return EVENTS in request.headers.get("accept", "").lower()


def streamed(request: Request, accepted: Mapping[str, Any], work: Work, threads: Executor) -> EventSourceResponse:
    """Answer with `accepted`, which tells what is known by then, with what the work tells, and at last with its end.

    That is `done` with what it made, or `error` with a problem.
    """
    return EventSourceResponse(_events(request, accepted, work, threads))


async def answer(request: Request, work: Work, threads: Executor, *, outlives: bool) -> Json:
    """Answer once, with what the work made. A client that goes away ends the work, unless it `outlives` its client."""
    listener = Listener()
    working = asyncio.get_running_loop().run_in_executor(threads, work, listener)
    while not (await asyncio.wait([working], timeout=_LOOK))[0]:
        if not outlives and await request.is_disconnected():
            listener.stop()
            break
    return Json(await working)


async def _events(request: Request, accepted: Mapping[str, Any], work: Work, threads: Executor) -> AsyncIterator[bytes]:
    yield _event("accepted", accepted)
    loop = asyncio.get_running_loop()
    told: asyncio.Queue[tuple[str, Any] | None] = asyncio.Queue()
    listener = Listener(lambda event, data: loop.call_soon_threadsafe(told.put_nowait, (event, data)))
    working = loop.run_in_executor(threads, work, listener)
    working.add_done_callback(lambda ended: _close(told, ended))
    try:
        while True:
            try:
                event = await asyncio.wait_for(told.get(), HEARTBEAT)
            except TimeoutError:
                yield KEEPALIVE_COMMENT
                continue
            if event is None:
                break
            yield _event(*event)
        yield _end(request, working)
    finally:
        listener.stop()
        working.cancel()


def _close(told: "asyncio.Queue[tuple[str, Any] | None]", ended: "asyncio.Future[dict[str, Any]]") -> None:
    if not ended.cancelled():
        ended.exception()  # taken here, so that nobody logs it for being left alone
    told.put_nowait(None)


def _end(request: Request, working: "asyncio.Future[dict[str, Any]]") -> bytes:
    error = working.exception()
    return _event("done", working.result()) if error is None else _event("error", fault_body(request, error))


def _event(name: str, data: Any) -> bytes:
    return format_sse_event(event=name, data_str=json.dumps(data, allow_nan=False))
