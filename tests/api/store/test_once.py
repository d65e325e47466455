"""Requests that are done once, in the store, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from api.store import once as module
from api.store.drafts import Drafts
from api.store.jobs import Jobs
from api.store.once import Known, Once
from tests.api.store.test_drafts import draft
from tests.places import ON_ALL

pytestmark = ON_ALL


@pytest.fixture
def once(engine: Engine) -> Once:
    return Once(engine)


def test_the_second_is_told_what_the_first_makes(once: Once) -> None:
    assert once.begin("team", "r", "b", "draft-1") is None
    assert once.begin("team", "r", "b", "draft-2") == Known("b", "draft-1", is_done=False)
    once.done("team", "draft-1")
    assert once.begin("team", "r", "b", "draft-3") == Known("b", "draft-1", is_done=True)


def test_another_workspace_or_request_is_another(once: Once) -> None:
    assert once.begin("team", "r", "b", "1") is None
    assert once.begin("other", "r", "b", "2") is None
    assert once.begin("team", "s", "b", "3") is None


def test_a_request_that_failed_can_be_sent_again(once: Once) -> None:
    once.begin("team", "r", "b", "1")
    once.forget("team", "r", "other")
    assert once.begin("team", "r", "b", "2") is not None
    once.forget("team", "r", "1")
    assert once.begin("team", "r", "b", "2") is None


def test_one_whose_job_ended_is_taken_over(once: Once, engine: Engine) -> None:
    jobs = Jobs(engine)
    once.begin("team", "r", "b", "1")
    jobs.begin("team", "1", "draft")
    assert once.begin("team", "r", "b", "2") == Known("b", "1", is_done=False)
    jobs.end("team", "1", "interrupted")
    assert once.begin("team", "r", "b", "2") is None
    assert once.begin("team", "r", "b", "3") == Known("b", "2", is_done=False)


def test_one_that_never_began_is_taken_over_when_its_lease_ends(once: Once, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEASE", timedelta(seconds=-1))
    once.begin("team", "r", "b", "1")
    assert once.begin("team", "r", "b", "2") is None


def test_one_whose_job_runs_is_waited_for(once: Once, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEASE", timedelta(seconds=-1))
    once.begin("team", "r", "b", "1")
    Jobs(engine).begin("team", "1", "draft")
    assert once.begin("team", "r", "b", "2") == Known("b", "1", is_done=False)


def test_a_request_is_known_for_a_day(once: Once, monkeypatch: pytest.MonkeyPatch) -> None:
    once.begin("team", "r", "b", "1")
    once.done("team", "1")
    monkeypatch.setattr(module, "KNOWN", timedelta(seconds=-1))
    assert once.begin("team", "r", "b", "2") is None


def test_the_request_is_done_when_its_draft_is_stored(once: Once, engine: Engine) -> None:
    once.begin("team", "r", "b", "one")
    Drafts(engine).put("team", draft("one"))
    assert once.begin("team", "r", "b", "two") == Known("b", "one", is_done=True)


def test_of_many_at_once_one_is_first(once: Once) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: once.begin("team", "r", "b", str(number)), range(16)))
    assert sum(known is None for known in told) == 1
    assert len({known.made for known in told if known is not None}) == 1
