"""A server that speaks OpenAI's embeddings over a socket: a vector of letters for each text, or what is scripted."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

KEY = "sk-right"


class EmbeddingsServer(ThreadingHTTPServer):
    """Counts what it is asked; `answers` are (status, body) pairs that come first, `moved_to` sends on elsewhere."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.requests: list[dict[str, Any]] = []
        self.answers: list[tuple[int, Any]] = []
        self.moved_to = ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def texts(self) -> list[str]:
        return [text for request in self.requests for text in request["input"]]


class _Handler(BaseHTTPRequestHandler):
    server: EmbeddingsServer

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(request)
        if self.headers["Authorization"] != f"Bearer {KEY}":
            self._send(401, {"error": {"message": "Incorrect API key", "code": "invalid_api_key"}})
        elif self.server.moved_to:
            self._send(307, {}, {"Location": self.server.moved_to})
        elif self.server.answers:
            self._send(*self.server.answers.pop(0))
        else:
            data = [
                {"object": "embedding", "index": index, "embedding": letters(text)}
                for index, text in enumerate(request["input"])
            ]
            # The order is the client's business.
            usage = {"prompt_tokens": 1, "total_tokens": 1}
            self._send(200, {"object": "list", "data": data[::-1], "model": request["model"], "usage": usage})

    def _send(self, status: int, body: Any, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.send_header("x-should-retry", "false")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        """Keep the tests quiet."""


def letters(text: str) -> list[float]:
    """Count letters: texts of like words have like vectors."""
    return [float(text.lower().count(chr(97 + at))) for at in range(26)]


@contextmanager
def serving() -> Iterator[EmbeddingsServer]:
    server = EmbeddingsServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
