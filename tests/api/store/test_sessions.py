"""Sessions in the store, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event, select

from api import audited
from api.store import tables
from api.store.audit import Audit
from api.store.key import Key
from api.store.keys import Keys
from api.store.sessions import Sessions
from tests.places import ON_ALL

pytestmark = ON_ALL

NOW = datetime.now(UTC)
LATER = NOW + timedelta(hours=12)


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    return Sessions(engine)


@pytest.fixture
def key(engine: Engine) -> Key:
    return Keys(engine).create("growth", "page", "draft").key


def begun(sessions: Sessions, key: Key, expires: datetime = LATER) -> str:
    return sessions.begin(key, expires, audited.signed_in(key.caller))


def test_a_session_stands_for_its_key_until_it_is_over(sessions: Sessions, key: Key) -> None:
    secret = begun(sessions, key)
    assert sessions.holding(secret, NOW) == key
    assert sessions.holding(secret, LATER - timedelta(microseconds=1)) == key
    assert sessions.holding(secret, LATER) is None


def test_the_database_holds_nothing_that_opens_anything(sessions: Sessions, key: Key, engine: Engine) -> None:
    secret = begun(sessions, key)
    with engine.connect() as connection:
        (row,) = connection.execute(select(tables.sessions)).all()
    assert all(secret not in str(value) for value in row)
    assert sessions.holding(row.sha256, NOW) is None


def test_a_session_is_over_with_its_key(sessions: Sessions, key: Key, engine: Engine) -> None:
    soon = NOW + timedelta(hours=1)
    short = Keys(engine).create("growth", "page", "read", expires=soon).key
    first, second = begun(sessions, key), begun(sessions, short)
    assert sessions.holding(second, soon - timedelta(seconds=1)) == short
    assert sessions.holding(second, soon) is None
    Keys(engine).revoke(key.id)
    assert sessions.holding(first, NOW) is None


def test_only_the_whole_secret_as_it_was_given_opens(sessions: Sessions, key: Key) -> None:
    secret = begun(sessions, key)
    for wrong in ("", secret[:-1], secret + "0", secret.upper() + "A", f" {secret}", f"{secret}\n", "é" * 64, "0" * 64):
        assert sessions.holding(wrong, NOW) is None, wrong


def test_what_was_never_a_session_costs_the_database_nothing(sessions: Sessions, engine: Engine) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    for nonsense in ("", "sk-1234", "x" * 64, "x" * 10_000):
        sessions.holding(nonsense, NOW)
    assert asked == []


def test_a_session_that_is_ended_opens_nothing_and_others_stay(sessions: Sessions, key: Key, engine: Engine) -> None:
    ended, other = begun(sessions, key), begun(sessions, key)
    for _ in range(2):
        sessions.end(ended, audited.signed_out(key.caller))
    assert sessions.holding(ended, NOW) is None
    assert sessions.holding(other, NOW) == key
    acts = [entry.act for entry in Audit(engine).entries("growth")]
    assert [act.action for act in acts] == ["key_created", "signed_in", "signed_in", "signed_out"]
    assert {act.key for act in acts[1:]} == {key.id}
    assert ended not in str(acts)


def test_what_is_over_is_cleared_away_by_the_next(sessions: Sessions, key: Key, engine: Engine) -> None:
    begun(sessions, key, NOW - timedelta(seconds=1))
    begun(sessions, key)
    begun(sessions, key)
    with engine.connect() as connection:
        assert len(connection.execute(select(tables.sessions)).all()) == 2
