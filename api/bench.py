"""Where drafts are made: threads of their own, turns at the processor, and a lease on each job while it runs."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from uuid import uuid4

from api.leases import Leases
from api.parts import Parts
from api.problems import Problem
from api.turns import Turns
from assistant.drafter.listening import Event, Listener, Stopped
from assistant.errors import PlumbError

if TYPE_CHECKING:
    from api.store.jobs import State

_AT_ONCE = 64  # drafts; most of their time they wait for a model
_MOST_WAITING = 256  # drafts; whoever comes then would wait for minutes, and is told so at once
Given = ParamSpec("Given")
Made = TypeVar("Made")
_COUNTING = Lock()
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
        self._threads: Threads | None = None
        self._turns = Turns()

    @property
    def threads(self) -> "Threads":
        """The threads that draft, made when the first draft is asked for."""
        with self._making:
            if self._threads is None:
                self._threads = Threads(_AT_ONCE, "drafting")
            return self._threads

    def arriving(self) -> AbstractContextManager[None]:
        """Give what a request is in until its job is accepted. Raises Problem where too many wait already."""
        if self.threads.under_way >= _AT_ONCE + _MOST_WAITING:
            raise Problem(
                503,
                "busy",
                f"{_MOST_WAITING} drafts wait to be made already; send this again in a while.",
                headers={"Retry-After": "30"},
            )
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

    def stop(self) -> None:
        """End what is being made and what waits to be, each with a word to whoever asked for it."""
        self._leases.stop()

    def close(self) -> None:
        """Stop what is still being made; it is told as interrupted."""
        self._leases.close()
        with self._making:
            threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=True, cancel_futures=True)


class Threads(ThreadPoolExecutor):
    """Threads that count what they were given and is not done."""

    under_way = 0

    def submit(
        self, function: Callable[Given, Made], /, *arguments: Given.args, **more: Given.kwargs
    ) -> "Future[Made]":
        """Take a call."""
        future = super().submit(function, *arguments, **more)
        self._count(1)
        future.add_done_callback(lambda _: self._count(-1))
        return future

    def _count(self, more: int) -> None:
        with _COUNTING:
            self.under_way += more


def ended(error: BaseException) -> "tuple[State, str | None]":
    """Say how a job stands that ended with an error, and the code of what failed."""
    if isinstance(error, Stopped):
        return "interrupted", None
    return "failed", error.code if isinstance(error, PlumbError) else "internal_error"
