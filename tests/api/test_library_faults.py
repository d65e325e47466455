"""What fails beside the library is said in one sentence, and costs nothing that was kept."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from .inside import okr_inside
from .okr import complaint, okr


@pytest.fixture
def kept(home: Path) -> Path:
    """Keep a document, and give the data folder."""
    (home / "a.md").write_text("We grow in Norway.", encoding="utf-8")
    assert okr_inside("library", "add", "a.md").returncode == 0
    return home / "data"


@contextmanager
def _holder(data: Path) -> Iterator[None]:
    """Hold the vectors in another process."""
    code = (
        "import sys; from pathlib import Path; from retrieval.vectors.lock import hold;"
        "lock = hold(Path(sys.argv[1]) / 'vectors'); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, data], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    yield
    holder.communicate()


def test_while_another_process_holds_the_vectors_words_go_on(kept: Path, home: Path) -> None:
    (home / "b.md").write_text("Customers cancel and leave us.", encoding="utf-8")
    with _holder(kept):
        added = okr_inside("library", "add", "b.md")
        assert (added.returncode, added.stdout) == (0, b"kept b.md (document)\n")
        assert b"Another process" in added.stderr
        found = okr_inside("library", "search", "cancel", "--output-format", "jsonl")
        assert found.returncode == 0
        assert b"b.md" in found.stdout
        assert b"by words only" in found.stderr
        assert "another process holds" in complaint(okr_inside("library", "rebuild"))
    found = okr_inside("library", "search", "customers who leave", "-k", "1")
    assert (found.stderr, b"b.md" in found.stdout) == (b"", True)


def _rubbish(database: Path) -> None:
    database.write_bytes(b"This is no database. " * 400)


def _torn(database: Path) -> None:
    data = database.read_bytes()
    database.write_bytes(data[:100] + b"\xa5" * (len(data) - 100))


def _folder(database: Path) -> None:
    database.unlink()
    database.mkdir()


@pytest.mark.parametrize("damage", [_rubbish, _torn, _folder])
def test_a_damaged_database_is_said_and_left_alone(kept: Path, damage: Callable[[Path], None]) -> None:
    database = kept / "plumb.db"
    damage(database)
    before = None if database.is_dir() else database.read_bytes()
    for arguments in (("list",), ("search", "x"), ("add", "a.md"), ("remove", "a.md"), ("rebuild",)):
        assert "plumb.db" in complaint(okr_inside("library", *arguments))
    assert before is None or database.read_bytes() == before


def test_a_data_folder_that_cannot_be(home: Path) -> None:
    (home / "data").write_text("a file")
    (home / "a.md").write_text("text")
    assert "OKR_DATA_DIR" in complaint(okr_inside("library", "add", "a.md"))


def test_a_full_disk_loses_nothing(kept: Path, home: Path) -> None:
    if shutil.which("prlimit") is None:
        pytest.skip("prlimit is not there to limit the size of files")
    (home / "large.md").write_text("Many words of all kinds. " * 16_000, encoding="utf-8")
    full = okr("library", "add", "large.md", wrapper=("prlimit", "--fsize=200000"))
    assert "plumb.db" in complaint(full)
    assert full.stdout == b""
    found = okr_inside("library", "search", "Norway")
    assert found.returncode == 0
    assert b"a.md" in found.stdout
    assert b"large.md" not in okr_inside("library", "list").stdout
    assert okr_inside("library", "add", "large.md").stdout == b"kept large.md (document)\n"


def test_a_folder_that_may_not_be_written(kept: Path, home: Path) -> None:
    wrapper: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write everywhere, and setpriv is not there to be someone else")
        wrapper = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
        if subprocess.run([*wrapper, sys.executable, "-c", "import api"], check=False).returncode:
            pytest.skip("this environment cannot be used by another user than root")
    for folder in (home, *home.parents[:3]):
        folder.chmod(0o755)
    files = [kept, *kept.rglob("*")]
    for path in files:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert "OKR_DATA_DIR" in complaint(okr("library", "add", "a.md", "--kind", "x", wrapper=wrapper))
    finally:
        for path in files:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert okr_inside("library", "list").stdout.startswith(b"a.md  document")


def _headless(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()


@pytest.mark.parametrize("command", [("list",), ("search", "x"), ("add", "a.md")], ids=lambda value: value[0])
def test_a_database_that_lost_its_version_is_damaged(kept: Path, command: tuple[str, ...]) -> None:
    _headless(kept / "plumb.db")
    said = complaint(okr_inside("library", *command))
    assert "damaged" in said
    assert "already exists" not in said


@pytest.mark.parametrize("command", [("library", "list"), ("library", "search", "x"), ("draft", "a.md")])
def test_a_data_folder_that_may_not_be_entered(
    kept: Path, home: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    # By hand, for the one who runs the tests may be allowed to enter every folder.
    monkeypatch.setattr("api.database_file.Path.lstat", refuse)
    said = complaint(okr_inside(*command))
    assert "Permission denied" in said
    assert "OKR_DATA_DIR" in said


@pytest.mark.parametrize("command", [("library", "list"), ("library", "search", "x"), ("draft", "a.md")])
def test_a_data_folder_that_is_a_file_holds_no_empty_library(home: Path, command: tuple[str, ...]) -> None:
    (home / "data").write_text("a file")
    (home / "a.md").write_text("Activation is at 30%.")
    assert "OKR_DATA_DIR" in complaint(okr_inside(*command))


def test_a_file_that_is_not_kept_needs_no_vectors(kept: Path, home: Path) -> None:
    (home / "empty.md").write_text("")
    with _holder(kept):
        said = complaint(okr_inside("library", "add", "empty.md"))
    assert "Another process" not in said


def test_a_database_that_may_only_be_read_is_searched_by_words(
    kept: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "b.md").write_text("Customers cancel and leave us.", encoding="utf-8")
    with _holder(kept):
        assert okr_inside("library", "add", "b.md").returncode == 0
    # By hand, for the one who runs the tests may be allowed to write every file.
    monkeypatch.setattr("retrieval.rights.access", lambda path, mode: False)
    found = okr_inside("library", "search", "cancel", "--output-format", "jsonl")
    assert (found.returncode, b"b.md" in found.stdout) == (0, True)
    assert b"may not be written" in found.stderr
    assert okr_inside("draft", "a.md").returncode == 0


@pytest.mark.long
def test_vectors_that_find_no_room_leave_the_words(home: Path) -> None:
    if shutil.which("prlimit") is None:
        pytest.skip("prlimit is not there to limit the size of files")
    (home / "many.jsonl").write_text("\n".join(f'{{"id": "d{n}", "text": "matter{n}"}}' for n in range(600)))
    full = okr("library", "add", "many.jsonl", wrapper=("prlimit", "--fsize=850000"))
    assert full.returncode == 0, full.stderr
    assert full.stdout.count(b"kept d") == 600
    assert b"vectors cannot be made now" in full.stderr
    assert b"Traceback" not in full.stderr
    assert okr_inside("library", "rebuild").stdout == b"rebuilt 600 documents\n"
    found = okr_inside("library", "search", "matter77", "-k", "1")
    assert found.stdout.startswith(b"1. d77 ")
    assert found.stderr == b""
