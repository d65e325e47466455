"""`okr doctor` says what works and what to do, and makes and sends nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.api.inside import okr_inside
from tests.servers import embeddings_server
from tests.servers.openai_server import Says, serving

PARTS = ["settings", "checker", "drafter", "database", "search", "model", "extras"]


def checks(status: int = 0) -> dict[str, Any]:
    run = okr_inside("doctor", "--output-format", "json")
    assert run.returncode == status, run.stderr
    given = json.loads(run.stdout)
    assert given["version"] == 1
    assert [check["part"] for check in given["checks"]] == PARTS
    return {check["part"]: check for check in given["checks"]}


def test_all_works_with_nothing_set_and_nothing_is_made(home: Path) -> None:
    assert all(check["state"] == "ok" for check in checks().values())
    assert list(home.iterdir()) == []


def test_counts_the_documents_of_a_library(home: Path) -> None:
    (home / "a.md").write_text("# Strategy\n\nWe grow in Norway.")
    okr_inside("library", "add", "a.md")
    assert checks()["database"]["said"].endswith("documents: 1")


def test_looking_indexes_nothing_and_sends_no_document(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "a.md").write_text("# Strategy\n\nWe grow in Norway.")
    okr_inside("library", "add", "a.md")
    before = {file: file.stat().st_mtime_ns for file in (home / "data" / "vectors").rglob("*")}
    with embeddings_server.serving() as server:
        monkeypatch.setenv("OKR_EMBEDDINGS", "some-embeddings")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", embeddings_server.KEY)
        found = checks(1)["search"]
        assert "okr library rebuild" in found["said"]
        assert "Norway" not in str(server.texts)
    assert {file: file.stat().st_mtime_ns for file in (home / "data" / "vectors").rglob("*")} == before


def test_vectors_that_another_process_holds_or_a_server_that_is_away(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "a.md").write_text("# Strategy\n\nWe grow in Norway.")
    okr_inside("library", "add", "a.md")
    with FileLock(home / "data" / "vectors.lock"):
        assert "words only" in checks(1)["search"]["said"]
    assert checks()["search"]["state"] == "ok"
    monkeypatch.setenv("OKR_CHROMA_URL", "http://127.0.0.1:9")
    assert "OKR_CHROMA_URL" in checks(1)["search"]["said"]


def test_a_part_that_breaks_keeps_no_other_from_being_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.checkup._drafts", lambda: 1 / 0)
    found = checks(1)
    assert "ZeroDivisionError" in found["drafter"]["said"]
    assert found["extras"]["state"] == "ok"


def test_the_text_names_each_part_on_a_line() -> None:
    lines = okr_inside("doctor").stdout.decode().splitlines()
    assert [line.split()[1] for line in lines[1:]] == PARTS


def test_a_house_style_that_cannot_be_read(home: Path) -> None:
    (home / "okr.toml").write_text('preset = "nonsense"')
    assert "okr.toml" in checks(1)["checker"]["said"]


def test_a_data_folder_that_can_never_be_made(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_text("")
    monkeypatch.setenv("OKR_DATA_DIR", str(home / "file" / "data"))
    assert "OKR_DATA_DIR" in checks(1)["database"]["said"]


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="there is no /proc")
def test_a_data_folder_where_nobody_makes_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_DATA_DIR", "/proc/plumb/data")
    assert "OKR_DATA_DIR" in checks(1)["database"]["said"]


def test_all_settings_that_cannot_work_are_told_and_the_other_parts_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_RETENTION_DAYS", "soon")
    monkeypatch.setenv("OKR_CHROMA_URL", "nowhere")
    monkeypatch.setenv("OPENAI_API_KEY", "k\u00e4y")
    found = checks(1)
    for name in ("OKR_RETENTION_DAYS", "OKR_CHROMA_URL", "OPENAI_API_KEY"):
        assert f"{name} " in found["settings"]["said"]
    assert found["drafter"]["state"] == found["checker"]["state"] == "ok"
    assert found["database"]["said"].startswith("Not tried")


def test_a_file_of_settings_that_cannot_be_read(home: Path) -> None:
    (home / ".env").write_bytes(b"OKR_MODEL=\xff\xfe")
    assert ".env" in checks(1)["settings"]["said"]


def test_a_damaged_database(home: Path) -> None:
    (home / "data").mkdir()
    (home / "data" / "plumb.db").write_text("no database at all " * 100)
    found = checks(1)
    assert "damaged" in found["database"]["said"]
    assert found["drafter"]["state"] == "ok"


def test_a_model_without_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "gpt-5")
    assert "OPENAI_API_KEY" in checks(1)["model"]["said"]


def test_a_model_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_MODEL", "some-model")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert "cannot be reached" in checks(1)["model"]["said"]


@pytest.mark.parametrize(("name", "state"), [("m", "ok"), ("another", "fails")])
def test_a_model_server_is_asked_for_its_models_and_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch, name: str, state: str
) -> None:
    monkeypatch.setenv("OKR_MODEL", name)
    with serving(Says("")) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        found = checks(0 if state == "ok" else 1)["model"]
        assert found["state"] == state
        assert name in found["said"]
        assert server.received == []
