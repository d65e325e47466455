"""A run as a file tells of every case its groups, its scores and the rules that found something."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from evals.report import write_report
from evals.run import Run
from evals.summary import Counting

TAGS = {"role": "pm", "phase": "growth", "team_kind": "platform", "industry": "=retail"}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    manifest = {"version": 1, "configurations": [{"name": "a"}, {"name": "b"}], "settings": {"repeat": 2}}
    (tmp_path / "manifest.json").write_text(json.dumps({**manifest, "dataset": {"name": "d"}}))
    lines = []
    for at, name, repeat in ((0, "b", 1), (0, "b", 0), (0, "a", 0), (1, "a", 0)):
        said = {"reason": "score 60", "value": 60, "evidence": [], "passed": at == 0}
        one: dict[str, Any] = {"at": at, "case": f"c{at}", "configuration": name, "repeat": repeat, "tags": TAGS}
        findings = [{"code": code, "name": "n"} for code in ("KR004", "KR001", "KR004")]
        lines.append({**one, "state": "pass" if at == 0 else "fail", "scores": {"checker": said}, "findings": findings})
    (tmp_path / "results.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return Run.open(tmp_path)


def written(run: Run, form: str) -> str:
    counting = Counting(run)
    for one in run.results():
        counting(one)
    return write_report(run, counting.summaries(), form).decode()


def test_a_table_tells_groups_scores_and_rules_of_every_result(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(written(run, ".csv"))))
    assert [(row["case"], row["configuration"], row["repeat"]) for row in rows] == [
        ("c0", "a", "0"),
        ("c0", "b", "0"),
        ("c0", "b", "1"),
        ("c1", "a", "0"),
    ]
    first, last = rows[0], rows[-1]
    assert [first[name] for name in ("role", "phase", "team_kind")] == ["pm", "growth", "platform"]
    assert first["industry"] == "'=retail"  # no formula
    assert (first["checker"], first["rules"], first["why"]) == ("60", "KR001 KR004", "")
    assert last["why"] == "score 60"


def test_json_tells_groups_and_rules(run: Run) -> None:
    told = json.loads(written(run, ".json"))
    groups = {(one["tag"], one["value"]) for one in told["configurations"][0]["groups"]}
    assert groups == set(TAGS.items())
    assert [(one["code"], one["findings"], one["cases"]) for one in told["configurations"][1]["rules"]] == [
        ("KR004", 4, 2),
        ("KR001", 2, 2),
    ]
    assert [one["rules"] for one in told["results"]] == [["KR001", "KR004"]] * 4
    assert "team kind platform" in written(run, ".md")
