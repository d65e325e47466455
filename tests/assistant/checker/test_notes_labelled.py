"""Against labelled notes: reference drafts and agreed goals are left alone, planted faults and dead numbers are seen.

The folder of labelled data is not part of the project; OKR_TEST_DATA names it.
"""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.checker.check import check
from assistant.evidence.extract import extract
from assistant.evidence.facts import Evidence
from assistant.formats import read_record
from assistant.okr import KeyResult, Objective, OkrSet, Source

DATA = os.environ.get("OKR_TEST_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="OKR_TEST_DATA names no folder of labelled notes")

AGAINST_NOTES = {"GND001", "GND002", "GND003", "GND004", "GND005", "KR010"}
SEEN_AS = {
    "superseded_target": {"GND002"},
    "rejected_target": {"GND002", "GND003"},
    "other_team_number": {"GND003"},
    "unmarked_proposed_target": {"GND004"},
    "invented_baseline": {"GND001"},
}
# The reader of notes takes no fact from "Cem wanted 80 %", and misses whose number it is in "it is their number".
MISSED = {("dev-17", "rejected_target"), ("dev-17", "other_team_number")}


def lines(name: str) -> list[dict[str, Any]]:
    text = (Path(DATA or "") / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


@pytest.fixture(scope="module")
def read() -> dict[str, Evidence]:
    """Read every labelled note once."""
    notes = [*lines("notes_dev.jsonl"), *lines("notes_more.jsonl")]
    return {
        note["id"]: extract(note["text"], as_of=date.fromisoformat(note["as_of"]), document="notes") for note in notes
    }


def found(okrs: OkrSet, notes: Evidence) -> set[str]:
    return {one.code for one in check(okrs, evidence=(notes,)).findings if one.code in AGAINST_NOTES}


def test_reference_drafts_raise_no_alarm(read: dict[str, Evidence]) -> None:
    records = lines("reference_drafts.jsonl")
    alarms = [(one["id"], found(read_record(one["good"]["okrs"], "good"), read[one["id"]])) for one in records]
    assert [alarm for alarm in alarms if alarm[1]] == []


def test_planted_faults_are_seen(read: dict[str, Evidence]) -> None:
    faults = [(one["id"], faulty) for one in lines("reference_drafts.jsonl") for faulty in one["faulty"]]
    missed = {
        (name, faulty["fault"])
        for name, faulty in faults
        if faulty["fault"] in SEEN_AS
        and not SEEN_AS[faulty["fault"]] & found(read_record(faulty["okrs"], "faulty"), read[name])
    }
    assert missed <= MISSED


def test_agreed_goals_are_left_alone_and_dead_ones_seen(read: dict[str, Evidence]) -> None:
    """Write a key result from every labelled target; how many of a status raise an alarm is held to bars."""
    told: dict[str, list[bool]] = {}
    for note in [*lines("notes_dev.jsonl"), *lines("notes_more.jsonl")]:
        for fact in note["facts"]:
            if fact["target"] is not None and not fact.get("tentative"):
                alarm = bool(found(OkrSet((Objective("", key_results=(key_result(fact),)),)), read[note["id"]]))
                told.setdefault(fact["status"], []).append(alarm)
    shares = {status: sum(alarms) / len(alarms) for status, alarms in told.items()}
    assert shares["goal"] <= 0.04
    assert shares["other_team"] >= 0.4


def key_result(fact: dict[str, Any]) -> KeyResult:
    verb = {"increase": "Increase", "decrease": "Reduce", "maintain": "Keep"}.get(fact["direction"], "Bring")
    return KeyResult(
        f"{verb} {fact['metric']}",
        metric=fact["metric"],
        baseline=fact["baseline"],
        baseline_unit=fact.get("baseline_unit"),
        target=fact["target"],
        unit=fact["unit"],
        direction=fact["direction"],
        source=Source("unknown" if fact["baseline"] is None else "stated", "stated"),
    )
