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


def against_window(clock: Clock, budget: Budget, rate: int, count: int) -> int:
    """Ask a server that takes `rate` a second until it took `count`; give how many were sent."""

    async def asking() -> int:
        sent, taken, window, used = 0, 0, int(clock.now), 0
        while taken < count:
            moment = await budget.turn()
            sent += 1
            if int(clock.now) > window:
                window, used = int(clock.now), 0
            if used < rate:
                used += 1
                taken += 1
            else:
                budget.refused(moment, window + 1.001 - clock.now)
        return sent

    return asyncio.run(asking())


@pytest.mark.parametrize("rate", [2, 10, 100])
def test_the_pace_settles_near_the_limit(clock: Clock, rate: int) -> None:
    begun, count = clock.now, rate * 60
    sent = against_window(clock, Budget(), rate, count)
    assert sent <= 1.15 * count
    assert count / (clock.now - begun) >= 0.8 * rate


@pytest.mark.parametrize("rate", [2, 10, 100])
def test_the_pace_settles_at_the_rate_of_a_bucket(clock: Clock, rate: int) -> None:
    budget, begun = Budget(), clock.now

    async def asking() -> tuple[int, int]:
        sent, taken, left, last = 0, 0, float(rate), clock.now
        while taken < 60 * rate:
            moment = await budget.turn()
            sent += 1
            left, last = min(rate, left + (clock.now - last) * rate), clock.now
            if left >= 1:
                left -= 1
                taken += 1
            else:
                budget.refused(moment, 0.5)
        return sent, taken

    sent, taken = asyncio.run(asking())
    assert sent <= 1.15 * taken
    assert taken / (clock.now - begun) >= 0.95 * rate


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
