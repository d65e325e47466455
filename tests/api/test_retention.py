"""What is older than OKR_RETENTION_DAYS is erased: when the service starts, then daily, and when a command writes."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from .inside import okr_inside as okr
from .okr import complaint


@pytest.fixture
def old(home: Path) -> Path:
    """Keep a document of long ago and one of today; give the data folder."""
    for name in ("old.md", "new.md"):
        (home / name).write_text(f"What {name} says of Xylophantis.", encoding="utf-8")
    assert okr("library", "add", "old.md", "new.md").returncode == 0
    _age(home / "data", "old.md")
    return home / "data"


def _age(data: Path, name: str) -> None:
    with sqlite3.connect(data / "plumb.db") as database:
        database.execute("UPDATE documents SET added = '2020-01-01 00:00:00.000000' WHERE name = ?", (name,))
    database.close()


def _names() -> list[bytes]:
    return [line.split()[0] for line in okr("library", "list").stdout.splitlines()]


def _left(data: Path) -> bytes:
    return b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file())


def test_nothing_is_erased_where_nothing_is_set(old: Path, home: Path) -> None:
    okr("library", "add", "new.md")
    assert len(_names()) == 2


@pytest.mark.parametrize(
    "command", [("add", "new.md"), ("sync", "."), ("rebuild",), ("remove", "new.md")], ids=lambda given: given[0]
)
def test_a_command_that_writes_erases_first(
    old: Path, home: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    (home / "old.md").unlink()
    assert len(_names()) == 2  # looking erases nothing
    run = okr("library", *command)
    assert run.returncode == 0
    assert b"Erased 1 document older than 30 days." in run.stderr
    assert b"old.md" not in _names()
    assert b"What old.md" not in _left(old)


def test_the_service_erases_when_it_starts_and_daily(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app
    from api.settings import load_settings

    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    monkeypatch.setattr("api.retention._DAY", 0.05)
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:

        def ids() -> list[str]:
            return [document["id"] for document in client.get("/v1/documents").json()["data"]]

        _wait(lambda: ids() == ["new.md"])
        _age(old, "new.md")
        _wait(lambda: ids() == [])
    assert b"Xylophantis" not in _left(old)


def test_the_service_erases_old_drafts_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app
    from api.settings import load_settings

    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    monkeypatch.setattr("api.retention._DAY", 0.05)
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:
        made = [client.post("/v1/drafts", json={"notes": f"{name} slept badly."}).json() for name in ("Quorl", "Ann")]
        with sqlite3.connect(home / "data" / "plumb.db") as database:
            database.execute("UPDATE drafts SET updated = '2020-01-01 00:00:00.000000' WHERE id = ?", (made[0]["id"],))
        database.close()
        _wait(lambda: client.get(f"/v1/drafts/{made[0]['id']}").status_code == 404)
        assert client.get(f"/v1/drafts/{made[1]['id']}").status_code == 200
    assert b"Quorl" not in _left(home / "data")


def test_drafts_that_cannot_be_erased_keep_no_document(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app
    from api.settings import load_settings

    def breaks(*_: object) -> list[str]:
        raise ZeroDivisionError

    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    monkeypatch.setattr("api.retention.erase_old_drafts", breaks)
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000"):
        _wait(lambda: _names() == [b"new.md"])


def _wait(done: Callable[[], bool]) -> None:
    for _ in range(1200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it was not done in a minute")


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "99999999999999999999"])
def test_a_number_of_days_that_is_none_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("OKR_RETENTION_DAYS", value)
    assert "OKR_RETENTION_DAYS" in complaint(okr("library", "list"))
