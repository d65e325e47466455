"""The jobs that a process holds while they run."""

import threading
import time
from collections.abc import Iterator
from time import monotonic

import pytest

from api.leases import Leases
from assistant.drafter.listening import Listener


class _Jobs:
    def __init__(self) -> None:
        self.told: list[str] = []
        self.ended: list[tuple[str, str]] = []

    def renew(self, jobs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        self.told += [f"renewed {id}" for _, id in jobs]
        return [each for each in jobs if each in self.ended]

    def end(self, workspace: str, id: str, state: str) -> None:
        self.told.append(f"{state} {id}")

    def sweep(self, before: object) -> None:
        self.told.append("swept")


@pytest.fixture
def jobs() -> _Jobs:
    return _Jobs()


@pytest.fixture
def leases(jobs: _Jobs) -> Iterator[Leases]:
    made = Leases(lambda: jobs)  # type: ignore[arg-type,return-value]
    yield made
    made.close()


def test_a_job_that_was_just_begun_costs_no_second_write(leases: Leases, jobs: _Jobs) -> None:
    leases.hold("growth", "new", Listener(), monotonic())
    leases.leave("growth", "new")
    assert "renewed new" not in jobs.told


def test_a_job_that_waited_for_a_thread_is_renewed_first(leases: Leases, jobs: _Jobs) -> None:
    leases.hold("growth", "old", Listener(), monotonic() - 60)
    assert "renewed old" in jobs.told


def test_what_still_runs_at_the_end_is_stopped_and_told_as_interrupted(leases: Leases, jobs: _Jobs) -> None:
    listener = Listener()
    leases.hold("growth", "late", listener, monotonic())
    leases.close()
    assert listener.stopped.done()
    assert "interrupted late" in jobs.told


def test_nothing_is_written_once_it_is_closed(leases: Leases, jobs: _Jobs) -> None:
    before = set(threading.enumerate())
    leases.hold("growth", "late", Listener(), monotonic())
    (started,) = [thread for thread in threading.enumerate() if thread.name == "leases" and thread not in before]
    leases.close()
    assert not started.is_alive()


def test_old_jobs_are_forgotten_again_and_again(leases: Leases, jobs: _Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.leases._EVERY", 0.01)
    monkeypatch.setattr("api.leases._SWEPT", 0.0)
    leases.hold("growth", "long", Listener(), monotonic())
    for _ in range(500):
        if jobs.told.count("swept") > 2:
            break
        time.sleep(0.01)
    assert jobs.told.count("swept") > 2


def test_a_job_that_another_process_ended_is_stopped(
    leases: Leases, jobs: _Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.leases._EVERY", 0.05)
    ended, going_on = Listener(), Listener()
    jobs.ended.append(("growth", "one"))
    leases.hold("growth", "one", ended, monotonic())
    leases.hold("growth", "two", going_on, monotonic())
    ended.stopped.result(10)
    assert not going_on.stopped.done()
