"""The report's JSON has exactly the shape that others rely on."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.checker.record import report_json
from assistant.okr import KeyResult, Objective, OkrSet

Checked = Callable[..., Report]


def test_the_shape_of_a_report(checked: Checked) -> None:
    report = report_json(
        checked("Launch the app", "Increase course completion from 34% to 50% by 31 March 2027", id="a")
    )
    assert list(report) == [
        "id",
        "source",
        "verdict",
        "score",
        "objectives",
        "key_results",
        "findings",
        "frameworks",
    ]
    assert list(report["objectives"][0]) == [
        "objective",
        "title",
        "score",
        "focus",
        "vague",
        "names_solution",
        "has_metric",
    ]
    assert list(report["key_results"][1]) == [
        "objective",
        "key_result",
        "text",
        "kind",
        "measurable",
        "metric",
        "baseline",
        "baseline_unit",
        "target",
        "comparator",
        "unit",
        "relative_change",
        "change",
        "direction",
        "due",
        "indicator",
        "category",
    ]
    assert list(report["findings"][0]) == [
        "code",
        "name",
        "severity",
        "objective",
        "key_result",
        "span",
        "message",
        "suggestion",
    ]
    assert set(report["frameworks"]) == {"invest", "smart"}
    assert list(report["frameworks"]["invest"]) == [
        "independent",
        "negotiable",
        "valuable",
        "estimable",
        "small",
        "testable",
    ]
    assert list(report["frameworks"]["smart"]) == ["specific", "measurable", "achievable", "relevant", "time_bound"]
    assert all(
        list(letter) == ["pass", "codes"] for letters in report["frameworks"].values() for letter in letters.values()
    )


def test_the_values_of_a_report(checked: Checked) -> None:
    report = report_json(
        checked("Launch the app", "Increase course completion from 34% to 50% by 31 March 2027", id="a")
    )
    assert report["id"] == "a"
    assert report["source"] is None
    assert report["verdict"] == "pass"
    first, second = report["key_results"]
    assert (first["kind"], first["measurable"]) == ("output", True)
    expected = {
        "objective": 1,
        "key_result": 2,
        "kind": "outcome",
        "measurable": True,
        "baseline": 34,
        "baseline_unit": None,
        "target": 50,
        "unit": "%",
        "direction": "increase",
        "due": "2027-03-31",
        "category": "usage",
    }
    assert {key: second[key] for key in expected} == expected
    (finding,) = [finding for finding in report["findings"] if finding["code"] == "KR002"]
    assert (finding["objective"], finding["key_result"], finding["span"]) == (1, 1, [0, 6])


def test_the_fields_of_a_record_win_over_its_sentence() -> None:
    given = KeyResult(
        "Cut refund time from 3 days to 5 hours", "refund time", 4.0, "days", 6.0, "<=", "h", due=date(2027, 3, 31)
    )
    judged = check(OkrSet((Objective("", key_results=(given,)),))).key_results[0]
    assert (judged.baseline, judged.baseline_unit, judged.target, judged.comparator, judged.unit) == (
        4,
        "days",
        6,
        "<=",
        "h",
    )
    assert (judged.metric, judged.due) == ("refund time", date(2027, 3, 31))


def test_an_error_fails_the_verdict(checked: Checked) -> None:
    assert checked("Increase revenue").verdict == "fail"


def test_an_empty_set_gets_a_report() -> None:
    report = report_json(check(OkrSet()))
    assert (report["verdict"], report["score"], report["objectives"], report["key_results"]) == ("pass", 0, [], [])
    (finding,) = (one for one in report["findings"] if one["code"] == "OBJ009")
    assert (finding["message"], finding["objective"], finding["span"]) == ("There is no objective.", None, None)
    letters: dict[str, Any] = report["frameworks"]["smart"]
    assert not any(letter["pass"] for letter in letters.values())


def test_a_report_survives_json(checked: Checked) -> None:
    report = report_json(checked("Reach 5\udc80 planners", "\x00", "كود 5٪"))
    assert json.loads(json.dumps(report)) == report


def test_a_level_to_hold_is_a_guardrail(checked: Checked) -> None:
    report = checked("Keep the crash rate below 1%", "Maintain 99.95% availability")
    assert [judged.kind for judged in report.key_results] == ["guardrail", "guardrail"]


def test_counted_learning_is_no_output_in_discovery(checked: Checked) -> None:
    texts = ("Talk to 10 customers", "12 interviews with tenants")
    assert [judged.kind for judged in checked(*texts, phase="discovery").key_results] == ["outcome", "outcome"]
    assert [judged.kind for judged in checked(*texts, phase="deliver").key_results] == ["output", "output"]
