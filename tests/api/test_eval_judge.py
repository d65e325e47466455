"""`okr eval --judge NAME`: a model of its own judges, by the rubric that the run was begun with."""

import json
from pathlib import Path

import pytest

from tests.api.inside import okr_inside
from tests.api.okr import complaint
from tests.evals.judging import SET, VERDICT
from tests.evals.model_run import GOOD, NOTHING, dataset
from tests.servers.limited_server import limited
from tests.servers.openai_server import Received


def answered(request: Received) -> str:
    """Draft well, and judge so."""
    return {"Facts": json.dumps(NOTHING), "Answer": json.dumps(GOOD), "Verdict": VERDICT}[request.asks_for]


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "results.jsonl").read_text().splitlines()]


def test_drafts_are_judged_by_another_model_than_drafts_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset(home / "cases.jsonl", 2)
    with limited(answered) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        made = okr_inside("eval", "cases.jsonl", "--model", "m", "--judge", "j", "--run", "./run")
    assert made.returncode == 0, made.stderr
    asked = sorted((one.body["model"], one.asks_for) for one in server.received)
    assert asked == [("j", "Verdict")] * 2 + [("m", "Answer")] * 2 + [("m", "Facts")] * 2
    assert [one["state"] for one in lines(home / "run")] == ["pass"] * 2
    assert b"Judge j, rubric v1 (" in made.stdout


def test_labels_count_where_the_case_holds_what_people_saw(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    label = {"gold": {"human": [{"thumb": "up"}]}}
    (home / "cases.jsonl").write_text(
        "".join(json.dumps(one) + "\n" for one in ({**SET, **label}, {"id": "b", "notes": "Lunch.", **label}))
    )
    with limited(answered) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        okr_inside("eval", "cases.jsonl", "--judge", "j", "--run", "./run", "-j", "1")
    assert [one.get("human") for one in lines(home / "run")] == ["up", None]


def test_a_judge_that_cannot_be_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "cases.jsonl").write_text(json.dumps(SET) + "\n")
    assert "the checker judges offline already" in complaint(okr_inside("eval", "cases.jsonl", "--judge", "offline"))
    with limited(answered) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        okr_inside("eval", "cases.jsonl", "--judge", "m", "--run", "./run")
    manifest = json.loads((home / "run" / "manifest.json").read_text())
    manifest["judge"]["rubric"]["sha256"] = "0" * 64
    (home / "run" / "manifest.json").write_text(json.dumps(manifest))
    refused = complaint(okr_inside("eval", "--resume", "./run"))
    assert "was judged by another version of the rubric; begin a new run" in refused
