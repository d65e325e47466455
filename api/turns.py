"""Turns at the processor: threads share one interpreter, so few at once compute, and who has nothing yet goes first."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition
from time import monotonic

_AT_ONCE = 1
_PATIENCE = 3.0  # seconds for which a later turn gives way; under a steady load it would wait for ever
FIRST, LATER = 0, 1


class Turns:
    """Lets a few threads compute at once. Those that wait for a first turn go before those that wait for a later one, for a while."""

    def __init__(self) -> None:
        self._running = 0
        self._waiting = [0, 0]
        self._changed = Condition()

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
        until = monotonic() + _PATIENCE
        with self._changed:
            self._waiting[rank] += 1
            self._changed.wait_for(
                lambda: self._running < _AT_ONCE and (monotonic() > until or not any(self._waiting[:rank]))
            )
            self._waiting[rank] -= 1
            self._running += 1
            self._changed.notify_all()

    def give(self) -> None:
        """End a turn."""
        with self._changed:
            self._running -= 1
            self._changed.notify_all()


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
