"""What keys have spent, on SQLite and on PostgreSQL: exact however many count at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from api.store import tables
from api.store.keys import Keys
from api.store.spending import DAY, MINUTE, Limit, Spending, Spent
from tests.places import ON_ALL

pytestmark = ON_ALL

NOON = datetime(2027, 1, 12, 12, 0, 40, tzinfo=UTC)
THREE = Limit("requests", 3, MINUTE)


@pytest.fixture
def spending(engine: Engine) -> Spending:
    return Spending(engine)


@pytest.fixture
def key(engine: Engine) -> str:
    return Keys(engine).create("growth", "CI", "draft").key.id


def test_as_many_as_the_limit_says_are_granted_and_told_down(spending: Spending, key: str) -> None:
    found = [spending.spend(key, THREE, NOON) for _ in range(5)]
    assert [(one.left, one.is_granted) for one in found] == [(2, True), (1, True), (0, True), (0, False), (0, False)]
    assert {one.seconds for one in found} == {20}


def test_the_next_window_begins_anew(spending: Spending, key: str) -> None:
    for _ in range(4):
        spending.spend(key, THREE, NOON)
    assert spending.spend(key, THREE, NOON + timedelta(seconds=20)) == Spent(THREE, 2, 60, True)


def test_a_day_ends_at_midnight(spending: Spending, key: str) -> None:
    one = Limit("drafts", 1, DAY)
    assert spending.spend(key, one, NOON).is_granted
    assert spending.spend(key, one, NOON) == Spent(one, 0, 11 * 3600 + 59 * 60 + 20, False)
    assert spending.spend(key, one, NOON + timedelta(hours=12)).is_granted


def test_there_is_always_a_second_to_wait(spending: Spending, key: str) -> None:
    assert spending.spend(key, THREE, NOON.replace(second=59, microsecond=999_999)).seconds == 1


def test_each_key_and_each_thing_is_counted_apart(spending: Spending, key: str, engine: Engine) -> None:
    other = Keys(engine).create("growth", "laptop", "draft").key.id
    spending.spend(key, THREE, NOON)
    assert spending.spend(other, THREE, NOON).left == 2
    assert spending.spend(key, Limit("drafts", 3, DAY), NOON).left == 2
    assert spending.spend(key, THREE, NOON).left == 1


def test_windows_that_are_over_are_not_kept(spending: Spending, key: str, engine: Engine) -> None:
    for minute in range(5):
        spending.spend(key, THREE, NOON + timedelta(minutes=minute))
    spending.spend(key, Limit("drafts", 3, DAY), NOON)
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.spending)) == 2


def test_never_more_than_the_limit_are_granted_at_once(spending: Spending, key: str) -> None:
    limit = Limit("requests", 25, MINUTE)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: spending.spend(key, limit, NOON), range(60)))
    granted = sorted(one.left for one in found if one.is_granted)
    assert granted == list(range(25))


def test_counting_waits_for_nobody_who_reads_and_on_a_server_for_nobody_who_writes(engine: Engine, key: str) -> None:
    with engine.execution_options(writes=engine.dialect.name == "postgresql").begin() as connection:
        connection.execute(select(tables.keys)).all()
        assert Spending(engine).spend(key, THREE, NOON).is_granted
