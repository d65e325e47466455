"""A summary keeps the four states apart, and is the same whatever order results come in."""

import json
from pathlib import Path
from random import Random
from typing import Any

from evals.bootstrap import mean
from evals.run import Run
from evals.summary import Counting, pass_rate
from evals.text_report import markdown_report, text_report


def run(folder: Path, repeat: int = 1) -> Run:
    folder.mkdir()
    manifest = {"version": 1, "configurations": [{"name": "a"}, {"name": "b"}], "settings": {"repeat": repeat}}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return Run.open(folder)


def result(at: int, state: str, score: float, **fields: Any) -> dict[str, Any]:
    said = {"reason": "", "value": score, "evidence": [], "passed": state == "pass"}
    found: dict[str, Any] = {"at": at, "case": f"c{at}", "configuration": "a", "repeat": 0, "state": state}
    found |= {"tags": {"role": "pm" if at % 2 else "ba"}}
    if state == "error":
        return found | {"error": {"code": "model_timeout", "message": "m"}} | fields
    finding = {"code": "KR001", "name": "not-measurable"}
    return found | {"scores": {"checker": said}, "findings": [finding] * (at % 3)} | fields


RESULTS = [result(at, ("pass", "fail", "error", "unscored")[at % 4], 10 * at) for at in range(12)]


def test_states_are_kept_apart_and_errors_count_as_not_passed(tmp_path: Path) -> None:
    counting = Counting(run(tmp_path / "r"))
    for one in RESULTS:
        counting(one)
    first, second = counting.summaries()
    assert first.states == {"pass": 3, "fail": 3, "error": 3, "unscored": 3}
    assert first.rate.value == 3 / 9
    assert first.faults == {"model_timeout": 3}
    assert [(one.value, sum(one.states.values())) for one in first.groups] == [("ba", 6), ("pm", 6)]
    assert [(one.code, one.findings, one.cases) for one in first.rules] == [("KR001", 9, 6)]
    assert (second.count, second.rate.value, second.measures) == (0, None, ())
    assert "Errors (a): model_timeout 3" in text_report((first, second))
    assert "| KR001 | not-measurable | 9 | 6 |" in markdown_report("r", (first, second))


def test_the_order_of_results_changes_nothing(tmp_path: Path) -> None:
    said = []
    for seed in range(3):
        counting = Counting(run(tmp_path / f"r{seed}"))
        for one in Random(seed).sample(RESULTS, len(RESULTS)):
            counting(one)
        said.append(counting.summaries())
    assert said[0] == said[1] == said[2]


def test_repeats_are_held_against_each_other(tmp_path: Path) -> None:
    counting = Counting(run(tmp_path / "r", repeat=2))
    for repeat, target in enumerate((3, 4)):
        krs = [{"text": "x", "metric": "churn", "target": target}, {"text": "y", "metric": "NPS", "target": 9}]
        counting(result(0, "pass", 90, repeat=repeat, draft={"okrs": {"objectives": [{"key_results": krs}]}}))
    measures = {one.name: one.mean.value for one in counting.summaries()[0].measures}
    assert round(measures["stability"], 4) == round(1 / 3, 4)


def test_intervals_hold_the_mean_and_are_the_same_each_time() -> None:
    counted = {0.0: 30, 1.0: 70}
    found = mean(counted)
    assert found == mean(dict(reversed(counted.items())))
    assert found.low < found.value == 0.7 < found.high
    assert 0.15 < found.high - found.low < 0.21
    assert mean({5.0: 3}) == (5.0, 5.0, 5.0)
    assert pass_rate({"unscored": 3}).value is None
