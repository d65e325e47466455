"""A result goes to its file whole or not at all."""

import os
from pathlib import Path

import pytest

from api.output_file import check_place, write_file
from assistant.errors import Unavailable


def test_a_new_file_and_one_that_was_there(home: Path) -> None:
    write_file("a.md", b"one")
    (home / "a.md").chmod(0o640)
    write_file("a.md", b"two")
    assert (home / "a.md").read_bytes() == b"two"
    assert (home / "a.md").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in home.iterdir()] == ["a.md"]


def test_a_link_stays_a_link(home: Path) -> None:
    (home / "real.md").write_bytes(b"old")
    (home / "link.md").symlink_to("real.md")
    write_file("link.md", b"new")
    assert (home / "link.md").is_symlink()
    assert (home / "real.md").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    check_place("/dev/null")
    write_file("/dev/null", b"gone")
    assert Path("/dev/null").is_char_device()


def test_a_write_that_fails_leaves_what_was_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: int) -> None:
        raise OSError(28, "No space left on device")

    write_file("a.md", b"old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Unavailable, match="No space left"):
        write_file("a.md", b"new")
    assert (home / "a.md").read_bytes() == b"old"
    assert [path.name for path in home.iterdir()] == ["a.md"]


@pytest.mark.parametrize("name", ["no/such/folder/a.md", ".", "a\0b", "/dev/null/a.md"])
def test_a_place_where_no_file_can_be_put_is_said_before_the_work(name: str) -> None:
    with pytest.raises(Unavailable):
        check_place(name)


def test_a_file_that_may_not_be_changed_is_left_alone(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "a.md").write_bytes(b"old")
    # By hand, for the one who runs the tests may be allowed to change everything.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(Unavailable, match="may not change"):
        check_place("a.md")
