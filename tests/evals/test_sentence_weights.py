"""Weights of signs are fitted on labelled sentences, always the same, and on signs that enough notes show."""

import json
from pathlib import Path

import pytest

from evals.sentence_weights import fit, known, left_out, read

ASKED = "Please add a button for {}."
TOLD = "We met at noon with {}."


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    rows = []
    for number in range(12):
        asked, told = ASKED.format(f"thing{number}"), TOLD.format(f"name{number}")
        row = {"id": f"voice{number % 2}-{number}", "text": f"{told} {asked}", "feature_requests": [asked]}
        rows.append(json.dumps(row))
    rows.append(json.dumps({"text": ASKED.format("all"), "label": "feature_requests"}))
    rows.append(json.dumps({"text": TOLD.format("all"), "label": "none"}))
    path = tmp_path / "notes.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_signs_of_requests_weigh_for_them(notes: Path) -> None:
    found, wanted = read([notes], "feature_requests")
    names = known(found)
    always, weights = fit(found, names)
    weight = dict(zip(names, weights, strict=True))
    assert wanted == 12
    assert weight["add"] > 0 > weight["noon"]
    assert "thing3" not in weight
    assert fit(found, names)[0] == always


def test_voices_left_out_are_scored_by_the_others(notes: Path) -> None:
    found, wanted = read([notes], "feature_requests")
    assert "above  0.0: found 1.00, right 1.00 of 12" in list(left_out(found, wanted))
