"""`okr draft`, run as a user runs it."""

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from api import answers
from tests.api.inside import okr_inside
from tests.api.okr import complaint, okr
from tests.evals.model_run import GOOD, NOTHING
from tests.servers.openai_server import Says, serving

NOTES = (
    "Growth sync, 12 January 2027\n"
    "Goal: increase onboarding completion from 61% to 78% by 31 March 2027.\n"
    "Goal: reduce monthly churn from 4% to 3% by 31 March 2027.\n"
    "Priority: make the first week effortless for new customers.\n"
    "Sales asked us to build a Salesforce export.\n"
)


@pytest.fixture
def notes(home: Path) -> str:
    (home / "sync.md").write_text(NOTES, encoding="utf-8")
    return "sync.md"


def drafted(*arguments: str, **given: Any) -> dict[str, Any]:
    run = (okr if "env" in given else okr_inside)(
        "draft", *arguments, "--as-of", "2027-01-12", "--output-format", "json", **given
    )
    assert run.returncode == 0, run.stderr
    draft: dict[str, Any] = json.loads(run.stdout)
    answers.Draft.model_validate(draft)
    return draft


def test_markdown_is_for_people(notes: str) -> None:
    run = okr("draft", notes, "--as-of", "2027-01-12")
    assert (run.returncode, run.stderr) == (0, b"")
    said = run.stdout.decode("utf-8")
    assert said.startswith("# ")
    assert "78%" in said


