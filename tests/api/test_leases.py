"""The jobs that a process holds while they run."""

from collections.abc import Iterator
from time import monotonic

import pytest

from api.leases import Leases
from assistant.drafter.listening import Listener


class _Jobs:
    def __init__(self) -> None:
        self.told: list[str] = []

    def renew(self, jobs: list[tuple[str, str]]) -> None:
        self.told += [f"renewed {id}" for _, id in jobs]

    def end(self, workspace: str, id: str, state: str) -> None:
        self.told.append(f"{state} {id}")

    def sweep(self, before: object) -> None:
        """Forget nothing."""


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
    assert jobs.told == []


def test_a_job_that_waited_for_a_thread_is_renewed_first(leases: Leases, jobs: _Jobs) -> None:
    leases.hold("growth", "old", Listener(), monotonic() - 60)
    assert jobs.told == ["renewed old"]


def test_what_still_runs_at_the_end_is_stopped_and_told_as_interrupted(leases: Leases, jobs: _Jobs) -> None:
    listener = Listener()
    leases.hold("growth", "late", listener, monotonic())
    leases.close()
    assert listener.stopped.done()
    assert jobs.told == ["interrupted late"]
