"""Turns at the processor."""

import time
from threading import Event, Thread

import pytest

from api import turns
from api.turns import Turn, Turns


def settled(told: list[str], count: int) -> None:
    ended = time.perf_counter() + 60
    while len(told) < count and time.perf_counter() < ended:
        time.sleep(0.005)


def test_no_more_than_a_few_compute_at_once() -> None:
    taken, most, running = Turns(), 0, 0

    def work() -> None:
        nonlocal most, running
        with taken.turn():
            running += 1
            most = max(most, running)
            time.sleep(0.005)
            running -= 1

    threads = [Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert most == turns._AT_ONCE
    assert running == 0


def test_who_has_had_no_turn_goes_before_who_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_AT_ONCE", 1)
    taken = Turns()
    told: list[str] = []
    may_yield = Event()

    def had_one() -> None:
        with taken.turn() as turn:
            told.append("first of a")
            may_yield.wait(5)
            turn.yield_to_first()
            told.append("second of a")

    def new(name: str) -> None:
        with taken.turn():
            told.append(f"first of {name}")
            time.sleep(0.02)

    threads = [Thread(target=had_one)]
    threads[0].start()
    settled(told, 1)
    threads += [Thread(target=new, args=(name,)) for name in "bc"]
    for thread in threads[1:]:
        thread.start()
    time.sleep(0.05)
    may_yield.set()
    for thread in threads:
        thread.join(5)
    assert sorted(told[1:3]) == ["first of b", "first of c"]
    assert told[3] == "second of a"


def test_a_turn_that_is_left_is_free_for_others_and_ends_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_AT_ONCE", 1)
    taken = Turns()
    with taken.turn() as turn:
        turn.leave()
        turn.yield_to_first()
        with taken.turn() as other:
            assert isinstance(other, Turn)
    with taken.turn():
        pass


def test_a_later_turn_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.1)
    monkeypatch.setattr(turns, "_AT_ONCE", 1)
    taken = Turns()
    is_over = Event()

    def steady() -> None:
        while not is_over.is_set():
            with taken.turn():
                time.sleep(0.01)

    threads = [Thread(target=steady) for _ in range(3)]
    for thread in threads:
        thread.start()
    with taken.turn() as turn:
        begun = time.perf_counter()
        turn.yield_to_first()
        waited = time.perf_counter() - begun
    is_over.set()
    for thread in threads:
        thread.join(5)
    assert waited < 3


def test_no_turn_begins_while_a_request_comes_in() -> None:
    taken = Turns()
    told: list[str] = []

    def work() -> None:
        with taken.turn():
            told.append("turn")

    working = Thread(target=work)
    with taken.arriving():
        working.start()
        time.sleep(0.05)
        told.append("in")
    working.join(5)
    assert told == ["in", "turn"]


def test_requests_that_come_in_hold_a_turn_up_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_WELCOME", 0.05)
    taken = Turns()
    with taken.arriving(), taken.turn() as turn:
        turn.yield_to_first()
