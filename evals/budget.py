"""How fast a model server may be asked: one budget for all workers of a run, which learns the server's limit.

Nothing is held back until the server first says that it is too much. Then all wait as long as it asks, and go on at the
pace at which it took requests until then, a little less; the pace grows again while nothing is refused.
"""

import asyncio
import time
from dataclasses import dataclass, field

from assistant.drafter.model import ModelFault

_LESS = 0.97  # of the pace that was taken
_MORE = 0.01  # more pace each second without a refusal
_SLOWEST = 0.05  # requests a second
_RETRIES, _SPARE = 0.2, 4  # of the requests may be tried again, and so many besides


@dataclass
class Budget:
    """The pace of one server's requests, all on one event loop. `pace`: requests a second, null while none is known."""

    pace: float | None = None
    asked: int = 0
    again: int = 0
    closed: ModelFault | None = None
    _taken: int = 0
    _since: float = field(default_factory=time.monotonic)
    _resume: float = 0.0
    _next: float = 0.0
    _grown: float = 0.0

    async def turn(self) -> float:
        """Wait until a request may go out; gives the moment. Raises ModelFault where the server is not to be asked."""
        while True:
            if self.closed is not None:
                raise ModelFault(self.closed.code, str(self.closed))
            now = time.monotonic()
            free = max(self._resume, self._next if self.pace is not None else 0.0)
            if now >= free:
                break
            await asyncio.sleep(free - now)
        if self.pace is not None:
            self.pace *= 1 + _MORE * min(1.0, now - self._grown)
            self._grown = now
            self._next = max(self._next, now - 1 / self.pace) + 1 / self.pace
        self.asked += 1
        return now

    def taken(self) -> None:
        """Count a request that the server took."""
        self._taken += 1

    def refused(self, sent: float, wait: float) -> None:
        """Slow down for a request sent at that moment and refused; those sent before the last refusal tell nothing."""
        now = time.monotonic()
        self._resume = max(self._resume, now + wait)
        if sent < self._since:
            return
        taken = self._taken / max(self._resume - self._since, 1e-3)
        self.pace = max(_SLOWEST, _LESS * (taken if self.pace is None else min(self.pace, max(taken, self.pace / 2))))
        self._taken, self._since = 0, self._resume
        self._next = self._grown = self._resume

    def may_retry(self) -> bool:
        """Say whether a failed request may be tried again, and count it; a server that is down is not stormed."""
        if self.again >= _SPARE + _RETRIES * self.asked:
            return False
        self.again += 1
        return True
