"""Holds the jobs of this process while they run, and lets go of them when it stops."""

import logging
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Condition, Thread, current_thread
from time import monotonic
from typing import TYPE_CHECKING

from assistant.drafter.listening import Listener

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.store.jobs import Jobs

log = logging.getLogger("plumb")
_EVERY = 10.0  # seconds; a third of a lease
_SWEPT = 3600.0  # seconds between two looks for jobs that are too old to be told of
_TOLD = timedelta(days=7)  # how long a job that made nothing is told of


class Leases:
    """The jobs that run in this process, each with the listener that can stop it. One thread renews all leases."""

    def __init__(self, jobs: "Callable[[], Jobs]") -> None:
        self._jobs = jobs
        self._running: dict[tuple[str, str], Listener] = {}
        self._changed = Condition()
        self._thread: Thread | None = None
        self._is_stopped = False

    def hold(self, workspace: str, id: str, listener: Listener, since: float) -> None:
        """Hold a job from now on, which its listener can stop; `since` is the monotonic time at which it was begun."""
        if monotonic() - since > _EVERY:  # it waited for a thread
            self._write(partial(self._renewed, held=[(workspace, id)]))
        with self._changed:
            self._running[workspace, id] = listener
            if self._is_stopped:
                listener.stop()
            if self._thread is None:
                self._thread = Thread(target=self._renew, name="leases", daemon=True)
                self._thread.start()

    def leave(self, workspace: str, id: str) -> None:
        """Hold a job no more: it has ended."""
        with self._changed:
            self._running.pop((workspace, id), None)

    def stop(self) -> None:
        """Stop what runs and what is held from now on; whoever works on it writes that down and tells it."""
        with self._changed:
            self._is_stopped = True
            left = list(self._running.values())
        for listener in left:
            listener.stop()

    def close(self) -> None:
        """Stop what still runs, and write down that it was interrupted."""
        with self._changed:
            self._is_stopped = False
            left, self._running = self._running, {}
            renewing, self._thread = self._thread, None
            self._changed.notify_all()
        for (workspace, id), listener in left.items():
            listener.stop()
            self._write(partial(_interrupt, workspace=workspace, id=id))
        if renewing is not None:
            renewing.join()

    def _renew(self) -> None:
        swept = -_SWEPT
        while True:
            if monotonic() - swept > _SWEPT:
                self._write(lambda jobs: jobs.sweep(datetime.now(UTC) - _TOLD))
                swept = monotonic()
            with self._changed:
                self._changed.wait_for(lambda: self._thread is not current_thread(), _EVERY)
                if self._thread is not current_thread():
                    return
                held = list(self._running)
            self._write(partial(self._renewed, held=held))

    def _renewed(self, jobs: "Jobs", held: list[tuple[str, str]]) -> None:
        """Renew leases, and stop what another process has ended."""
        for ended in jobs.renew(held):
            with self._changed:
                listener = self._running.get(ended)
            if listener is not None:
                listener.stop()

    def _write(self, act: "Callable[[Jobs], None]") -> None:
        try:
            act(self._jobs())
        except Exception as error:  # its words may hold a note's; in ten seconds it is tried again
            log.warning("jobs_not_written", extra={"fields": {"error": type(error).__name__}})


def _interrupt(jobs: "Jobs", workspace: str, id: str) -> None:
    jobs.end(workspace, id, "interrupted")
