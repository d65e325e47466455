"""Every report tells how far a judge agrees with people, and nothing of too few labels."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.report import write_report
from evals.run import Run
from evals.scorers.judge import rubric, rubric_record
from evals.summary import Counting, Summary
from evals.text_report import text_report
from tests.evals.judging import SET


def test_agreement_with_people_is_in_every_report(tmp_path: Path) -> None:
    run = _run(tmp_path, {"up": [4] * 14 + [2] * 2, "down": [1] * 12 + [3] * 2 + [None]})
    found = _summaries(run)
    judge = found[0].judge
    assert judge is not None
    assert (judge.labels, judge.unscored) == (30, 1)
    said = text_report(found)
    assert f"Judge m, rubric v1 ({rubric().sha256[:12]}), against people" in said
    assert re.search(r"^agreement +0\.867 \(0\.703 to 0\.947\)$", said, re.MULTILINE)
    assert re.search(r"^Cohen's kappa +0\.732 \(0\.\d{3} to 0\.9\d\d\)$", said, re.MULTILINE)
    assert re.search(r"^without a verdict +1$", said, re.MULTILINE)
    told = json.loads(write_report(run, found, ".json"))
    assert told["manifest"]["judge"]["rubric"]["sha256"] == rubric().sha256
    assert round(told["configurations"][0]["judge"]["kappa"]["value"], 3) == 0.732
    assert told["results"][-1]["unscored"] == {"judge": "none"}
    rows = list(csv.DictReader(io.StringIO(write_report(run, found, ".csv").decode())))
    assert [rows[0]["judge"], rows[0]["human"], rows[-1]["judge"], rows[-1]["human"]] == ["4", "up", "", "down"]
    assert rows[-1]["why"] == "none"
    for form, words in ((".md", "| Cohen's kappa | 0.732"), (".xml", '"Cohen\'s kappa" value="0.732')):
        assert words in write_report(run, found, form).decode()
    page = write_report(run, found, ".html").decode()
    assert "<th scope=row>Cohen&#x27;s kappa</th><td>0.732" in page
    assert "<td>unscored</td><td>none</td>" in page
    assert "<th scope=row>people</th><td></td><td>down</td>" in page
    assert ">judge<" in page


def test_of_too_few_labels_nothing_is_told(tmp_path: Path) -> None:
    run = _run(tmp_path, {"up": [4] * 20, "down": [1] * 9})
    found = _summaries(run)
    assert text_report(found).count("too few labels (30 needed)") == 2
    told = json.loads(write_report(run, found, ".json"))["configurations"][0]["judge"]
    assert told == {"labels": 29, "needed": 30, "unscored": 0, "agreement": None, "kappa": None}


def test_a_run_without_a_judge_tells_of_none(tmp_path: Path) -> None:
    run = _run(tmp_path, {}, judge=False)
    assert "Judge" not in text_report(_summaries(run))
    page = write_report(run, _summaries(run), ".html").decode()
    assert ">judge<" not in page
    assert "<h2>Judge" not in page


def _run(folder: Path, said: Mapping[str, Sequence[int | None]], judge: bool = True) -> Run:
    """Write a run whose judge gave these values to cases that people labelled so; null is no verdict."""
    made = {"model": "m", "rubric": dict(rubric_record())} if judge else None
    manifest = {"version": 1, "configurations": [{"name": ""}], "settings": {"repeat": 1}, "judge": made}
    manifest |= {"dataset": {"name": "d", "sha256": "0" * 64}, "scorers": {}, "rules": "r", "begun": "2027-01-12"}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    lines = []
    for at, (human, value) in enumerate((human, value) for human, values in said.items() for value in values):
        one: dict[str, Any] = {"at": at, "case": f"c{at}", "configuration": "", "repeat": 0, "tags": {}}
        one |= {"human": human, "given": dict(SET), "scores": {}, "state": "unscored"}
        if value is None:
            one["unscored"] = {"judge": "none"}
        else:
            one["scores"]["judge"] = {"reason": "r", "value": value, "evidence": [], "passed": value >= 3}
            one["state"] = "pass" if value >= 3 else "fail"
        lines.append(json.dumps(one) + "\n")
    (folder / "results.jsonl").write_text("".join(lines))
    return Run.open(folder)


def _summaries(run: Run) -> tuple[Summary, ...]:
    counting = Counting(run)
    for one in run.results():
        counting(one)
    return counting.summaries()
