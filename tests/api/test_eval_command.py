"""`okr eval rules`: figures on labelled sets, for people, pages and programs."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from filelock import FileLock
from starlette.testclient import TestClient

from tests.api.inside import okr_inside
from tests.api.okr import complaint

ROW = {
    "id": "a",
    "org": "Orchard",
    "objective": "Improve the customer experience",
    "key_results": ["Launch the app"],
    "hand_labels": [{"kr_index": 0, "is_measurable": True, "has_baseline": False, "kind": "output"}],
}


def test_rules_are_measured_in_three_forms(home: Path) -> None:
    (home / "labelled.jsonl").write_text(json.dumps(ROW) + "\n\n")
    data = json.loads(okr_inside("eval", "rules", "labelled.jsonl", "--output-format", "json").stdout)
    assert (data["version"], data["source"], data["key_results"]) == (1, "labelled.jsonl", 1)
    assert next(one for one in data["judgements"] if one["name"] == "output key result")["hits"] == 1
    assert b"## Judgements" in okr_inside("eval", "rules", "labelled.jsonl", "--output-format", "markdown").stdout
    shown = okr_inside("eval", "rules", "-", stdin=json.dumps(ROW))
    assert shown.returncode == 0
    assert b"output key result" in shown.stdout


def test_a_bad_label_is_one_sentence(home: Path) -> None:
    (home / "labelled.jsonl").write_text('{"objective": "x"}\n\n{"key_results": 3}\n')
    assert "labelled.jsonl:3: " in complaint(okr_inside("eval", "rules", "labelled.jsonl"))


SETS = [
    {"id": "good", "objective": "Let people find their way in without help", "key_results": ["Raise x", "Launch y"]},
    {"id": "bad", "objective": "Launch the app", "key_results": ["Launch the app"]},
]


def sets(home: Path) -> None:
    (home / "sets.jsonl").write_text("".join(json.dumps(one) + "\n" for one in SETS))


def test_sets_are_judged_and_reported_in_every_form(home: Path) -> None:
    sets(home)
    forms = ("r.json", "r.csv", "r.xml", "r.md", "r.html")
    run = okr_inside("eval", "sets.jsonl", "--run", "a", *(word for form in forms for word in ("-o", form)))
    assert run.returncode == 0
    assert re.search(rb"results +2\n", run.stdout)
    data = json.loads((home / "r.json").read_text())
    assert (data["version"], [one["case"] for one in data["results"]]) == (1, ["good", "bad"])
    assert [line.split(",")[0] for line in (home / "r.csv").read_text().splitlines()] == ["case", "good", "bad"]
    suite = ElementTree.fromstring((home / "r.xml").read_text())[0]
    assert (suite.attrib["tests"], suite.attrib["errors"]) == ("2", "0")
    assert (home / "r.md").read_text().startswith("# a\n")


def test_gates_decide_the_exit_status(home: Path) -> None:
    sets(home)
    assert okr_inside("eval", "sets.jsonl", "--min-pass-rate", "0", "--run", "a").returncode == 0
    failed = okr_inside("eval", "sets.jsonl", "--min-pass-rate", "1")
    assert failed.returncode == 1
    assert b"less than 1" in failed.stderr
    same = okr_inside("eval", "sets.jsonl", "--baseline", "a", "--fail-on-regression")
    assert same.returncode == 0
    assert b"2 pairs" in same.stdout


def comparisons(*runs: str) -> list[tuple[str, str, int]]:
    told = json.loads(okr_inside("eval", "compare", *runs, "--output-format", "json").stdout)
    assert (set(told), told["version"]) == ({"version", "comparisons"}, 1)
    return [(each["one"], each["other"], each["pairs"]) for each in told["comparisons"]]


def test_two_styles_are_compared(home: Path) -> None:
    run = okr_inside(
        "eval", "meeting_notes", "--limit", "6", "--preset", "balanced", "--preset", "strict", "--run", "two"
    )
    assert run.returncode == 0
    assert comparisons("two") == [("two:balanced", "two:strict", 6)]
    assert comparisons("two", "two") == [("two:balanced", "two:balanced", 6), ("two:strict", "two:strict", 6)]
    assert b"6 pairs" in okr_inside("eval", "compare", "two:strict", "two:balanced").stdout
    assert "has no configuration" in complaint(okr_inside("eval", "compare", "two:x", "two:balanced"))


def test_cases_are_chosen_by_a_field_or_tag(home: Path) -> None:
    run = okr_inside("eval", "meeting_notes", "--filter", "industry=fintech", "--filter", "role=pm", "-o", "r.json")
    assert run.returncode == 0
    found = json.loads((home / "r.json").read_text())["results"]
    assert {(one["tags"]["industry"], one["tags"]["role"]) for one in found} == {("fintech", "pm")}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.jsonl"], "there is no such file"),
        (["sets.jsonl", "--run", "a"], "holds a run already"),
        (["sets.jsonl", "-o", "r.pdf"], "no report is written as this"),
        (["sets.jsonl", "--fail-on-regression"], "--baseline"),
        (["sets.jsonl", "--retry-errors"], "--resume"),
        (["sets.jsonl", "--resume", "a"], "--resume goes on"),
        (["--resume", "b"], "is no run"),
        (["sets.jsonl", "--filter", "pm"], "KEY=VALUE"),
        (["sets.jsonl", "--model", "m"], "OPENAI_API_KEY"),
        (["sets.jsonl", "--preset", "strict", "--preset", "strict"], "twice"),
        (["bad.jsonl"], "bad.jsonl:2: this is not JSON"),
        (["--limit", "3"], "Name a dataset"),
    ],
)
def test_what_cannot_run_is_one_sentence(home: Path, arguments: list[str], said: str) -> None:
    sets(home)
    (home / "bad.jsonl").write_text('{"notes": "x"}\n{\n')
    okr_inside("eval", "sets.jsonl", "--run", "a")
    assert said in complaint(okr_inside("eval", *arguments))


def test_a_run_whose_dataset_changed_is_not_gone_on_with(home: Path) -> None:
    sets(home)
    okr_inside("eval", "sets.jsonl", "--run", "a")
    assert okr_inside("eval", "--resume", "a").returncode == 0
    (home / "sets.jsonl").write_text('{"objective": "x"}\n')
    assert "is no longer what" in complaint(okr_inside("eval", "--resume", "a"))


def test_stored_drafts_and_thumbs_become_cases(home: Path, client: TestClient) -> None:
    notes = "Goal: increase onboarding completion from 61% to 78% by 31 March 2027."
    made = client.post("/v1/drafts", json={"notes": notes, "as_of": "2027-01-12", "role": "ba"}).json()
    client.post("/v1/drafts", json={"notes": "Churn is 5%.", "as_of": "2027-01-12"})
    said = {"thumb": "down", "reason": "Too few", "objective": 1}
    assert client.post(f"/v1/drafts/{made['id']}/feedback", json=said).status_code == 201
    assert len(okr_inside("eval", "export").stdout.splitlines()) == 2
    (line,) = okr_inside("eval", "export", "--thumb", "down").stdout.splitlines()
    case = json.loads(line)
    assert (case["id"], case["role"], case["tags"]) == (made["id"], "ba", {"thumb": "down"})
    assert case["gold"]["human"] == [{**said, "key_result": None}]
    okr_inside("eval", "export", "--with-drafts", "-o", "cases.jsonl")
    judged = okr_inside("eval", "cases.jsonl", "-o", "r.json")
    assert judged.returncode == 0
    assert len(json.loads((home / "r.json").read_text())["results"]) == 2


def test_a_run_at_work_is_left_alone(home: Path) -> None:
    sets(home)
    okr_inside("eval", "sets.jsonl", "--run", "a")
    run = home / "data" / "evals" / "runs" / "a"
    with FileLock(run / "lock"):
        before = (run / "results.jsonl").read_bytes()
        assert "another process works on this run" in complaint(okr_inside("eval", "--resume", "a", "--retry-errors"))
        assert (run / "results.jsonl").read_bytes() == before


def test_runs_are_the_users_own_and_go_when_they_are_old(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sets(home)
    okr_inside("eval", "sets.jsonl", "--run", "old")
    evals = home / "data" / "evals"
    assert {each.stat().st_mode & 0o077 for each in (home / "data", evals, evals / "runs", evals / "runs" / "old")} == {
        0
    }
    manifest = evals / "runs" / "old" / "manifest.json"
    manifest.write_text(re.sub('"begun": "20..', '"begun": "2001', manifest.read_text()))
    answer = evals / "answers" / "ab" / "abc.json"
    answer.parent.mkdir(parents=True)
    answer.write_text("{}")
    os.utime(answer, (1, 1))
    okr_inside("eval", "sets.jsonl", "--run", "kept")
    assert manifest.exists()
    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    assert b"Erased 1 run older than 30 days" in okr_inside("eval", "sets.jsonl", "--run", "new").stderr
    assert sorted(each.name for each in (evals / "runs").iterdir()) == ["kept", "new"]
    assert not answer.exists()
