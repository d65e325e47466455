"""A difference between two runs is told from noise, and regressions come first."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant.errors import BadSetting
from evals.compare import Comparison, compared
from evals.compare_report import compare_json, compare_markdown, compare_text
from evals.run import Run


def run(folder: Path, scores: dict[str, float], dataset: str = "a") -> Run:
    manifest = {
        "version": 1,
        "dataset": {"sha256": dataset, "name": "d"},
        "configurations": [{"name": ""}],
        "settings": {"repeat": 1},
        "scorers": {"checker": 1},
        "rules": "r",
    }
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with (folder / "results.jsonl").open("w") as file:
        for at, (case, score) in enumerate(scores.items()):
            passed = score >= 50
            said = {"reason": f"score {score}", "value": score, "evidence": [], "passed": passed}
            result: dict[str, Any] = {"at": at, "case": case, "configuration": "", "repeat": 0, "tags": {}}
            file.write(
                json.dumps({**result, "state": "pass" if passed else "fail", "scores": {"checker": said}}) + "\n"
            )
    return Run.open(folder)


def changed(one: Run, **fields: Any) -> Run:
    """Write other fields into a run's manifest."""
    (one.folder / "manifest.json").write_text(json.dumps({**one.manifest, **fields}))
    return Run.open(one.folder)


def test_what_else_differs_is_said(tmp_path: Path) -> None:
    prompts = [{"name": name, "sha256": name[0] * 64} for name in ("current", "mine")]
    runs = [
        changed(run(tmp_path / one["name"], {"a": 60.0}), configurations=[{"name": "", "prompt": one}])
        for one in prompts
    ]
    judge = {"model": "m", "rubric": {"version": "v1"}}
    assert compared(runs[0], "", runs[0], "").notes == ()
    assert compared(runs[0], "", changed(runs[1], judge=judge), "").notes == (
        "Judged by no model before and m, rubric v1, after, which moves what passes, too.",
        f"Asked with other prompts: current ({'c' * 12}) before, mine ({'m' * 12}) after.",
    )


def of(tmp_path: Path, one: dict[str, float], other: dict[str, float], **fields: Any) -> Comparison:
    return compared(run(tmp_path / "one", one), "", run(tmp_path / "other", other, **fields), "")


def verdicts(found: Comparison) -> dict[str, str]:
    return {each.name: each.verdict for each in found.differences}


def test_a_clear_loss_is_worse_and_a_clear_gain_better(tmp_path: Path) -> None:
    random = Random(1)
    one = {f"c{at}": 60.0 + random.random() for at in range(40)}
    lost = compared(run(tmp_path / "a", one), "", run(tmp_path / "b", {k: v - 20 for k, v in one.items()}), "")
    assert verdicts(lost) == {"passed": "worse", "checker": "worse"}
    assert lost.is_worse
    won = compared(run(tmp_path / "c", one), "", run(tmp_path / "d", {k: v + 20 for k, v in one.items()}), "")
    assert verdicts(won) == {"passed": "same", "checker": "better"}
    assert not won.is_worse


def test_chance_is_called_noise_nineteen_times_of_twenty(tmp_path: Path) -> None:
    said = []
    for seed in range(40):
        random = Random(seed)
        one = {f"c{at}": 70 + random.gauss(0, 5) for at in range(25)}
        other = {key: value + random.gauss(0, 5) for key, value in one.items()}
        found = compared(run(tmp_path / f"a{seed}", one), "", run(tmp_path / f"b{seed}", other), "")
        said.append(verdicts(found)["checker"])
    assert said.count("noise") >= 34


def test_the_same_results_are_the_same(tmp_path: Path) -> None:
    found = of(tmp_path, {"a": 60, "b": 40}, {"b": 40, "a": 60})
    assert set(verdicts(found).values()) == {"same"}
    assert found.changes == ()


def test_regressions_come_first(tmp_path: Path) -> None:
    found = of(tmp_path, {"a": 40, "b": 90, "c": 60, "d": 1}, {"a": 60, "b": 51, "c": 20, "e": 3}, dataset="b")
    assert [each.case for each in found.changes] == ["c", "b", "a"]
    assert [each.is_regression for each in found.changes] == [True, False, False]
    assert found.alone == (1, 1)
    assert "datasets differ" in found.notes[0]
    text = compare_text(found)
    assert "1 case passed before and does not now:\n  c: pass to fail (score 20)" in text
    assert compare_json(found)["changes"][0]["regression"] is True
    assert "| checker |" in compare_markdown(found)
    assert "- 1 case passed before and does not now:\n  - c: pass to fail (score 20)" in compare_markdown(found)


def test_runs_without_a_case_in_common_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="no case in common"):
        of(tmp_path, {"a": 1}, {"b": 1})
