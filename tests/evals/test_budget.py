"""A budget lets requests go until the server refuses one, then keeps to the pace that it took."""

import asyncio
import time

import pytest

from assistant.drafter.model import ModelFault
from evals.budget import Budget
from tests.evals.simulated_server import Bucket, Window, asked


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)
        monkeypatch.setattr(asyncio, "sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.now += max(seconds, 1e-6)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.mark.parametrize("limit", [Window, Bucket])
@pytest.mark.parametrize(("rate", "workers"), [(2, 4), (10, 8), (100, 8)])
def test_the_pace_settles_near_the_limit(limit: type[Window] | type[Bucket], rate: int, workers: int) -> None:
    found = asked(limit(rate), Budget(), workers, 0.0, rate * 60)
    assert found.taken == rate * 60
    assert found.taken - rate >= 0.95 * rate * found.seconds
    assert found.sent <= 1.15 * found.taken


def test_nobody_goes_before_the_server_asked(clock: Clock) -> None:
    budget = Budget()

    async def asking() -> float:
        first = await budget.turn()
        budget.refused(first, 7.0)
        return await budget.turn() - first

    assert asyncio.run(asking()) >= 7.0


def test_the_first_refusals_tell_how_many_were_taken(clock: Clock) -> None:
    budget = Budget()

    async def asking() -> list[float | None]:
        sent = [await budget.turn() for _ in range(13)]
        paces = []
        for moment in sent[4:]:
            budget.refused(moment, 2.0)
            paces.append(budget.pace)
        return paces

    paces = asyncio.run(asking())
    assert paces[0] == pytest.approx(12 / 2, rel=0.01)
    assert paces[-1] == pytest.approx(4 / 2, rel=0.01)


def test_refusals_of_requests_sent_before_count_once(clock: Clock) -> None:
    budget = Budget()

    async def asking() -> list[float]:
        budget.refused(await budget.turn(), 1.0)
        sent = [await budget.turn() for _ in range(9)]
        paces = [budget.pace or 0.0]
        for moment in sent:
            budget.refused(moment, 0.1)
            paces.append(budget.pace or 0.0)
        return paces

    before, first, *later = asyncio.run(asking())
    assert before > first
    assert set(later) == {first}


def test_failures_are_tried_again_within_a_share(clock: Clock) -> None:
    budget = Budget(asked=100)
    assert 20 <= sum(budget.may_retry() for _ in range(100)) <= 25


def test_a_closed_budget_lets_nothing_out(clock: Clock) -> None:
    budget = Budget(closed=ModelFault("model_quota", "used up"))
    with pytest.raises(ModelFault, match="used up"):
        asyncio.run(budget.turn())


@pytest.mark.parametrize("limit", [Window, Bucket])
@pytest.mark.parametrize(("rate", "workers", "seconds"), [(2, 16, 0.2), (10, 8, 0.2), (10, 64, 3.0), (40, 120, 2.0)])
def test_slow_answers_leave_nine_tenths_of_the_limit_used(
    limit: type[Window] | type[Bucket], rate: int, workers: int, seconds: float
) -> None:
    found = asked(limit(rate), Budget(), workers, seconds, rate * 60)
    assert found.taken == rate * 60
    assert found.taken - rate >= 0.9 * rate * found.seconds
    assert found.sent <= 1.25 * found.taken


@pytest.mark.parametrize(("limit", "share"), [(Window, 0.75), (Bucket, 0.9)])
def test_requests_that_come_in_bursts_cost_little_pace(limit: type[Window] | type[Bucket], share: float) -> None:
    found = asked(limit(10), Budget(), 32, 1.0, 1000, late=1.0)
    assert found.taken - 10 >= share * 10 * found.seconds
    assert found.sent <= 1.25 * found.taken
