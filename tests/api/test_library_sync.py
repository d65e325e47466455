"""`okr library sync`: the library follows a folder, and nothing that did not come from it goes."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.retrieval import samples

from .inside import okr_inside as okr
from .okr import OKR, complaint


@pytest.fixture
def docs(home: Path) -> Path:
    folder = home / "docs"
    (folder / "deep").mkdir(parents=True)
    (folder / "strategy.md").write_text("We win the mid-market.", encoding="utf-8")
    (folder / "deep/notes.txt").write_text("Churn is at 8%.", encoding="utf-8")
    return folder


def _synced(folder: Path | str = "docs", status: int = 0) -> list[str]:
    run = okr("library", "sync", str(folder))
    assert run.returncode == status, run.stderr
    return run.stdout.decode().splitlines()


def _names() -> list[str]:
    listed = json.loads(okr("library", "list", "--output-format", "json").stdout)["documents"]
    return [document["id"] for document in listed]


def test_what_is_new_changed_and_gone_is_followed(docs: Path) -> None:
    assert _synced() == [
        "new docs/deep/notes.txt",
        "new docs/strategy.md",
        "2 new, 0 changed, 0 removed, 0 same, 0 refused",
    ]
    assert _synced() == ["0 new, 0 changed, 0 removed, 2 same, 0 refused"]
    (docs / "strategy.md").write_text("We win Norway.", encoding="utf-8")
    (docs / "deep/notes.txt").unlink()
    (docs / "b.md").write_text("New.", encoding="utf-8")
    assert _synced() == [
        "new docs/b.md",
        "changed docs/strategy.md",
        "removed docs/deep/notes.txt",
        "1 new, 1 changed, 1 removed, 0 same, 0 refused",
    ]
    assert okr("library", "show", "docs/strategy.md").stdout == b"We win Norway.\n"
    assert b"docs/strategy.md" in okr("library", "search", "Norway").stdout


def test_only_what_came_from_the_folder_is_removed(docs: Path, home: Path) -> None:
    (home / "lines.jsonl").write_text('{"id": "docs/sent.md", "text": "Sent by hand."}\n', encoding="utf-8")
    (home / "docs2").mkdir()
    (home / "docs2/b.md").write_text("Beside it.", encoding="utf-8")
    assert okr("library", "add", "lines.jsonl").returncode == 0
    _synced("docs2")
    _synced()
    (docs / "strategy.md").unlink()
    assert "removed docs/strategy.md" in _synced()
    assert _names() == ["docs/deep/notes.txt", "docs/sent.md", "docs2/b.md"]


def test_a_folder_by_another_path_is_the_same_folder(docs: Path) -> None:
    _synced()
    (docs / "strategy.md").unlink()
    assert _synced(docs) == ["removed docs/strategy.md", "0 new, 0 changed, 1 removed, 1 same, 0 refused"]
    assert _synced("docs/deep") == ["0 new, 0 changed, 0 removed, 1 same, 0 refused"]


def test_what_was_added_by_hand_joins_the_folder(docs: Path) -> None:
    okr("library", "add", "docs/strategy.md")
    assert _synced()[-1] == "1 new, 0 changed, 0 removed, 1 same, 0 refused"
    (docs / "strategy.md").unlink()
    assert "removed docs/strategy.md" in _synced()


def test_a_file_that_cannot_be_read_now_stays_as_it_was(docs: Path) -> None:
    (docs / "plan.pdf").write_bytes(samples.pdf(["The plan"]))
    _synced()
    (docs / "plan.pdf").write_bytes(samples.locked(samples.pdf(["Secret"]), "word"))
    (docs / "empty.md").write_bytes(b"")
    run = okr("library", "sync", "docs")
    assert run.returncode == 1
    assert b"docs/plan.pdf: is protected with a password" in run.stderr
    assert b"docs/empty.md: is empty" in run.stderr
    assert run.stdout == b"0 new, 0 changed, 0 removed, 2 same, 2 refused\n"
    assert b"The plan" in okr("library", "show", "docs/plan.pdf").stdout


def test_lines_of_a_file_come_and_go_with_it(docs: Path) -> None:
    lines = docs / "all.jsonl"
    lines.write_text('{"id": "a", "text": "Norway"}\n{"id": "b", "text": "Sweden"}\n', encoding="utf-8")
    _synced()
    assert {"a", "b"} < set(_names())
    lines.write_text('{"id": "a", "text": "Norway"}\nno json\n', encoding="utf-8")
    assert _synced(status=1)[-1] == "0 new, 0 changed, 0 removed, 3 same, 1 refused"
    assert "b" in _names()
    lines.write_text('{"id": "a", "text": "Norway"}\n', encoding="utf-8")
    assert "removed b" in _synced()


def test_a_line_that_cannot_be_kept_keeps_no_other_back(docs: Path) -> None:
    (docs / "all.jsonl").write_text('{"id": "a", "text": "Norway"}\n{"id": "b", "text": " "}\n', encoding="utf-8")
    assert "new a" in _synced(status=1)


def test_a_folder_whose_name_is_no_text(home: Path) -> None:
    folder = Path(os.fsdecode(b"caf\xe9"))
    folder.mkdir()
    (folder / "all.jsonl").write_text('{"id": "a", "text": "Norway"}\n', encoding="utf-8")
    assert _synced(folder) == ["new a", "1 new, 0 changed, 0 removed, 0 same, 0 refused"]
    assert _synced(folder) == ["0 new, 0 changed, 0 removed, 1 same, 0 refused"]


def test_another_kind_is_taken_over(docs: Path) -> None:
    _synced()
    run = okr("library", "sync", "docs", "--kind", "research")
    assert run.stdout.endswith(b"0 new, 2 changed, 0 removed, 0 same, 0 refused\n")


def test_links_pipes_and_what_is_hidden(docs: Path, home: Path) -> None:
    (home / "secret.md").write_text("Outside.", encoding="utf-8")
    (docs / "out.md").symlink_to(home / "secret.md")
    (docs / "nowhere.md").symlink_to(home / "none.md")
    (docs / "round").symlink_to(docs)
    (docs / ".hidden.md").write_text("Hidden.", encoding="utf-8")
    os.mkfifo(docs / "pipe.md")
    for command in ("sync", "add"):
        run = okr("library", command, "docs")
        assert run.returncode == 1
        said = run.stderr.decode()
        assert said.count("link out of the folder") == 2
        assert "docs/pipe.md: is a pipe or a device" in said
        assert _names() == ["docs/deep/notes.txt", "docs/strategy.md"]
    assert "pipe or a device" in complaint(okr("library", "add", "docs/pipe.md"))
    assert okr("library", "add", "docs/out.md").returncode == 0


def test_a_name_that_is_no_text_is_refused_by_itself(docs: Path) -> None:
    Path(os.fsdecode(os.fsencode(docs) + b"/\xff.md")).write_text("Words.", encoding="utf-8")
    (docs / "a\nb.md").write_text("Words.", encoding="utf-8")
    for _ in range(2):
        run = okr("library", "sync", "docs")
        assert run.returncode == 1
        assert (run.stderr.count(b"\n"), run.stderr.count(b"okr: docs/")) == (2, 2)
    assert len(_names()) == 2


def test_a_folder_that_cannot_be_looked_into_keeps_what_came_from_it(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _synced()
    listed = os.scandir

    def closed(path: str) -> Any:
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", closed)  # root, who may run this, looks into every folder
    assert _synced(status=1)[-1] == "0 new, 0 changed, 0 removed, 1 same, 1 refused"
    assert len(_names()) == 2


def test_a_folder_that_is_empty_or_gone_empties_no_library(docs: Path, home: Path) -> None:
    _synced()
    docs.rename(home / "moved")
    assert "no such folder" in complaint(okr("library", "sync", "docs"))
    docs.mkdir()
    assert "holds no file" in complaint(okr("library", "sync", "docs"))
    assert len(_names()) == 2


@pytest.mark.long
def test_what_was_broken_off_goes_on(docs: Path, home: Path) -> None:
    for number in range(300):
        (docs / f"{number:03}.md").write_text(f"Page {number} about onboarding.", encoding="utf-8")
    with subprocess.Popen([OKR, "library", "sync", "docs"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        told = [run.stdout.readline() for _ in range(3)]
        time.sleep(0.2)
        run.send_signal(signal.SIGKILL)
        told += run.stdout.readlines()
    kept = {line.split()[1].decode() for line in told if line.endswith(b"\n") and line.startswith(b"new ")}
    assert kept <= set(_names())
    last = _synced()[-1].replace(",", "").split()
    assert int(last[0]) + int(last[6]) == 302
    assert int(last[6]) >= len(kept) >= 3
    assert len(_names()) == 302
