"""An SQLite file as the database: who writes waits for a turn, and never for SQLite's own sleep between two tries."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from uuid import uuid4

import pytest
from sqlalchemy import Engine, event, func, select

from api import database
from api.settings import load_settings
from api.store import tables
from api.store.jobs import Jobs


@pytest.fixture
def engines() -> Iterator[list[Engine]]:
    """Give two on one file, as the library and the drafts of one service have; SQLite lets none of them wait."""
    made = [database.opened(load_settings()) for _ in range(2)]
    for engine in made:
        engine.dispose()
        event.listen(engine, "connect", lambda connection, record: connection.execute("PRAGMA busy_timeout = 0"))
    yield made
    for engine in made:
        engine.dispose()


def test_all_who_write_at_once_get_their_turn(engines: list[Engine]) -> None:
    jobs = cycle([Jobs(engine) for engine in engines])
    with ThreadPoolExecutor(16) as threads:
        for begun in [threads.submit(next(jobs).begin, "growth", uuid4().hex, "draft") for _ in range(100)]:
            begun.result()
    with engines[0].connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.jobs)) == 100


def test_who_fails_leaves_the_turn_to_the_next(engines: list[Engine]) -> None:
    def fail() -> None:
        with engines[0].execution_options(writes=True).begin():
            raise RuntimeError("amid a transaction")

    with pytest.raises(RuntimeError):
        fail()
    Jobs(engines[1]).begin("growth", "later", "draft")
    assert Jobs(engines[0]).get("growth", "later") is not None
