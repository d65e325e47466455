"""Where drafts are made: threads of their own, turns at the processor, and a lease on each job while it runs."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING
from uuid import uuid4

from api.leases import Leases
from api.parts import Parts
from api.turns import Turns
from assistant.drafter.listening import Event, Listener, Stopped
from assistant.errors import PlumbError

if TYPE_CHECKING:
    from api.store.jobs import State

_AT_ONCE = 64  # drafts; most of their time they wait for a model
DRAFT = "draft"  # what a job of this bench is for


@dataclass(frozen=True, slots=True)
class Task:
    """What a job makes in a workspace: a draft of this id."""

    workspace: str
    id: str = field(default_factory=lambda: str(uuid4()))
    begun: float = field(default_factory=monotonic)


class Bench:
    """Runs jobs so that one that waits for a model keeps no other request waiting."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._leases = Leases(parts.jobs)
        self._making = Lock()
        self._threads: ThreadPoolExecutor | None = None
        self._turns = Turns()

    @property
    def threads(self) -> ThreadPoolExecutor:
        """The threads that draft, made when the first draft is asked for."""
        with self._making:
            if self._threads is None:
                self._threads = ThreadPoolExecutor(_AT_ONCE, "drafting")
            return self._threads

    def arriving(self) -> AbstractContextManager[None]:
        """Give what a request is in until its job is accepted."""
        return self._turns.arriving()

    @contextmanager
    def held(self, task: Task, listener: Listener) -> Iterator[None]:
        """Hold a job, which its listener can stop; a failure in here is written down as its end, and goes on."""
        self._leases.hold(task.workspace, task.id, listener, task.begun)
        try:
            yield
        except BaseException as error:
            self.end(task, error)
            raise
        finally:
            self._leases.leave(task.workspace, task.id)

    @contextmanager
    def turn(self, listener: Listener, *, waits: bool) -> Iterator[Listener]:
        """Compute in turn with others: everybody's facts first, for people look at these while the rest is made.

        Gives the listener to tell. `waits`: once the facts are there, a model is waited for more than is computed.
        """
        with self._turns.turn() as turn:
            listener.refuse_stopped()

            def hear(event: Event, data: object) -> None:
                listener.tell(event, data)
                if event == "facts" and not waits:
                    turn.yield_to_first()
                elif event == "facts":
                    turn.leave()

            yield listener.heard_by(hear)

    def end(self, task: Task, error: BaseException) -> None:
        """Write down that a job ended without a draft in the store."""
        self._leases.leave(task.workspace, task.id)
        state, code = ended(error)
        with suppress(PlumbError):  # then its lease runs out
            self._parts.jobs().end(task.workspace, task.id, state, code)

    def close(self) -> None:
        """Stop what is still being made; it is told as interrupted."""
        self._leases.close()
        with self._making:
            threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=True, cancel_futures=True)


def ended(error: BaseException) -> "tuple[State, str | None]":
    """Say how a job stands that ended with an error, and the code of what failed."""
    if isinstance(error, Stopped):
        return "interrupted", None
    return "failed", error.code if isinstance(error, PlumbError) else "internal_error"
