"""`okr eval rules` holds the checker against labels, and says whose sets each figure rests on."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.checker.rules import RULES
from assistant.errors import UnreadableInput
from evals.labelled import read_labelled
from evals.quality import page
from evals.rules_eval import JUDGEMENTS, RulesEval, evaluate
from evals.rules_report import rules_json, rules_markdown, rules_text

CASES = Path(__file__).parents[1] / "assistant" / "checker" / "cases"


def label(at: int, **said: Any) -> dict[str, Any]:
    return {"kr_index": at, "is_measurable": True, "has_baseline": False, "kind": "outcome"} | said


RECORDS = [
    {
        "id": "a",
        "org": "Orchard",
        "objective": "Improve the customer experience",
        "key_results": ["Launch the app", "Raise course completion from 34% to 50%"],
        "hand_labels": [label(0, kind="output"), label(1, has_baseline=True, direction_consistent=True)],
        "objective_hand_labels": {
            "vague": True,
            "theme_noun_phrase": False,
            "solution_or_output": False,
            "contains_metric": False,
        },
    },
    {
        "id": "b",
        "org": "Brewery",
        "objective": None,
        "key_results": ["Reduce churn from 5% to 8%", "Be more agile"],
        "hand_labels": [
            label(0, has_baseline=True, direction_consistent=False),
            label(1, kind="ambiguous", direction_consistent="na"),
        ],
        "objective_hand_labels": None,
    },
]


def found(cases: Path | None = None) -> RulesEval:
    return evaluate(read_labelled([json.dumps(record) for record in RECORDS], "-"), "made up", cases)


def test_labels_are_held_against_judgements() -> None:
    counted = {
        name: (one.hits, one.false_alarms, one.misses, one.rests) for name, one in found().total.items() if one.count
    }
    assert counted == {
        "not measurable": (0, 1, 0, 3),
        "has baseline": (2, 0, 0, 2),
        "output key result": (1, 0, 0, 2),
        "contradiction": (1, 0, 0, 1),
        "vague objective": (1, 0, 0, 0),
        "metric in objective": (0, 0, 0, 1),
        "solution or output objective": (0, 0, 0, 1),
    }


def test_organisations_are_kept_apart_and_left_out() -> None:
    data = rules_json(found())
    brewery, orchard = data["organisations"]
    assert (brewery["organisation"], orchard["organisation"]) == ("Brewery", "Orchard")
    assert brewery["judgements"][0]["false_alarms"] == 1
    assert brewery["without"] == orchard["judgements"]
    assert [one["name"] for one in data["judgements"]] == list(JUDGEMENTS)


def test_every_rule_has_its_rate_and_its_fixtures() -> None:
    rules = {one["code"]: one for one in rules_json(found(CASES))["rules"]}
    assert list(rules) == [rule.code for rule in RULES]
    assert (rules["KR002"]["fired"], rules["KR002"]["of"]) == (1, 4)
    assert (rules["KR007"]["fired"], rules["KR007"]["of"]) == (2, 2)
    assert rules["KR003"]["cases"]["bad"] > 0
    assert all(one["cases"] is None for one in rules_json(found())["rules"])


def test_text_and_markdown_hold_the_same_rows() -> None:
    text, page = rules_text(found(CASES)), rules_markdown(found(CASES))
    for said in ("solution or output objective", "Orchard", "not-measurable", "2 sets of 2 organisations"):
        assert said in text
        assert said in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in rows)
    assert "|---|" in page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "made up:1: this is not JSON"),
        ("[]", "made up:1: must be an object"),
        (
            '{"key_results": ["a"], "hand_labels": [{"kr_index": 1}]}',
            "made up:1: hand_labels.kr_index must be from 0 to 0",
        ),
        (
            '{"key_results": ["a"], "hand_labels": [{"kr_index": 0, "kind": "x"}]}',
            "kind must be one of outcome, output",
        ),
        ('{"key_results": ["a"], "hand_labels": [{"kr_index": 0, "has_baseline": 1}]}', "has_baseline must be true or"),
        ('{"objective": "a", "objective_hand_labels": {"vague": "yes"}}', "vague must be true or false"),
        ('{"id": "x"}', "made up:1: the file holds neither objectives nor key_results"),
    ],
)
def test_what_is_no_label_names_its_line(line: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        list(read_labelled([line], "made up"))


def test_the_page_on_quality_is_made_of_the_figures(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text("".join(f"{json.dumps(record)}\n" for record in RECORDS))
    made = page(file, CASES)
    assert "development figures" in made
    assert "okr eval rules labelled.jsonl" in made
    assert rules_markdown(found(CASES)).rstrip() in made
    assert not re.search("@[A-Z]+@", made)


def test_the_page_in_docs_was_made_from_the_frame() -> None:
    written = (Path(__file__).parents[2] / "docs" / "quality.md").read_text(encoding="utf-8")
    frame = (Path(__file__).parents[2] / "evals" / "quality.md").read_text(encoding="utf-8")
    before, after = frame.replace("@NAME@", "okrs_dev.jsonl").split("@FIGURES@")
    assert written.startswith(before)
    assert written.endswith(after)
