"""What no command should be given: one clear sentence, exit status 2, no traceback, and nothing stored is lost."""

import os
from pathlib import Path

import pytest

from tests.api.inside import okr_inside
from tests.api.okr import complaint, okr

SECRET = "zebra-quartz"
REASONS = {
    "empty.md": "empty",
    "blank.md": "empty",
    "binary.md": "text",
    "nul.md": "binary",
    "latin.md": "UTF-8",
    "surrogate.md": "UTF-8",
    "large.md": "2 MB",
    "folder.md": "folder",
    "missing.md": "no such file",
    "missing.md/below": "",
    "x" * 300: "",
}
COMMANDS = ("draft", "check", "evidence")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("large") / "large.md"
    file.write_bytes(b"Onboarding is at 61%, target 78%.\n" * 160_000)
    return file


@pytest.fixture(autouse=True)
def files(home: Path, large: Path) -> None:
    (home / "empty.md").write_bytes(b"")
    (home / "blank.md").write_bytes(b" \n\t\n")
    (home / "binary.md").write_bytes(bytes(range(256)) * 40)
    (home / "nul.md").write_bytes(b"Onboarding is at 61%\x00, target 78%")
    (home / "latin.md").write_bytes(f"{SECRET} Увеличить долю до 61 %".encode("cp1251"))
    (home / "surrogate.md").write_bytes(SECRET.encode() + b" \xed\xa0\x80 is at 61%")
    (home / "large.md").symlink_to(large)
    (home / "folder.md").mkdir()


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("name", "said"), REASONS.items(), ids=lambda value: value[:20])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(command: str, name: str, said: str) -> None:
    found = complaint(okr_inside(command, name))
    assert f"{name}: " in found
    assert said in found
    assert SECRET not in found


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("stdin", [b"", b"\n", b"\xff\xfe\x00", b"a" * 5_000_000], ids=["no", "blank", "odd", "large"])
def test_standard_input_that_cannot_be_read(command: str, stdin: bytes) -> None:
    assert "standard input: " in complaint(okr_inside(command, stdin=stdin))


@pytest.mark.parametrize("command", COMMANDS)
def test_it_is_the_same_in_a_process_of_its_own(command: str) -> None:
    assert complaint(okr(command, "binary.md")) == complaint(okr_inside(command, "binary.md"))
    assert "standard input: " in complaint(okr(command, stdin=b"a" * 5_000_000))


def test_a_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *arguments: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    # By hand, for the one who runs the tests may be allowed to read everything.
    monkeypatch.setattr("api.texts.Path.open", refuse)
    assert "locked.md: cannot be read (Permission denied)" in complaint(okr_inside("draft", "locked.md"))


def test_a_name_that_is_no_text(home: Path) -> None:
    name = os.fsdecode(b"n\xff.md")
    (home / name).write_text("Onboarding completion is at 61%, target 78% by 31 March 2027.", encoding="utf-8")
    run = okr("draft", name, "--keep", "--output-format", "json")
    assert run.returncode == 0, run.stderr
    assert b"n\\\\xff.md" in run.stdout or b"n\\\\udcff.md" in run.stdout
    assert "no such file" in complaint(okr("draft", os.fsdecode(b"m\xff.md")))


@pytest.mark.parametrize(
    "text",
    [
        "objective: [unclosed",
        "objective: a\n\tkey_results: b",
        "a: &a [*a]",
        "a: !!python/object/apply:os.system ['true']",
        "objective: !!binary x",
        "? [a, b]\n: c",
        "objective: 2027-13-45\n",
        "objective: .nan\nkey_results: [{text: a, target: .inf}]",
        "objective: a\nkey_results: [{text: a, target: 1e999}]",
        "objective: a\nkey_results: [{text: a, target: " + "9" * 5000 + "}]",
        "objective: a\nkey_results: " + "[" * 2000 + "]" * 2000,
        "objective: a\nkey_results: [{text: a, due: 2027-02-30}]",
    ],
    ids=lambda value: value[:24],
)
def test_yaml_that_is_none(home: Path, text: str) -> None:
    (home / "okrs.yaml").write_text(text)
    run = okr_inside("check", "okrs.yaml")
    # Some of these are odd and no error: what counts is that they end in a report or in one sentence.
    if run.returncode == 2:
        complaint(run)
    else:
        assert run.stderr == b""


def test_an_expanding_yaml_does_not_fill_the_memory(home: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 9)]
    (home / "bomb.yaml").write_text("\n".join([*lines, "objective: *a8", "key_results: *a8"]))
    run = okr("check", "bomb.yaml", wrapper=["sh", "-c", 'ulimit -v 2000000; exec "$@"', "sh"])
    assert run.returncode in (1, 2), run.stderr
    assert b"Traceback" not in run.stderr
    assert len(run.stderr) < 2000


def test_an_unknown_command_names_the_nearest() -> None:
    assert "draft" in complaint(okr_inside("drafts"))


@pytest.mark.parametrize("command", [("library", "list"), ("library", "search", "a"), ("draft", "notes.md")])
@pytest.mark.parametrize("database", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_database_that_cannot_be_read_is_left_alone(home: Path, command: tuple[str, ...], database: bytes) -> None:
    (home / "notes.md").write_text("Onboarding completion is at 61%, target 78% by 31 March 2027.")
    (home / "data").mkdir()
    (home / "data" / "plumb.db").write_bytes(database)
    assert "plumb.db" in complaint(okr_inside(*command))
    assert (home / "data" / "plumb.db").read_bytes() == database


@pytest.mark.parametrize(
    "command", [("library", "add", "notes.md"), ("draft", "notes.md", "--keep"), ("serve", "--port", "0")]
)
def test_a_data_folder_that_is_a_file(home: Path, command: tuple[str, ...]) -> None:
    (home / "notes.md").write_text("Onboarding completion is at 61%, target 78% by 31 March 2027.")
    (home / "data").write_text("a file")
    assert "OKR_DATA_DIR" in complaint(okr(*command))
    assert (home / "data").read_text() == "a file"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("mark", "said"), [(b"PK\x03\x04\x14", "DOCX"), (b"%PDF-1.7 ", "PDF")], ids=["docx", "pdf"])
def test_a_file_of_another_program_is_called_by_its_kind(home: Path, command: str, mark: bytes, said: str) -> None:
    (home / "okrs.docx").write_bytes(mark + bytes(range(256)))
    assert f"okrs.docx: is a{'' if said == 'PDF' else ' Word document'}" in complaint(okr_inside(command, "okrs.docx"))


@pytest.mark.parametrize("command", ["draft", "evidence"])
def test_a_file_that_begins_with_a_dash(home: Path, command: str) -> None:
    (home / "-dash.md").write_text("Onboarding completion is at 61%.")
    assert "write ./-dash.md." in complaint(okr_inside(command, "-dash.md"))
    assert okr_inside(command, "./-dash.md").returncode == 0
