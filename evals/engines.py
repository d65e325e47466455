"""Runs one function over batches: in threads, which wait for a model, or in processes, which compute.

An engine gives each batch's result with the results in the order of the batches; no more batches are taken than are
being worked on, so that a dataset of any length streams through.
"""

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import Protocol, TypeVar

from assistant.errors import Unavailable

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Function = Callable[[Batch], Result]
_AHEAD = 3  # batches a worker that are waiting for it
_DEATHS = 3
_ASKING = 8  # requests at once where a model is asked


class Engine(Protocol):
    """Gives every batch's result once."""

    def __call__(self, function: Function[Batch, Result], batches: Iterable[Batch], asks: bool) -> Iterator[Result]:
        """Run the function over the batches; `asks`: it waits for a model. Raises Unavailable."""


@dataclass(frozen=True, slots=True)
class Local:
    """This machine, with so many workers; by default one a core, and more where a model is asked."""

    workers: int | None = None

    def __call__(self, function: Function[Batch, Result], batches: Iterable[Batch], asks: bool) -> Iterator[Result]:
        """Run in threads where a model is asked, else in processes."""
        if asks:
            return in_threads(function, batches, self.workers or _ASKING)
        return in_processes(function, batches, self.workers or os.cpu_count() or 1)


def in_threads(function: Function[Batch, Result], batches: Iterable[Batch], workers: int) -> Iterator[Result]:
    """Run in threads of this process; results come as they are ready, for each was paid for and must be kept."""
    from concurrent.futures import FIRST_COMPLETED, wait

    left = iter(batches)
    with ThreadPoolExecutor(workers) as pool:
        running: set[Future[Result]] = set()
        try:
            while True:
                while len(running) < workers and (batch := next(left, None)) is not None:
                    running.add(pool.submit(function, batch))
                if not running:
                    return
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    yield one.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def in_processes(function: Function[Batch, Result], batches: Iterable[Batch], workers: int) -> Iterator[Result]:
    """Run in processes; a worker that is killed is replaced, and what it had is done again. Raises Unavailable."""
    left = iter(batches)
    again: deque[Batch] = deque(islice(left, 2))
    if len(again) == 1:  # not worth a process
        yield function(again.popleft())
        return
    deaths = 0
    while True:
        running: deque[tuple[Batch, Future[Result]]] = deque()
        pool = _pool(workers)
        try:
            while True:
                while len(running) < workers * _AHEAD and (batch := _next(again, left)) is not None:
                    running.append((batch, _submitted(pool, function, batch)))
                if not running:
                    return
                result = running[0][1].result()
                running.popleft()
                yield result
        except BrokenExecutor:
            deaths += 1
            if deaths > _DEATHS:
                raise Unavailable(
                    f"Workers were killed {deaths} times, perhaps for want of memory; take fewer with -j."
                ) from None
            again.extendleft(batch for batch, _ in reversed(running))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _next(again: "deque[Batch]", left: Iterator[Batch]) -> Batch | None:
    return again.popleft() if again else next(left, None)


def _submitted(pool: Executor, function: Function[Batch, Result], batch: Batch) -> "Future[Result]":
    """Submit; a pool that broke meanwhile gives a future that says so."""
    try:
        return pool.submit(function, batch)
    except BrokenExecutor as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent)


def _end_with_parent() -> None:
    """End this worker when the run is killed: it would wait for ever, its own end of the queue being open."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_wait_and_end, args=(parent.sentinel,), daemon=True).start()


def _wait_and_end(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
