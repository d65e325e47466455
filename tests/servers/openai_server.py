"""A server that speaks OpenAI's chat completions over a socket and plays a script: one step for each request.

Requests for facts can be answered apart: by one step, or by a function of the request.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Says:
    """A whole answer, with the content as given."""

    content: str | None
    finish_reason: str | None = "stop"
    refusal: str | None = None

    def play(self, handler: "Handler") -> None:
        message = {"role": "assistant", "content": self.content, "refusal": self.refusal}
        if handler.streams:
            handler.begin(200, {"Content-Type": "text/event-stream", "Connection": "close"})
            for piece in pieces(message, self.finish_reason):
                handler.write(piece)
            return
        handler.send_json(200, completion([{"index": 0, "message": message, "finish_reason": self.finish_reason}]))


@dataclass(frozen=True)
class Sends:
    """Any body with any status."""

    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    def play(self, handler: "Handler") -> None:
        handler.send_json(self.status, self.body, self.headers)


@dataclass(frozen=True)
class Stalls:
    """Takes the request and says nothing."""

    def play(self, handler: "Handler") -> None:
        handler.server.closing.wait(30)


@dataclass(frozen=True)
class Trickles:
    """Sends a good answer so slowly that it never ends, though no single wait is long."""

    content: str

    def play(self, handler: "Handler") -> None:
        body = handler.begin_answer(self.content)
        for position in range(len(body)):
            handler.write(body[position : position + 1])
            if handler.server.closing.wait(0.05):
                return


@dataclass(frozen=True)
class BreaksOff:
    """Closes the connection after half of the promised answer."""

    content: str

    def play(self, handler: "Handler") -> None:
        body = handler.begin_answer(self.content)
        handler.write(body[: len(body) // 2])
        handler.close_connection = True


Step = Says | Sends | Stalls | Trickles | BreaksOff


def completion(choices: Any) -> dict[str, Any]:
    """Give the body of a chat completion."""
    usage = {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000}
    return {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": choices, "usage": usage}


def pieces(message: Mapping[str, Any], finish_reason: str | None) -> Iterator[bytes]:
    """Give an answer as a stream sends it: the content by bits of a few characters, the end, the usage."""
    content = message.get("content") or ""
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": content[start : start + 7]} for start in range(0, len(content), 7)]
    if message.get("refusal"):
        deltas.append({"refusal": message["refusal"]})
    whole = completion([])
    head = {**whole, "object": "chat.completion.chunk", "usage": None}
    for delta in deltas:
        yield _sent({**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
    if finish_reason is not None:
        yield _sent({**head, "choices": [{"index": 0, "delta": {}, "finish_reason": finish_reason}]})
    yield _sent({**head, "usage": whole["usage"]})
    yield b"data: [DONE]\n\n"


def _sent(chunk: Mapping[str, Any]) -> bytes:
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


def error(code: str, kind: str = "error", message: str = "The server's own words") -> dict[str, Any]:
    """Give the body of an error as OpenAI writes it."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


@dataclass(frozen=True)
class Received:
    """A request as it came in."""

    path: str
    headers: Mapping[str, str]
    raw: str
    body: dict[str, Any]

    @property
    def system(self) -> str:
        return str(self.body["messages"][0]["content"])

    @property
    def user(self) -> str:
        return str(self.body["messages"][1]["content"])

    @property
    def asks_for(self) -> str:
        """Which answer the request wants: Facts or Answer."""
        return str(self.body.get("response_format", {}).get("json_schema", {}).get("name"))


Reads = Step | Callable[[Received], Step]


class OpenAIServer(ThreadingHTTPServer):
    """Plays the script; the last step again for every further request. `reads` answers requests for facts, if given."""

    daemon_threads = True

    def __init__(self, script: list[Step], reads: Reads | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.reads = reads
        self.received: list[Received] = []
        self.closing = threading.Event()
        self.models = ["m"]

    @property
    def drafts(self) -> list[Received]:
        """The requests for a draft."""
        return [each for each in self.received if each.asks_for != "Facts"]

    @property
    def readings(self) -> list[Received]:
        """The requests for facts."""
        return [each for each in self.received if each.asks_for == "Facts"]

    def step(self, request: Received) -> Step:
        """Give what is played for a request that came in."""
        if self.reads is not None and request.asks_for == "Facts":
            return self.reads(request) if callable(self.reads) else self.reads
        count = len(self.received if self.reads is None else self.drafts)
        return self.script[min(count, len(self.script)) - 1]

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent where a client hung up, as the tests of the deadline make it do."""


class Handler(BaseHTTPRequestHandler):
    """Records a request and plays the next step."""

    protocol_version = "HTTP/1.1"
    server: OpenAIServer
    streams = False

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Received(self.path, headers, raw, json.loads(raw))
        self.server.received.append(request)
        self.streams = bool(request.body.get("stream"))
        self.server.step(request).play(self)

    def do_GET(self) -> None:
        """List the models."""
        self.send_json(
            200, {"object": "list", "data": [{"id": name, "object": "model"} for name in self.server.models]}
        )

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def begin_answer(self, content: str) -> bytes:
        """Promise a good answer, and give the bytes it has."""
        message = {"role": "assistant", "content": content}
        if self.streams:
            self.begin(200, {"Content-Type": "text/event-stream", "Connection": "close"})
            return b"".join(pieces(message, "stop"))
        body = json.dumps(completion([{"index": 0, "message": message, "finish_reason": "stop"}])).encode()
        self.begin(200, {"Content-Type": "application/json", "Content-Length": str(len(body))})
        return body

    def write(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def send_json(self, status: int, body: Any, headers: Mapping[str, str] | None = None) -> None:
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.begin(status, {"Content-Type": "application/json", "Content-Length": str(len(data)), **(headers or {})})
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Write no log."""


@contextmanager
def serving(*script: Step, reads: Reads | None = None) -> Iterator[OpenAIServer]:
    """Run a server for the length of a test."""
    server = OpenAIServer(list(script), reads)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
