"""Jobs in the store, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from api.store import jobs as module
from api.store.drafts import Drafts
from api.store.jobs import Jobs
from tests.api.store.test_drafts import draft
from tests.places import ON_ALL

pytestmark = ON_ALL


@pytest.fixture
def jobs(engine: Engine) -> Jobs:
    return Jobs(engine)


def state(jobs: Jobs, id: str = "one", workspace: str = "team") -> str | None:
    job = jobs.get(workspace, id)
    return None if job is None else job.state


def test_a_job_runs_until_it_ends(jobs: Jobs) -> None:
    jobs.begin("team", "one", "draft")
    assert state(jobs) == "running"
    jobs.end("team", "one", "failed", "model_timeout")
    ended = jobs.get("team", "one")
    assert ended is not None
    assert (ended.state, ended.code) == ("failed", "model_timeout")


def test_a_job_that_nobody_holds_was_interrupted(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LEASE", timedelta(seconds=-1))
    jobs.begin("team", "one", "draft")
    assert state(jobs) == "interrupted"
    monkeypatch.setattr(module, "LEASE", timedelta(seconds=30))
    jobs.renew([("team", "one")])
    assert state(jobs) == "running"


def test_a_job_that_ended_is_held_no_more(jobs: Jobs) -> None:
    jobs.begin("team", "one", "draft")
    jobs.end("team", "one", "interrupted")
    jobs.renew([("team", "one")])
    assert state(jobs) == "interrupted"


def test_a_job_is_seen_in_its_own_workspace_alone(jobs: Jobs) -> None:
    jobs.begin("team", "one", "draft")
    assert state(jobs, workspace="other") is None
    jobs.end("other", "one", "failed", "x")
    assert state(jobs) == "running"
    assert jobs.get("team", "a\0b") is None


def test_the_job_goes_when_its_draft_is_stored(engine: Engine, jobs: Jobs) -> None:
    jobs.begin("team", "one", "draft")
    jobs.begin("team", "two", "draft")
    Drafts(engine).put("team", draft("one"))
    assert state(jobs) is None
    assert state(jobs, "two") == "running"


def test_what_ended_long_ago_is_forgotten(jobs: Jobs) -> None:
    jobs.begin("team", "one", "draft")
    jobs.begin("team", "two", "draft")
    jobs.end("team", "one", "failed", "x")
    jobs.sweep(datetime.now(UTC) + timedelta(seconds=1))
    assert state(jobs) is None
    assert state(jobs, "two") == "running"
