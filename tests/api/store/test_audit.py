"""The audit log, on SQLite and on PostgreSQL."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, select, update

from api.store import tables
from api.store.audit import Act, Audit
from tests.places import ON_ALL

pytestmark = ON_ALL

AUDIT = tables.audit


@pytest.fixture
def log(engine: Engine) -> Audit:
    return Audit(engine)


def act(workspace: str = "team", action: str = "draft_made", key: str | None = None, **details: Any) -> Act:
    return Act(workspace, action, details, key)


def tampered(engine: Engine, statement: Any) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(statement)


def test_rows_come_back_as_they_were_written(log: Audit) -> None:
    written = [act(draft="a", notes=[{"id": "half \ud800", "sha256": "0"}]), act(key="k1", draft="b", model=None)]
    for each in written:
        log.add(each)
    assert [entry.act for entry in log.entries("team")] == written
    assert [entry.number for entry in log.entries("team")] == [1, 2]
    assert log.verify("team").fault is None


def test_a_workspace_has_its_own_log(log: Audit) -> None:
    log.add(act("one"))
    log.add(act("two"))
    assert log.workspaces() == ["one", "two"]
    assert [entry.number for entry in log.entries("two")] == [1]


def test_a_log_longer_than_a_page_is_read_whole(log: Audit, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.store.audit._AT_ONCE", 3)
    for number in range(7):
        log.add(act(draft=str(number)))
    assert [entry.number for entry in log.entries("team")] == list(range(1, 8))
    assert log.verify("team").rows == 7


CHANGES = {
    "details": (update(AUDIT).where(AUDIT.c.number == 2).values(details=json.dumps({"draft": "other"})), "row 2 was"),
    "details that are no JSON": (update(AUDIT).where(AUDIT.c.number == 2).values(details="{"), "row 2 was changed"),
    "number": (update(AUDIT).where(AUDIT.c.number == 1).values(number=-1), "row 1 is missing"),
    "action": (update(AUDIT).where(AUDIT.c.number == 2).values(action="draft_removed"), "row 2 was changed"),
    "key": (update(AUDIT).where(AUDIT.c.number == 2).values(key="k9"), "row 2 was changed"),
    "middle taken out": (delete(AUDIT).where(AUDIT.c.number == 2), "row 2 is missing"),
    "first taken out": (delete(AUDIT).where(AUDIT.c.number == 1), "row 1 is missing"),
    "seal": (update(AUDIT).where(AUDIT.c.number == 1).values(sha256="f" * 64), "row 1 was changed"),
    "previous": (update(AUDIT).where(AUDIT.c.number == 3).values(previous="f" * 64), "row 3 does not follow"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(log: Audit, engine: Engine, change: str) -> None:
    for number in range(3):
        log.add(act(draft=str(number)))
    statement, said = CHANGES[change]
    tampered(engine, statement)
    found = log.verify("team")
    assert found.fault is not None
    assert found.fault.startswith(said)
    assert found.rows == int(found.fault.split()[1]) - 1


def test_many_at_once_make_one_chain(log: Audit) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: log.add(act(draft=str(number))), range(24)))
    assert [entry.number for entry in log.entries("team")] == list(range(1, 25))
    assert log.verify("team").fault is None


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=5) | st.integers()), max_size=4))
def test_any_details_keep_the_chain_whole(engine: Engine, told: list[dict[str, Any]]) -> None:
    log = Audit(engine)
    for details in told:
        log.add(Act("any", "draft_made", details))
    assert log.verify("any").fault is None
    with engine.connect() as connection:
        rows = connection.scalar(select(func.count()).select_from(AUDIT).where(AUDIT.c.workspace == "any"))
    assert log.verify("any").rows == rows
