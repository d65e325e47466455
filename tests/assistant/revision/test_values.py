"""Numbers and days that a message refuses, or that once held, are not set; what could mean two things is asked."""

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear
from tests.assistant.revision.case import part_of


def set_by(said: str) -> dict[str, object]:
    """Give the fields that a message sets, as `kr1_due`; none where it asks."""
    found = understand(part_of(said))
    return {f"kr{each.key_result}_{each.field}": each.value for each in found if isinstance(each, Edit)}


def asked_by(said: str) -> str:
    """Give the question of a message that sets nothing."""
    found = understand(part_of(said))
    assert found
    assert all(isinstance(each, Unclear) and each.why for each in found)
    return " ".join(each.why for each in found if isinstance(each, Unclear))


@pytest.mark.parametrize(
    "said",
    [
        "KR 1 due 30 June 2027 instead of 31 March",
        "KR 1 due 30 June, not 31 March",
        "KR 1 due 30 June rather than 31 March",
        "KR 1 due 30 June, it was 31 March",
        "KR 1 was due 31 March, now 30 June",
        "KR 1 due 31 March is wrong, it should be 30 June",
    ],
)
def test_a_day_that_another_takes_the_place_of_is_not_set(said: str) -> None:
    assert set_by(said) == {"kr1_due": "2027-06-30"}


def test_a_day_is_refused_beside_a_value() -> None:
    assert set_by("KR 1: 80 by 30 June, not 31 March") == {"kr1_target": 80.0, "kr1_due": "2027-06-30"}
    assert set_by("KR 1 by 30 June should be 80") == {"kr1_target": 80.0, "kr1_due": "2027-06-30"}


@pytest.mark.parametrize(
    ("said", "sets"),
    [
        ("KR 1: was 61, now 63", {"kr1_baseline": 63.0}),
        ("KR 1 was 61 and is now 63", {"kr1_baseline": 63.0}),
        ("KR 1: 60 last month, now 61.5", {"kr1_baseline": 61.5}),
        ("KR 1: now 61.5, 60 two weeks ago", {"kr1_baseline": 61.5}),
        ("KR 1: 78, was 76", {"kr1_target": 78.0}),
        ("the baseline of KR 3 was 4.5, not 4.2", {"kr3_baseline": 4.5}),
        ("KR 1: 63 now, 80 in June", {"kr1_baseline": 63.0, "kr1_target": 80.0, "kr1_due": "2027-06-30"}),
        ("KR 1: 80 by June, now 63", {"kr1_baseline": 63.0, "kr1_target": 80.0, "kr1_due": "2027-06-30"}),
    ],
)
def test_what_was_is_no_target(said: str, sets: dict[str, object]) -> None:
    assert set_by(said) == sets


def test_what_may_have_been_is_asked() -> None:
    assert "Is 60 what it was then, or the target?" in asked_by("KR 1: 60 in December, now 61.5")
    assert "Is 60 what it was then, or the target?" in asked_by("KR 1: 60 in December 2026, now 61.5")
    assert "Which number of KR 1" in asked_by("KR 1: it was 61, not 63")


@pytest.mark.parametrize(
    ("said", "sets"),
    [
        ("change 61 to 60 and 78 to 80", {"kr1_baseline": 60.0, "kr1_target": 80.0}),
        ("change 61 to 60 and 9 to 8", {"kr1_baseline": 60.0, "kr2_baseline": 8.0}),
        ("KR 1: change 61 to 60 and 78 to 80", {"kr1_baseline": 60.0, "kr1_target": 80.0}),
    ],
)
def test_every_pair_of_old_and_new_is_an_edit(said: str, sets: dict[str, object]) -> None:
    assert set_by(said) == sets


def test_no_pair_is_set_where_one_of_them_is_of_nothing() -> None:
    assert "Say which key result" in asked_by("change 61 to 60 and 77 to 80")


@pytest.mark.parametrize("said", ["KR 1 80.", "KR 1: 80.", "onboarding completion 80."])
def test_a_number_may_end_a_sentence(said: str) -> None:
    assert set_by(said) == {"kr1_target": 80.0}


@pytest.mark.parametrize(
    "said",
    [
        "raise KR 1 by 5 points",
        "raise onboarding completion by 5 percentage points",
        "lower trial conversion by 3 points",
        "lower KR 5 by 3 points",
        "reduce churn by 10%",
    ],
)
def test_a_change_for_the_worse_is_asked_about_however_the_key_result_is_named(said: str) -> None:
    assert "Counted from what: today's" in asked_by(said)


def test_a_change_that_falls_behind_today_is_asked_about_though_it_says_what_it_is_counted_from() -> None:
    assert "That is worse than today's 61%" in asked_by("lower the target of KR 1 by 20 points")
    assert set_by("lower the target of KR 1 by 2 points") != {}


@pytest.mark.parametrize(
    "said", ["push KR 1 by two weeks", "extend KR 1 by a month", "extend onboarding completion by 3 weeks"]
)
def test_a_time_that_a_share_is_pushed_by_is_about_its_due_day(said: str) -> None:
    assert "Say the day itself, as in “KR 1: due 30 June”" in asked_by(said)


def test_a_time_of_a_metric_that_is_a_time_is_asked_about() -> None:
    assert "Counted from what" in asked_by("push KR 2 by two weeks")
    assert set_by("push churn to 2%") == {"kr3_target": 2.0}
