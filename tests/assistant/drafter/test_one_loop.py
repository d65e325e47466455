"""Models are asked on one event loop, whichever threads ask first."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from assistant.drafter.model_call import OneLoop


def test_threads_that_ask_for_the_first_time_at_once_share_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    made, new = [], asyncio.new_event_loop

    def slowly() -> asyncio.AbstractEventLoop:
        time.sleep(0.05)
        made.append(new())
        return made[-1]

    monkeypatch.setattr(asyncio, "new_event_loop", slowly)
    loop, at_once = OneLoop(), Barrier(4)

    def ask(_: int) -> asyncio.AbstractEventLoop:
        at_once.wait(30)
        return loop()

    with ThreadPoolExecutor(4) as threads:
        given = set(map(id, threads.map(ask, range(4))))
    assert (len(given), len(made)) == (1, 1)
    made[0].call_soon_threadsafe(made[0].stop)
    while made[0].is_running():
        time.sleep(0.01)
    made[0].close()
