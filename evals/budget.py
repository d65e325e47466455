"""How fast a model server may be asked: one budget for all workers of a run, which learns the server's limit.

Nothing is held back until the server first says that it is too much. Then all wait as long as it asks, and go on at the
pace at which it took requests until then, a little less. The pace grows again while nothing is refused: slowly near the
pace that was too much, the faster the farther from it, as TCP CUBIC does, for that pace may have been misjudged.
"""

import asyncio
import time
from dataclasses import dataclass

from assistant.drafter.model import ModelFault

_LESS = 0.93  # of the pace that was too much
_MORE, _MOST = 0.01, 0.25  # more pace each second without a refusal, at the least and at the most
_CURVE = 30.0  # 1 % away from the ceiling changes nothing, 20 % a lot
_MARGIN = 0.05  # seconds more than the server asks for, whose clock is not ours
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
    _since: float = 0.0
    _ceiling: float = 1.0
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
            more = min(_MOST, _MORE + _CURVE * abs(self.pace / self._ceiling - 1) ** 3)
            self.pace *= 1 + more * min(1.0, now - self._grown)
            self._grown = now
            self._next = max(self._next, now - 1 / self.pace) + 1 / self.pace
        if not self.asked:
            self._since = now
        self.asked += 1
        return now

    def taken(self) -> None:
        """Count a request that the server took."""
        self._taken += 1

    def refused(self, sent: float, wait: float) -> None:
        """Slow down for a request sent at that moment and refused; those sent before the last refusal tell nothing."""
        now = time.monotonic()
        self._resume = max(self._resume, now + wait + _MARGIN)
        if sent < self._since:
            return
        if self.pace is None:
            self.pace = self._taken / max(self._resume - self._since, 1e-3)
        self._ceiling = max(self.pace, _SLOWEST)
        self.pace = max(_LESS * self.pace, _SLOWEST)
        self._taken, self._since = 0, self._resume
        self._next = self._grown = self._resume

    def may_retry(self) -> bool:
        """Say whether a failed request may be tried again, and count it; a server that is down is not stormed."""
        if self.again >= _SPARE + _RETRIES * self.asked:
            return False
        self.again += 1
        return True
