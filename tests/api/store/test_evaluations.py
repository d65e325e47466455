"""Evaluations in the store, on SQLite and on PostgreSQL."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from api.store import jobs as leases
from api.store.audit import Act, Audit
from api.store.evaluation import Counts
from api.store.evaluations import Evaluations
from api.store.jobs import Jobs
from assistant.drafter.listening import Stopped
from tests.places import ON_ALL

pytestmark = ON_ALL
CASES = '{"id":"a","notes":"Churn is at 4%."}\n{"id":"b","notes":"Churn is at 5%."}\n'


@pytest.fixture
def kept(engine: Engine) -> Evaluations:
    return Evaluations(engine)


def begun(kept: Evaluations, id: str = "one", workspace: str = "team") -> str:
    return kept.begin(workspace, id, "Nightly", {"version": 1}, CASES, 4)


def line(state: str) -> str:
    return json.dumps({"state": state})


def state(kept: Evaluations, id: str = "one", workspace: str = "team") -> str | None:
    found = kept.get(workspace, id)
    return None if found is None else found.state


def test_it_waits_runs_and_is_done(kept: Evaluations, engine: Engine) -> None:
    job = begun(kept)
    assert state(kept) == "queued"
    kept.start("team", "one", job)
    assert state(kept) == "running"
    kept.add("team", "one", job, {2: line("error"), 0: line("pass")})
    kept.add("team", "one", job, {1: line("fail"), 3: line("unscored")})
    kept.end("team", "one", job, None, Act("team", "evaluation_ended", {}))
    found = kept.get("team", "one")
    assert found is not None
    assert (found.state, found.total, found.counts) == ("done", 4, Counts(1, 1, 1, 1))
    told = [json.loads(one)["state"] for one in kept.results("team", "one")]
    assert told == ["pass", "fail", "error", "unscored"]
    assert list(kept.results("team", "one", "error")) == [line("error")]
    assert kept.cases("team", "one") == CASES
    assert Jobs(engine).get("team", job) is None
    assert [entry.act.action for entry in Audit(engine).entries("team")] == ["evaluation_ended"]


def test_one_that_nobody_holds_was_interrupted_and_goes_on(kept: Evaluations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=-1))
    first = begun(kept)
    assert state(kept) == "interrupted"
    assert [one.state for one in kept.page("team", None, 9).items] == ["interrupted"]
    monkeypatch.setattr(leases, "LEASE", timedelta(seconds=30))
    second = kept.go_on("team", "one", retry_errors=False)
    assert second is not None
    assert state(kept) == "queued"
    assert kept.go_on("team", "one", retry_errors=False) is None
    with pytest.raises(Stopped):
        kept.add("team", "one", first, {0: line("pass")})
    kept.add("team", "one", second, {0: line("pass")})


def test_errors_are_tried_again_where_that_is_asked_for(kept: Evaluations) -> None:
    job = begun(kept)
    kept.add("team", "one", job, {0: line("pass"), 1: line("error")})
    kept.end("team", "one", job, None)
    assert kept.go_on("team", "one", retry_errors=True)
    found = kept.get("team", "one")
    assert found is not None
    assert (found.state, found.counts) == ("queued", Counts(1, 0, 0, 0))
    assert list(kept.results("team", "one")) == [line("pass")]


def test_one_that_is_cancelled_takes_no_more_results(kept: Evaluations, engine: Engine) -> None:
    job = begun(kept)
    assert kept.cancel("team", "one") == job
    assert kept.cancel("team", "one") is None
    assert state(kept) == "cancelled"
    assert Jobs(engine).renew([("team", job)]) == [("team", job)]
    for act in (
        lambda: kept.start("team", "one", job),
        lambda: kept.add("team", "one", job, {0: line("pass")}),
        lambda: kept.end("team", "one", job, None),
    ):
        with pytest.raises(Stopped):
            act()
    assert list(kept.results("team", "one")) == []


def test_each_workspace_sees_its_own(kept: Evaluations) -> None:
    job = begun(kept)
    kept.add("team", "one", job, {0: line("pass")})
    begun(kept, workspace="other")
    assert kept.get("third", "one") is None
    assert list(kept.results("other", "one")) == []
    assert kept.cases("third", "one") == ""
    assert kept.cancel("third", "one") is None
    assert not kept.remove("third", "one")
    assert kept.remove("other", "one")
    assert state(kept) == "queued"
    assert kept.get("team", "a\0b") is None
    assert not kept.remove("team", "a\0b")


def test_pages_go_by_time_newest_first(kept: Evaluations) -> None:
    for id in "abc":
        begun(kept, id)
    first = kept.page("team", None, 2)
    assert [one.id for one in first.items] == ["c", "b"]
    rest = kept.page("team", first.next, 2)
    assert ([one.id for one in rest.items], rest.next) == (["a"], None)


def test_what_is_removed_or_old_leaves_nothing(kept: Evaluations, engine: Engine) -> None:
    job = begun(kept)
    kept.add("team", "one", job, {0: line("pass")})
    assert kept.remove("team", "one")
    with pytest.raises(Stopped):
        kept.add("team", "one", job, {1: line("pass")})
    begun(kept, "two")
    now = datetime.now(UTC)
    assert kept.expire(now - timedelta(days=1)) == []
    assert kept.known(["one", "two"]) == {"two"}
    assert kept.expire(now + timedelta(days=1)) == ["two"]
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM evaluation_results").scalar() == 0
