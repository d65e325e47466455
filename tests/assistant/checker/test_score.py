"""The score orders bad under good and says what it lost its points for."""

from collections.abc import Callable

import pytest

from assistant.checker.finding import Report

Checked = Callable[..., Report]


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Launch the app", "Increase course completion from 34% to 50%"),
        ("Increase revenue", "Increase revenue by 20%"),
        ("Increase course completion from 50% to 34%", "Increase course completion from 34% to 50%"),
        ("Increase course completion to 50%", "Increase course completion from 34% to 50%"),
        ("Improve the lesson page", "Launch the lesson page"),
    ],
)
def test_a_bad_key_result_scores_under_a_good_one(checked: Checked, bad: str, good: str) -> None:
    other = "Keep learner satisfaction at 4.4 of 5 or better by 31 March 2027"
    assert checked(bad, other).score < checked(good, other).score


@pytest.mark.parametrize(
    "bad", ["Improve the customer experience", "Launch the app", "Operational brilliance", "Grow revenue by 20%", ""]
)
def test_a_bad_objective_scores_under_a_good_one(checked: Checked, bad: str) -> None:
    good = checked("Increase course completion from 34% to 50%")
    worse = checked("Increase course completion from 34% to 50%", objective=bad)
    assert worse.score < good.score
    assert worse.objectives[0].score < good.objectives[0].score


def test_a_flawless_set_scores_100(checked: Checked) -> None:
    report = checked(
        "Increase course completion from 34% to 50%",
        "Increase the share of learners with three sessions in week one from 27% to 45%",
        cycle="2027-Q1",
    )
    assert report.findings == ()
    assert report.score == 100


def test_deductions_name_rule_place_and_points(checked: Checked) -> None:
    report = checked("Launch the app", "Increase course completion from 34% to 50%", cycle="2027-Q1")
    assert [(one.code, one.objective, one.key_result, one.points) for one in report.deductions] == [
        ("KR002", 1, 1, 9.0)
    ]
    assert report.score == 91
