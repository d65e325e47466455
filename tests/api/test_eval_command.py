"""`okr eval rules`: figures on labelled sets, for people, pages and programs."""

import json
from pathlib import Path

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
