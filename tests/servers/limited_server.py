"""A model server with a limit, and now and then a fault: it counts what it was asked for each case."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.servers.openai_server import OpenAIServer, Received, Says, Sends, Stalls, Step, error

Reply = Callable[[Received], str]
CASE = re.compile(r"Minutes (\d+)\.")


@dataclass
class Limit:
    """So many requests a second, all of a second at once; more are refused until the next begins."""

    rate: int
    since: float = field(default_factory=time.monotonic)
    taken: int = 0

    def wait(self) -> float:
        """Take a request, or say how long it must wait."""
        now = time.monotonic()
        if now - self.since >= 1:
            self.since, self.taken = now - (now - self.since) % 1, 0
        if self.taken < self.rate:
            self.taken += 1
            return 0.0
        return 1 - (now - self.since)


class LimitedServer(OpenAIServer):
    """Answers with `reply`; refuses what is over the limit; the requests whose numbers are named fail or stall."""

    request_queue_size = 128

    def __init__(self, reply: Reply, limit: Limit | None, fails: frozenset[int], stalls: frozenset[int]) -> None:
        super().__init__([Says("{}")], None)
        self.reply, self.limit, self.fails, self.stalls = reply, limit, fails, stalls
        self.taken = 0
        self.times: list[float] = []
        self._lock = threading.Lock()

    def step(self, request: Received) -> Step:
        with self._lock:
            wait = 0.0 if self.limit is None else self.limit.wait()
            if wait:
                return Sends(429, error("rate_limit_exceeded"), {"Retry-After": f"{wait:.3f}"})
            self.taken += 1
            number = self.taken
            self.times.append(time.monotonic())
        if number in self.stalls:
            return Stalls()
        if number in self.fails:
            return Sends(503, error("overloaded"))
        return Says(self.reply(request))

    @property
    def asked(self) -> Counter[str]:
        """How often each question of each case came in."""
        return Counter(f"{case_of(one)} {one.asks_for} {len(one.raw)}" for one in self.received)


def case_of(request: Received) -> str:
    """Give the number of the case a request is about."""
    found = CASE.search(request.raw)
    return found[1] if found else "?"


@contextmanager
def limited(
    reply: Reply,
    limit: Limit | None = None,
    *,
    fails: frozenset[int] = frozenset(),
    stalls: frozenset[int] = frozenset(),
) -> Iterator[LimitedServer]:
    """Run a server for the length of a test."""
    server = LimitedServer(reply, limit, fails, stalls)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
