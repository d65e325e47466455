"""A budget lets requests go until the server refuses one, then keeps to the pace that it took."""

import asyncio
import time

import pytest

from assistant.drafter.model import ModelFault
from evals.budget import Budget


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
                budget.taken()
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
                budget.taken()
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
        budget.taken()
        budget.refused(first, 7.0)
        return await budget.turn() - first

    assert asyncio.run(asking()) >= 7.0


def test_refusals_of_requests_sent_before_count_once(clock: Clock) -> None:
    budget = Budget()

    async def asking() -> tuple[float | None, float | None]:
        sent = [await budget.turn() for _ in range(9)]
        for _ in range(4):
            budget.taken()
        budget.refused(sent[0], 2.0)
        first = budget.pace
        for moment in sent[1:]:
            budget.refused(moment, 2.0)
        return first, budget.pace

    first, then = asyncio.run(asking())
    assert first == then


def test_failures_are_tried_again_within_a_share(clock: Clock) -> None:
    budget = Budget(asked=100)
    assert 20 <= sum(budget.may_retry() for _ in range(100)) <= 25


def test_a_closed_budget_lets_nothing_out(clock: Clock) -> None:
    budget = Budget(closed=ModelFault("model_quota", "used up"))
    with pytest.raises(ModelFault, match="used up"):
        asyncio.run(budget.turn())
