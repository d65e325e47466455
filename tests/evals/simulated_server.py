"""A server with a limit and the workers that ask it, simulated: time passes by the loop's own clock alone."""

import asyncio
import selectors
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

from evals.budget import Budget

_WAY = 0.02  # seconds from here to the server
_BEGIN = 100.0


class Loop(asyncio.SelectorEventLoop):
    """An event loop whose time passes at once."""

    now = _BEGIN

    def __init__(self) -> None:
        super().__init__(_Still(self))

    def time(self) -> float:
        return self.now


class _Still(selectors.SelectSelector):
    def __init__(self, loop: Loop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        self._loop.now += timeout or 0.0
        return super().select(0)


@dataclass
class Window:
    """Takes so many requests in each second; the first second has begun before anybody asks."""

    rate: int
    since: float = _BEGIN - 0.7
    used: int = 0

    def wait(self, now: float) -> float:
        """Take a request, or say how long it must wait."""
        if now - self.since >= 1:
            self.since, self.used = self.since + (now - self.since) // 1, 0
        if self.used < self.rate:
            self.used += 1
            return 0.0
        return 1 - (now - self.since)


@dataclass
class Bucket:
    """Takes what has trickled in: so many a second, at most a second's."""

    rate: int
    left: float = 0.0
    filled: float = _BEGIN - 1

    def wait(self, now: float) -> float:
        """Take a request, or say how long it must wait."""
        self.left, self.filled = min(self.rate, self.left + (now - self.filled) * self.rate), now
        if self.left >= 1:
            self.left -= 1
            return 0.0
        return (1 - self.left) / self.rate


@dataclass(frozen=True)
class Asked:
    """How it went: requests sent, requests taken, and seconds from the first taken to the last."""

    sent: int
    taken: int
    seconds: float


def asked(
    limit: Window | Bucket, budget: Budget, workers: int, seconds: float, count: int, late: float = 0.02
) -> Asked:
    """Ask for `count` answers, each of which takes about so many seconds; a refusal comes at once.

    A request may set out so many seconds `late`, as on a busy machine.
    """
    random, times, sent = Random(limit.rate), [], 0

    async def worker(cases: Iterator[int]) -> None:
        nonlocal sent
        for _ in cases:
            while True:
                moment = await budget.turn()
                sent += 1
                await asyncio.sleep(_WAY + random.random() * late)
                wait = limit.wait(time.monotonic())
                if not wait:
                    times.append(time.monotonic())
                    break
                await asyncio.sleep(_WAY)
                budget.refused(moment, wait)
            await asyncio.sleep(_WAY + seconds * (0.5 + random.random()))

    async def all_workers() -> None:
        cases = iter(range(count))
        await asyncio.gather(*(worker(cases) for _ in range(workers)))

    with _passing() as loop:
        loop.run_until_complete(all_workers())
    return Asked(sent, len(times), times[-1] - times[0])


@contextmanager
def _passing() -> Iterator[Loop]:
    loop, real = Loop(), time.monotonic
    time.monotonic = loop.time
    try:
        yield loop
    finally:
        time.monotonic = real
        loop.close()
