"""Requests that are done once, in the store, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from api import database
from api.settings import load_settings
from api.store import once as module
from api.store.once import Known, Once
from tests.places import ON_ALL

pytestmark = ON_ALL


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = database.opened(load_settings())
    yield made
    made.dispose()


@pytest.fixture
def once(engine: Engine) -> Once:
    return Once(engine)


def test_the_second_is_told_what_the_first_makes(once: Once) -> None:
    assert once.begin("team", "r", "b", "draft-1") is None
    assert once.begin("team", "r", "b", "draft-2") == Known("b", "draft-1", may_run=True)
    once.done("team", "r")
    assert once.begin("team", "r", "b", "draft-3") == Known("b", "draft-1", may_run=False)


def test_another_workspace_or_request_is_another(once: Once) -> None:
    assert once.begin("team", "r", "b", "1") is None
    assert once.begin("other", "r", "b", "2") is None
    assert once.begin("team", "s", "b", "3") is None


def test_a_request_that_failed_can_be_sent_again(once: Once) -> None:
    once.begin("team", "r", "b", "1")
    once.forget("team", "r")
    assert once.begin("team", "r", "b", "2") is None


def test_one_that_made_nothing_is_taken_over(once: Once) -> None:
    once.begin("team", "r", "b", "1")
    assert once.begin("team", "r", "b", "2", lambda known: known.made == "1") is None
    known = once.begin("team", "r", "b", "3")
    assert known is not None
    assert known.made == "2"


def test_a_lease_ends_and_a_request_is_forgotten_after_a_day(once: Once, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEASE", timedelta(seconds=-1))
    once.begin("team", "r", "b", "1")
    known = once.begin("team", "r", "b", "2")
    assert known is not None
    assert not known.may_run
    monkeypatch.setattr(module, "KEPT", timedelta(seconds=-1))
    assert once.begin("team", "r", "b", "3") is None


def test_of_many_at_once_one_is_first(once: Once) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: once.begin("team", "r", "b", str(number)), range(16)))
    assert sum(known is None for known in told) == 1
    assert len({known.made for known in told if known is not None}) == 1
