"""Every rule sees its bad cases and leaves its good ones alone."""

from typing import Any


def test_a_bad_case_is_seen(bad_case: Any) -> None:
    assert bad_case.found(), f"{bad_case.code} does not see {bad_case.given!r}"


def test_a_good_case_is_left_alone(good_case: Any) -> None:
    assert not good_case.found(), f"{bad_message(good_case)}"


def test_a_known_miss_is_still_missed(known_miss: Any) -> None:
    assert not known_miss.found(), f"{known_miss.code} sees {known_miss.given!r} now: move it to bad"


def test_a_known_false_alarm_is_still_raised(known_false_alarm: Any) -> None:
    assert known_false_alarm.found(), (
        f"{known_false_alarm.code} leaves {known_false_alarm.given!r} alone now: move it to good"
    )


def test_a_finding_points_into_the_sentence(bad_case: Any) -> None:
    report = bad_case.report()
    for finding in report.findings:
        if finding.span is None:
            continue
        assert finding.objective is not None
        if finding.key_result is None:
            sentence = report.objectives[finding.objective - 1].title
        else:
            at = (finding.objective, finding.key_result)
            sentence = next(one.text for one in report.key_results if (one.objective, one.key_result) == at)
        assert 0 <= finding.span[0] < finding.span[1] <= len(sentence)


def bad_message(case: Any) -> str:
    return f"{case.code} raises a false alarm on {case.given!r}: {[finding.message for finding in case.found()]}"
