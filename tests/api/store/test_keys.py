"""Keys in the store, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, event, select

from api.caller import SCOPES, Caller, Scope
from api.store import tables
from api.store.audit import Audit
from api.store.key import Key
from api.store.keys import Keys, named
from tests.places import ON_ALL

pytestmark = ON_ALL

NOW = datetime.now(UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def keys(engine: Engine) -> Keys:
    return Keys(engine)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_opens_its_workspace_and_no_more_than_its_scope(keys: Keys, scope: Scope) -> None:
    made = keys.create("growth", "CI", scope, requests_a_minute=60, drafts_a_day=5)
    held = keys.holding(made.secret, NOW)
    assert held == made.key
    assert held.caller == Caller("growth", scope, made.key.id, 60, 5)


def test_the_database_holds_nothing_that_opens_anything(keys: Keys, engine: Engine) -> None:
    made = keys.create("growth", "CI", "read")
    with engine.connect() as connection:
        (row,) = connection.execute(select(tables.keys)).all()
    secret = made.secret.rpartition("_")[2]
    assert len(secret) == 48
    assert all(secret not in str(value) for value in row)
    assert keys.holding(row.sha256, NOW) is None
    assert keys.holding(f"plumb_{row.id}_{row.sha256[:48]}", NOW) is None


def test_no_two_keys_are_alike(keys: Keys) -> None:
    made = [keys.create("growth", "CI", "read") for _ in range(20)]
    assert len({one.secret for one in made}) == len({one.key.id for one in made}) == 20


def test_only_the_whole_key_as_it_was_given_opens(keys: Keys) -> None:
    made, other = keys.create("growth", "CI", "read").secret, keys.create("sales", "CI", "read").secret
    last = "0" if made[-1] != "0" else "1"
    swapped = made[:19] + other[19:]
    unknown = f"plumb_{'0' * 12}_{made[19:]}"
    for wrong in ("", "plumb_", made[:-1], made + "0", made[:-1] + last, made.upper(), f" {made}", f"{made}\n",
                  swapped, unknown, made.replace("_", "-"), f"{made[:-1]}é", "\0", "x" * 10_000):  # fmt: skip
        assert keys.holding(wrong, NOW) is None, wrong
    assert keys.holding(made, NOW) is not None


def test_a_key_is_over_at_the_moment_it_expires(keys: Keys) -> None:
    made = keys.create("growth", "CI", "read", expires=LATER)
    assert keys.holding(made.secret, LATER - timedelta(microseconds=1)) == made.key
    assert keys.holding(made.secret, LATER) is None
    assert [one.state(LATER) for one in keys.all()] == ["expired"]


def test_a_revoked_key_opens_nothing_from_then_on(keys: Keys) -> None:
    made, other = keys.create("growth", "CI", "read"), keys.create("growth", "laptop", "read")
    assert keys.revoke(made.key.id) == made.key
    assert keys.holding(made.secret, NOW) is None
    assert keys.holding(other.secret, NOW) == other.key
    assert {one.id: one.state(NOW) for one in keys.all()} == {made.key.id: "revoked", other.key.id: "valid"}


def test_revoking_again_changes_nothing_and_an_unknown_key_is_none(keys: Keys) -> None:
    made = keys.create("growth", "CI", "read")
    keys.revoke(made.key.id)
    (revoked,) = keys.all()
    again = keys.revoke(made.key.id)
    assert again == revoked
    assert keys.all() == [revoked]
    assert keys.revoke("0" * 12) is None


def test_keys_are_listed_by_workspace_the_oldest_first(keys: Keys) -> None:
    made = [keys.create(workspace, "CI", "read").key for workspace in ("sales", "growth", "growth")]
    assert keys.all() == [made[1], made[2], made[0]]


def test_what_was_never_a_key_costs_the_database_nothing(keys: Keys, engine: Engine) -> None:
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: asked.append(arguments[2]))
    for nonsense in ("", "sk-1234", "plumb_abc", "x" * 1000):
        keys.holding(nonsense, NOW)
    assert asked == []
    keys.holding(f"plumb_{'0' * 12}_{'0' * 48}", NOW)
    assert len(asked) == 1


def test_a_key_can_be_named_by_its_id_or_where_it_leaked_by_the_whole_of_it() -> None:
    assert named("0123456789ab") == "0123456789ab"
    assert named(f"plumb_0123456789ab_{'0' * 48}") == "0123456789ab"


def test_making_and_revoking_a_key_is_in_the_log_without_the_key(keys: Keys, engine: Engine) -> None:
    made = keys.create("growth", "CI", "draft", expires=LATER)
    keys.revoke(made.key.id)
    keys.revoke(made.key.id)
    entries = [entry.act for entry in Audit(engine).entries("growth")]
    assert [act.action for act in entries] == ["key_created", "key_revoked"]
    assert entries[0].details == {"key": made.key.id, "scope": "draft", "expires": LATER.isoformat()}
    assert made.secret.rpartition("_")[2] not in str(entries)


def test_a_key_shows_nothing_secret(keys: Keys) -> None:
    made = keys.create("growth", "CI", "draft")
    assert isinstance(made.key, Key)
    assert made.secret.rpartition("_")[2] not in repr(made.key)
