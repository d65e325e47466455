"""A baseline leaves known findings out, and nothing else."""

import json
from collections.abc import Callable

import pytest

from assistant.checker.baseline import Baseline, read_baseline
from assistant.checker.checked import Checked
from assistant.checker.finding import Report
from assistant.errors import BadSetting

Run = Callable[..., Report]


def known(*reports: Report) -> Baseline:
    baseline = Baseline()
    for report in reports:
        baseline.add(Checked(report))
    return read_baseline(baseline.text(), "known.json")


def test_known_findings_are_left_out_wherever_they_stand(checked: Run) -> None:
    old = checked("Launch the app", "Reduce churn from 5% to 8%")
    moved = checked("Raise course completion from 30% to 50%", "Reduce  churn from 5% to 8%", "Launch the app")
    left = known(old).apply(Checked(moved)).report
    assert left.verdict == "pass"
    assert not [one for one in left.findings if one.code in ("KR002", "KR005")]
    assert left.key_results == moved.key_results


def test_one_more_of_the_same_is_new(checked: Run) -> None:
    once, twice = checked("Launch the app"), checked("Launch the app", "Launch the app")
    left = known(once).apply(Checked(twice)).report
    assert [one.key_result for one in left.findings if one.code == "KR002"] == [2]


def test_a_changed_sentence_is_new(checked: Run) -> None:
    left = known(checked("Launch the app")).apply(Checked(checked("Launch the site"))).report
    assert "KR002" in {one.code for one in left.findings}


def test_the_file_is_the_same_whatever_the_order(checked: Run) -> None:
    a, b = checked("Launch the app"), checked("Be agile")
    assert known(a, b).text() == known(b, a).text()
    assert json.loads(Baseline().text()) == {"version": 1, "findings": []}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline_is_refused(text: str) -> None:
    with pytest.raises(BadSetting, match=r"okrs\.json: is no baseline"):
        read_baseline(text, "okrs.json")
