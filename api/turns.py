"""Turns at the processor: threads share one interpreter, so few at once compute, and who has nothing yet goes first."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from time import monotonic
from typing import NamedTuple

_AT_ONCE = 2  # so that one very long note holds nobody else up
_PATIENCE = 3.0  # seconds for which a later turn gives way; under a steady load it would wait for ever
_WELCOME = 0.5  # seconds for which turns wait for requests that come in
FIRST, LATER = 0, 1


class Turns:
    """Lets a few threads compute at once; a first turn goes before a later one, for a while."""

    def __init__(self) -> None:
        self._running = 0
        self._waiting: tuple[deque[_Waiting], deque[_Waiting]] = (deque(), deque())
        self._arriving = 0
        self._lock = Lock()

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """Let no turn begin, for a while, as a request comes in: it needs little, and its client wants to be heard."""
        with self._lock:
            self._arriving += 1
        try:
            yield
        finally:
            with self._lock:
                self._arriving -= 1
                self._let_in()

    @contextmanager
    def turn(self) -> Iterator["Turn"]:
        """Take a first turn, which ends with the block, or as soon as it is left."""
        turn = Turn(self)
        self.take(FIRST)
        try:
            yield turn
        finally:
            turn.leave()

    def take(self, rank: int) -> None:
        """Wait for a turn."""
        waiting = _Waiting(monotonic(), Event())
        with self._lock:
            self._waiting[rank].append(waiting)
            self._let_in()
        while not waiting.called.wait(_WELCOME):
            with self._lock:
                self._let_in()

    def give(self) -> None:
        """End a turn."""
        with self._lock:
            self._running -= 1
            self._let_in()

    def _let_in(self) -> None:
        while self._running < _AT_ONCE and (waiting := self._next()):
            waiting.popleft().called.set()
            self._running += 1

    def _next(self) -> "deque[_Waiting] | None":
        """Give the queue whose turn it is."""
        first, later = self._waiting
        is_late = later and monotonic() - later[0].since > _PATIENCE
        chosen = later if is_late or not first else first
        may_begin = chosen and (not self._arriving or monotonic() - chosen[0].since > _WELCOME)
        return chosen if may_begin else None


class _Waiting(NamedTuple):
    since: float
    called: Event


class Turn:
    """The turn of one thread."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._is_mine = True

    def yield_to_first(self) -> None:
        """Let all go first that have had no turn yet."""
        if self._is_mine:
            self._turns.give()
            self._turns.take(LATER)

    def leave(self) -> None:
        """End the turn; what follows waits for others more than it computes."""
        if self._is_mine:
            self._is_mine = False
            self._turns.give()
