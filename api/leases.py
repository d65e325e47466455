"""Holds the jobs of this process while they run, and lets go of them when it stops."""

import logging
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Condition, Thread
from typing import TYPE_CHECKING

from assistant.drafter.listening import Listener
from assistant.errors import PlumbError

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.store.jobs import Jobs

log = logging.getLogger("plumb")
_EVERY = 10.0  # seconds; a third of a lease
_TOLD = timedelta(days=7)  # how long a job that made nothing is told of


class Leases:
    """The jobs that run in this process, each with the listener that can stop it. One thread renews all leases."""

    def __init__(self, jobs: "Callable[[], Jobs]") -> None:
        self._jobs = jobs
        self._running: dict[tuple[str, str], Listener] = {}
        self._changed = Condition()
        self._is_closed = False
        self._thread = Thread(target=self._renew, name="leases", daemon=True)

    def begin(self, workspace: str, id: str, kind: str, listener: Listener) -> None:
        """Begin a job. Raises Unavailable; the job may be done all the same, but nobody sees that it runs."""
        self._jobs().begin(workspace, id, kind)
        with self._changed:
            if not self._running and not self._thread.is_alive() and not self._is_closed:
                self._thread.start()
            self._running[workspace, id] = listener

    def leave(self, workspace: str, id: str) -> None:
        """Hold a job no more: it has ended."""
        with self._changed:
            self._running.pop((workspace, id), None)

    def close(self) -> None:
        """Stop what still runs, and write down that it was interrupted."""
        with self._changed:
            left, self._running = self._running, {}
            self._is_closed = True
            self._changed.notify()
        for (workspace, id), listener in left.items():
            listener.stop()
            self._write(partial(_interrupt, workspace=workspace, id=id))

    def _renew(self) -> None:
        self._write(lambda jobs: jobs.sweep(datetime.now(UTC) - _TOLD))
        while True:
            with self._changed:
                if self._is_closed or (self._changed.wait(_EVERY) and self._is_closed):
                    return
                held = list(self._running)
            self._write(partial(_renewed, held=held))

    def _write(self, act: "Callable[[Jobs], None]") -> None:
        try:
            act(self._jobs())
        except PlumbError as error:
            log.warning("jobs_not_written", extra={"fields": {"said": str(error)}})


def _renewed(jobs: "Jobs", held: list[tuple[str, str]]) -> None:
    jobs.renew(held)


def _interrupt(jobs: "Jobs", workspace: str, id: str) -> None:
    jobs.end(workspace, id, "interrupted")
