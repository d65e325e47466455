"""On labelled OKRs of real organisations the judgements hold their bars; the guides' own examples are all judged right.

The folder of labelled data is not part of the project; OKR_TEST_DATA names it.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.formats import read_record
from assistant.okr import KeyResult, Objective, OkrSet

DATA = os.environ.get("OKR_TEST_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="OKR_TEST_DATA names no folder of labelled OKRs")

OBJECTIVE = "Help every learner finish what they start"
Pairs = list[tuple[bool, bool]]


def lines(name: str) -> list[dict[str, Any]]:
    text = (Path(DATA or "") / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def of_key_result(text: str) -> Report:
    return check(OkrSet((Objective(OBJECTIVE, key_results=(KeyResult(text),)),)))


def codes(report: Report, *, objective: bool = False) -> set[str]:
    return {one.code for one in report.findings if (one.key_result is None) is objective}


@pytest.fixture(scope="module")
def judged() -> dict[str, Pairs]:
    """Pair each label with the judgement on it."""
    pairs: dict[str, Pairs] = {}
    for record in lines("okrs_dev.jsonl"):
        short = {"objective": record.get("objective"), "key_results": record["key_results"]}
        report = check(read_record(short, record["id"]))
        for label in record["hand_labels"]:
            seen = report.key_results[label["kr_index"]]
            pairs.setdefault("not measurable", []).append((not label["is_measurable"], not seen.measurable))
            pairs.setdefault("has baseline", []).append((label["has_baseline"], seen.baseline is not None))
            if label["kind"] != "ambiguous":
                pairs.setdefault("output", []).append((label["kind"] == "output", seen.kind == "output"))
        label = record.get("objective_hand_labels")
        if label and record.get("objective"):
            title = report.objectives[0]
            vague = label["vague"] or label["theme_noun_phrase"]
            pairs.setdefault("vague", []).append((vague, title.vague))
            work = title.names_solution or title.focus == "output"
            pairs.setdefault("solution or output", []).append((label["solution_or_output"], work))
            pairs.setdefault("metric", []).append((label["contains_metric"], title.has_metric))
    return pairs


@pytest.mark.parametrize(
    ("name", "bar"),
    [
        ("not measurable", 0.90),
        ("has baseline", 0.96),
        ("output", 0.92),
        ("vague", 0.84),
        ("solution or output", 0.90),
        ("metric", 0.90),
    ],
)
def test_a_judgement_holds_its_bar(judged: dict[str, Pairs], name: str, bar: float) -> None:
    true = sum(label and seen for label, seen in judged[name])
    wrong = sum(label != seen for label, seen in judged[name])
    assert 2 * true / (2 * true + wrong) >= bar


def test_contradictions_are_caught() -> None:
    flips = lines("contradictions_dev.jsonl")
    missed = [one["mutated"] for one in flips if "KR005" not in codes(of_key_result(one["mutated"]))]
    assert len(missed) <= 0.05 * len(flips), missed


def test_consistent_key_results_raise_no_contradiction() -> None:
    calm = {
        record["key_results"][label["kr_index"]]
        for record in lines("okrs_dev.jsonl")
        for label in record["hand_labels"]
        if label["direction_consistent"] is True
    }
    assert not [text for text in sorted(calm) if "KR005" in codes(of_key_result(text))]


@pytest.mark.parametrize(("name", "is_bad"), [("kr_bad", True), ("kr_good", False)])
def test_the_guides_key_results_are_judged_as_they_say(name: str, is_bad: bool) -> None:
    gold = json.loads((Path(DATA or "") / "seeds_gold.json").read_text(encoding="utf-8"))
    wrong = [text for text in gold[name] if bool(codes(of_key_result(text)) & {"KR001", "KR002"}) is not is_bad]
    assert not wrong


@pytest.mark.parametrize(("name", "is_bad"), [("obj_bad", True), ("obj_good", False)])
def test_the_guides_objectives_are_judged_as_they_say(name: str, is_bad: bool) -> None:
    gold = json.loads((Path(DATA or "") / "seeds_gold.json").read_text(encoding="utf-8"))
    wanted = {"OBJ001", "OBJ002", "OBJ003"}
    seen = {text: codes(check(OkrSet((Objective(text),))), objective=True) & wanted for text in gold[name]}
    assert not [text for text, found in seen.items() if bool(found) is not is_bad]
