"""Engines give every batch's result once, in processes also when a worker is killed."""

import os
import signal
import time
from pathlib import Path

import pytest

from assistant.errors import Unavailable
from evals.engines import in_processes, in_threads


def double(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def die_once(batch: tuple[int, str]) -> int:
    number, folder = batch
    mark = Path(folder) / f"died-{number}"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return number


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def test_processes_keep_the_order() -> None:
    assert list(in_processes(double, ([at] for at in range(20)), 2)) == [[2 * at] for at in range(20)]
    assert list(in_processes(double, [[1]], 2)) == [[2]]
    assert list(in_processes(double, [], 2)) == []


def test_threads_lose_nothing() -> None:
    assert sorted(in_threads(double, ([at] for at in range(20)), 4)) == [[2 * at] for at in range(20)]


def test_batches_are_taken_as_they_are_worked_on() -> None:
    taken = 0

    def batches():
        nonlocal taken
        for at in range(1000):
            taken += 1
            yield [at]

    results = in_processes(double, batches(), 2)
    next(results)
    assert taken < 20
    results.close()


def test_a_killed_worker_loses_no_result(tmp_path: Path) -> None:
    batches = [(at, str(tmp_path)) for at in range(8)]
    assert list(in_processes(die_once, batches, 2)) == list(range(8))


def test_workers_that_keep_dying_end_the_run() -> None:
    with pytest.raises(Unavailable, match="Workers were killed"):
        list(in_processes(die, range(4), 2))
