"""Results are paired by case, configuration and repeat, whatever order they were written in."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assistant.errors import BadSetting
from evals.compare import MOST, compared, matched
from evals.compare_report import compare_json, compare_text
from evals.run import Run

Rows = list[tuple[int, str, str, int, float | None]]  # place, case, configuration, repeat, score (none: an error)


def run(folder: Path, rows: Rows, dataset: str = "a") -> Run:
    names = list(dict.fromkeys(name for _, _, name, _, _ in sorted(rows)))
    manifest = {"version": 1, "dataset": {"sha256": dataset}, "scorers": {}, "rules": "r", "settings": {"repeat": 9}}
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps({**manifest, "configurations": [{"name": one} for one in names]}))
    with (folder / "results.jsonl").open("w") as file:
        for at, case, name, repeat, score in rows:
            one: dict[str, Any] = {"at": at, "case": case, "configuration": name, "repeat": repeat, "tags": {}}
            if score is None:
                one |= {"state": "error", "error": {"code": "model_timeout", "message": "late"}}
            else:
                said = {"reason": f"score {score}", "value": score, "evidence": [], "passed": score >= 50}
                one |= {"state": "pass" if score >= 50 else "fail", "scores": {"checker": said}}
            file.write(json.dumps(one) + "\n")
    return Run.open(folder)


def test_a_case_is_held_against_itself_in_the_other_configuration_and_repeat(tmp_path: Path) -> None:
    rows: Rows = [
        (at, f"c{at}", name, repeat, 60.0 + 10 * at + repeat + (5 if name == "b" else 0))
        for at in range(3)
        for name in ("a", "b")
        for repeat in range(2)
    ]
    shuffled = Random(1).sample(rows, len(rows))
    one = run(tmp_path / "one", shuffled)
    found = compared(one, "a", one, "b")
    (passed, checker) = found.differences
    assert (found.pairs, found.alone, passed.verdict) == (3, (0, 0), "same")
    assert (checker.pairs, checker.one, checker.other, checker.mean) == (3, 70.5, 75.5, 5.0)
    assert {(each.case, each.repeat): (each.score_before, each.score_after) for each in found.changes} == {
        (f"c{at}", repeat): (60.0 + 10 * at + repeat, 65.0 + 10 * at + repeat) for at in range(3) for repeat in range(2)
    }
    assert "A pair is the mean of a case's repeats, 2 before and 2 after." in compare_text(found)


def test_repeats_are_no_cases(tmp_path: Path) -> None:
    rows: Rows = [(0, "c0", "", repeat, 60.0 + repeat) for repeat in range(3)]
    once: Rows = [(0, "c0", "", 0, 71.0), (1, "c1", "", 0, 9.0)]
    found = compared(run(tmp_path / "one", rows), "", run(tmp_path / "other", once, "b"), "")
    checker = found.differences[-1]
    assert (found.pairs, found.alone, checker.one, checker.other) == (1, (0, 1), 61.0, 71.0)


def test_an_error_has_no_score_and_counts_as_not_passed(tmp_path: Path) -> None:
    rows: Rows = [(0, "c0", "a", 0, 60.0), (0, "c0", "b", 0, None), (1, "c1", "a", 0, 60.0), (1, "c1", "b", 0, 60.0)]
    one = run(tmp_path / "one", rows)
    found = compared(one, "a", one, "b")
    assert [(each.name, each.pairs, each.other) for each in found.differences] == [
        ("passed", 2, 0.5),
        ("checker", 1, 60),
    ]
    (change,) = found.changes
    assert (change.case, change.before, change.after, change.score_after) == ("c0", "pass", "error", None)


def test_ids_that_stand_twice_are_told_apart_by_their_places_in_one_dataset(tmp_path: Path) -> None:
    before: Rows = [(0, "c", "", 0, 60.0), (1, "c", "", 0, 80.0), (2, "d", "", 0, 70.0)]
    after: Rows = [(1, "c", "", 0, 80.0), (0, "c", "", 0, 60.0), (2, "d", "", 0, 70.0)]
    one = run(tmp_path / "one", before)
    same = compared(one, "", run(tmp_path / "same", after), "")
    assert (same.pairs, same.changed) == (3, 0)
    other = compared(one, "", run(tmp_path / "other", after, "b"), "")
    assert other.pairs == 1
    assert "1 id stands for more than one case, which are left out." in other.notes


def test_the_first_changes_are_told_and_all_are_counted(tmp_path: Path) -> None:
    count = MOST + 50
    rows: Rows = [(at, f"c{at}", name, 0, 90.0 - at / 100) for at in range(2 * count) for name in ("a",)]
    rows += [(at, f"c{at}", "b", 0, 10.0 if at < count else 95.0) for at in range(2 * count)]
    one = run(tmp_path / "one", rows)
    found = compared(one, "a", one, "b")
    assert (found.changed, found.lost, found.won) == (2 * count, count, 0)
    assert len(found.changes) == MOST
    assert [each.case for each in found.changes[:3]] == ["c0", "c1", "c2"]
    assert f"{count:,} cases passed before and do not now:" in compare_text(found)
    back = compared(one, "b", one, "a")
    assert (back.lost, back.won, back.changes[0].is_regression) == (0, count, False)
    assert f"and {count - 10:,} more" in compare_text(back)
    assert compare_json(back)["won"] == count


def test_configurations_of_one_name_belong_together(tmp_path: Path) -> None:
    both = run(tmp_path / "both", [(0, "c", "a", 0, 1.0), (0, "c", "b", 0, 1.0)])
    other = run(tmp_path / "other", [(0, "c", "b", 0, 1.0), (0, "c", "d", 0, 1.0)])
    alone = run(tmp_path / "alone", [(0, "c", "", 0, 1.0)])
    strange = run(tmp_path / "strange", [(0, "c", "x", 0, 1.0), (0, "c", "y", 0, 1.0)])
    assert matched(both, other) == [("b", "b")]
    assert matched(alone, both) == [("", "a"), ("", "b")]
    with pytest.raises(BadSetting, match="name one of each, as RUN:CONFIGURATION"):
        matched(both, strange)