def test_json_is_the_draft_and_cites_the_file(notes: str) -> None:
    draft = drafted(notes)
    quotes = [q for o in draft["okrs"]["objectives"] for kr in o["key_results"] for q in kr["citations"]]
    assert {quote["document"] for quote in quotes} == {"sync.md"}
    assert all(NOTES[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


def test_standard_input_a_dash_and_a_file_give_the_same_okrs(notes: str) -> None:
    def texts(draft: dict[str, Any]) -> list[str]:
        return [kr["text"] for objective in draft["okrs"]["objectives"] for kr in objective["key_results"]]

    assert texts(drafted(notes)) == texts(drafted(stdin=NOTES)) == texts(drafted("-", stdin=NOTES))


def test_several_files_make_one_draft(home: Path, notes: str) -> None:
    (home / "more.txt").write_text("Goal: raise NPS from 20 to 30 by 31 March 2027.", encoding="utf-8")
    draft = drafted(notes, "more.txt", notes)
    cited = {q["document"] for o in draft["okrs"]["objectives"] for kr in o["key_results"] for q in kr["citations"]}
    assert cited == {"sync.md", "more.txt"}


@pytest.mark.parametrize("form", ["yaml", "json", "markdown", "csv"])
def test_a_draft_is_a_file_that_check_reads(home: Path, notes: str, form: str) -> None:
    run = okr_inside("draft", notes, "--as-of", "2027-01-12", "--output-format", form, "-o", f"okrs.{form}")
    assert (run.returncode, run.stdout) == (0, b""), run.stderr
    checked = okr_inside("check", f"okrs.{form}", "--output-format", "json")
    assert checked.returncode in (0, 1), checked.stderr
    (report,) = json.loads(checked.stdout)["reports"]
    targets = {kr["target"] for kr in report["key_results"]}
    assert {78.0, 3.0} <= targets


def test_files_for_other_tools(notes: str) -> None:
    as_yaml = yaml.safe_load(okr_inside("draft", notes, "--output-format", "yaml").stdout)
    assert as_yaml["objectives"]
    assert b"," in okr_inside("draft", notes, "--output-format", "jira").stdout.splitlines()[0]
    docx = okr_inside("draft", notes, "--output-format", "docx").stdout
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(docx)).namelist()


def test_output_is_utf_8_in_any_locale(notes: str) -> None:
    run = okr("draft", stdin=NOTES.replace("effortless", "effortläss"), env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "effortläss" in run.stdout.decode("utf-8")


def test_nothing_is_stored_and_no_library_is_made_by_looking(home: Path, notes: str) -> None:
    drafted(notes)
    assert not (home / "data").exists()


def test_kept_notes_are_found_later(home: Path, notes: str) -> None:
    drafted(notes, "--keep")
    (cited,) = {
        q["document"]
        for o in drafted("--keep", stdin="Goal: raise NPS from 20 to 30 by 31 March 2027.")["okrs"]["objectives"]
        for kr in o["key_results"]
        for q in kr["citations"]
    }
    drafted("--keep", stdin="NPS is at 20, target 30 by 31 March 2027.")
    listed = okr_inside("library", "list").stdout.decode()
    assert "sync.md" in listed
    assert cited in listed
    assert listed.count("notes-") >= 2


def test_a_previous_set_is_read(home: Path, notes: str) -> None:
    (home / "last.yaml").write_text("objective: Win back churned teams\nkey_results: [Cut churn from 4% to 3%]\n")
    drafted(notes, "--okrs", "last.yaml")


def test_a_house_style_is_found_and_refused_when_wrong(home: Path, notes: str) -> None:
    (home / "okr.toml").write_text("preset = 'harsh'\n")
    said = complaint(okr_inside("draft", notes))
    assert "okr.toml" in said
    assert "harsh" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--role", "wizard"], "wizard"),
        (["--role", "mp"], "pm"),
        (["--phase", "delivery-ish-x"], "phase"),
        (["--team-kind", "squid"], "team kind"),
        (["--cycle", "next year"], "2027-Q1"),
        (["--as-of", "12/01/2027"], "--as-of"),
        (["--as-of", "2027-02-30"], "--as-of"),
        (["--output-format", "pdf"], "pdf"),
        (["--okrs", "none.yaml"], "none.yaml"),
        (["--model", "gpt-5"], "OPENAI_API_KEY"),
        (["--model", "gguf:none.gguf"], "none.gguf"),
        (["--model", "gguf:~nobody-of-this-name/x.gguf"], "x.gguf"),
        (["-o", ""], "name"),
        (["--okrs", ""], "name"),
        (["--color"], "--color"),
        (["-o", "no/such/folder/a.md"], "no/such/folder"),
        (["-o", "/"], "/"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_one_sentence(notes: str, arguments: list[str], said: str) -> None:
    assert said in complaint(okr_inside("draft", notes, *arguments))


def test_two_sets_are_one_too_many(home: Path, notes: str) -> None:
    (home / "two.jsonl").write_text('{"objective": "a", "key_results": []}\n{"objective": "b", "key_results": []}\n')
    assert "2" in complaint(okr_inside("draft", notes, "--okrs", "two.jsonl"))


def test_a_file_that_was_there_is_replaced_whole_and_keeps_its_mode(home: Path, notes: str) -> None:
    old = home / "okrs.md"
    old.write_text("old " * 10_000)
    old.chmod(0o640)
    assert okr("draft", notes, "-o", "okrs.md").returncode == 0
    assert "old old" not in old.read_text()
    assert old.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in home.iterdir()) == ["okrs.md", "sync.md"]


def test_a_model_is_used_only_when_it_is_named(notes: str) -> None:
    elsewhere = {"OPENAI_API_KEY": "sk-secret-key", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    assert drafted(notes, env=elsewhere)["provenance"]["drafter"] == "offline"
    draft = drafted(notes, env={**elsewhere, "OKR_MODEL": "some-model"})
    assert draft["provenance"]["fallback"] == "model_unreachable"
    assert "sk-secret-key" not in json.dumps(draft)
    offline = drafted(notes, "--model", "offline", env={**elsewhere, "OKR_MODEL": "some-model"})
    assert offline["provenance"]["fallback"] is None


def test_a_closed_pipe_and_a_full_disk_end_quietly(notes: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    for command in (("draft", notes), ("rules", "--output-format", "json")):
        run = okr(*command, stdout=writing)
        assert run.stderr == b"", command
    os.close(writing)
    full = Path("/dev/full")
    if full.exists():
        with full.open("wb") as disk:
            for command in (("draft", notes), ("rules", "--output-format", "json")):
                assert "cannot be written" in complaint(okr(*command, stdout=disk.fileno()))


@pytest.mark.parametrize(
    ("name", "begins"),
    [("a.docx", b"PK"), ("a.yaml", b"version: 1"), ("a.json", b"{"), ("a.CSV", b"id,"), ("a.out", b"# OKRs")],
)
def test_the_ending_of_the_output_names_the_form(home: Path, notes: str, name: str, begins: bytes) -> None:
    assert okr_inside("draft", notes, "--as-of", "2027-01-12", "-o", name).returncode == 0
    assert (home / name).read_bytes().startswith(begins)


def test_a_named_form_wins_over_the_ending(home: Path, notes: str) -> None:
    okr_inside("draft", notes, "--as-of", "2027-01-12", "-o", "a.yaml", "--output-format", "json")
    assert json.loads((home / "a.yaml").read_text())["okrs"]


@pytest.mark.parametrize("form", ["markdown", "json", "yaml", "csv", "jira", "docx", "walkthrough"])
def test_what_must_be_reviewed_is_said_beside_every_form(notes: str, form: str) -> None:
    run = okr_inside("draft", "--output-format", form, "--as-of", "2027-01-12", stdin="We talked about the weather.")
    assert run.returncode == 0
    assert run.stderr.startswith(b"okr: The draft is to be reviewed")
    assert run.stderr.count(b"\n") == 1
    assert okr_inside("draft", notes, "--output-format", form, "--as-of", "2027-01-12").stderr == b""


def test_a_model_that_failed_is_said_beside_the_draft(notes: str) -> None:
    elsewhere = {
        "OPENAI_API_KEY": "sk-secret-key",
        "OPENAI_BASE_URL": "http://127.0.0.1:9/v1",
        "OKR_MODEL": "some-model",
    }
    run = okr("draft", notes, "--as-of", "2027-01-12", "--output-format", "csv", env=elsewhere)
    assert run.stderr.startswith(b"okr: The model failed (model_unreachable)")


def test_a_model_is_asked_with_the_prompts_that_are_named(
    home: Path, notes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "mine" / "reading").mkdir(parents=True)
    (home / "mine" / "reading" / "reading.v2.md").write_text("Read it our way.\n")
    with serving(Says(json.dumps(GOOD)), reads=Says(json.dumps(NOTHING))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        made = okr_inside("draft", notes, "--model", "m", "--prompt", "mine", "--output-format", "json")
    assert server.readings[0].system == "Read it our way.\n"
    prompt = json.loads(made.stdout)["provenance"]["prompt"]
    assert (prompt["name"].split("+")[0], prompt["version"].split("+")[0]) == ("reading", "v2")
    assert "offline, no model is asked" in complaint(okr_inside("draft", notes, "--prompt", "mine"))
    refused = complaint(okr_inside("draft", notes, "--model", "m", "--prompt", "none"))
    assert "none: there is no such folder" in refused


@pytest.mark.parametrize("line", ['{"text": "Goal', "[" * 100_000], ids=["broken", "deep"])
def test_json_lines_that_are_none_are_no_prose(home: Path, line: str) -> None:
    (home / "notes.jsonl").write_text(f'{{"text": "Activation is at 30%."}}\n{line}\n')
    assert "notes.jsonl:2: This" in complaint(okr_inside("draft", "notes.jsonl"))
    (home / "notes.txt").write_text(line)
    assert okr_inside("draft", "notes.txt").returncode == 0


def test_a_model_file_without_a_name_is_asked_for(notes: str) -> None:
    assert "names no file" in complaint(okr_inside("draft", notes, "--model", "gguf:"))
