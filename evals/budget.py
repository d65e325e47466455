"""How fast a model server may be asked: one budget for all workers of a run, which learns the server's limit.

Nothing is held back until the server first says that it is too much. Then all wait as long as it asks, and go on at the
pace at which it took requests until then. Each further refusal says that a pace was too much: by far, where the server
took much less, else by a little. The pace grows again while nothing is refused: slowly near the pace that was too much,
the faster the farther from it, as TCP CUBIC does, for that pace may have been misjudged.
"""

import asyncio
import time
from dataclasses import dataclass, field

from assistant.drafter.model import ModelFault

_LESS = 0.95  # of the pace that was too much
_FAR = 0.8  # of the pace, or less, is what the server took where it was far too much
_ENOUGH = 2  # requests, to tell a pace by
_MORE, _MOST = 0.005, 0.25  # more pace each second without a refusal, at the least and at the most
_CURVE = 30.0  # 1 % away from the ceiling changes nothing, 20 % a lot
_MARGIN = 0.01  # seconds more than the server asks for, whose clock is not ours
_LATE = 0.1  # seconds of turns that are made up for where the process had no time to give them
_SLOWEST = 0.05  # requests a second
_RETRIES, _SPARE = 0.2, 4  # of the requests may be tried again, and so many besides


@dataclass
class Budget:
    """The pace of one server's requests, all on one event loop. `pace`: requests a second, null while none is known."""

    pace: float | None = None
    asked: int = 0
    again: int = 0
    closed: ModelFault | None = None
    _sent: int = 0  # since the last refusal was waited for, and then
    _since: float = 0.0
    _first: tuple[int, float] | None = None  # requests that the server took until its first refusal, in seconds
    _ceiling: float = 1.0
    _resume: float = 0.0
    _next: float = 0.0
    _grown: float = 0.0
    _queue: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def turn(self) -> float:
        """Wait until a request may go out; gives the moment. Raises ModelFault where the server is not to be asked."""
        async with self._queue:
            while True:
                if self.closed is not None:
                    raise ModelFault(self.closed.code, str(self.closed))
                now = time.monotonic()
                free = max(self._resume, self._next)
                if now >= free:
                    break
                await asyncio.sleep(free - now)
            if not self.asked:
                self._since = now
            self.asked += 1
            self._sent += 1
            if self.pace is not None:
                self._next = max(self._next, now - _LATE) + 1 / self._grown_pace(now, self.pace)
            return now

    def _grown_pace(self, now: float, pace: float) -> float:
        more = min(_MOST, _MORE + _CURVE * abs(pace / self._ceiling - 1) ** 3)
        self.pace = pace * (1 + more * min(1.0, now - self._grown))
        self._grown = now
        return self.pace

    def refused(self, sent: float, wait: float) -> None:
        """Slow down for a request sent at that moment and refused.

        Of those sent before the last refusal was waited for, only the first refusal's tell more: how many were taken.
        """
        now = time.monotonic()
        self._resume = max(self._resume, now + wait + _MARGIN)
        if sent < self._since:
            if self._first is not None:
                self._guess(self._first[0] - 1, self._first[1])
            return
        took, seconds = self._sent - 1, max(self._resume - self._since, 1e-3)
        if self.pace is None:
            self._guess(took, seconds)
        else:
            self._first = None
            # Where little was taken, or less sent than might have been, nobody knows what the server would have taken.
            is_full = took >= _ENOUGH and self._sent >= _FAR * self.pace * (now - self._since)
            self._slow_down(took / seconds if is_full else self.pace, self.pace)
        self._sent = 0
        self._since = self._next = self._grown = self._resume

    def _guess(self, took: int, seconds: float) -> None:
        self._first = took, seconds
        self.pace = self._ceiling = max(took / seconds, _SLOWEST)

    def _slow_down(self, taken: float, pace: float) -> None:
        """Go on slower than `pace`, at which the server took `taken` a second; to half of it at most."""
        if taken < _FAR * pace:
            self.pace = self._ceiling = max(taken, pace / 2, _SLOWEST)
        else:
            self.pace, self._ceiling = max(_LESS * pace, _SLOWEST), pace

    def may_retry(self) -> bool:
        """Say whether a failed request may be tried again, and count it; a server that is down is not stormed."""
        if self.again >= _SPARE + _RETRIES * self.asked:
            return False
        self.again += 1
        return True
