"""A value whose own words give it to another metric, or call it no aim, makes no goal."""

import pytest

from assistant.drafter.another_subject import is_no_aim, is_of_another, is_scale, is_struck_off
from tests.assistant.drafter.case import evidence, fact


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("While we automate, wrongly credited cases must not go above 0.8%.", True),
        ("While we automate, false positives must not go above 0.8%.", False),
        ("It must not go above 0.8%.", False),
        ("Gus may go up to 0.8%.", False),
        ("Text reminders should get that under 0.8%.", False),
    ],
)
def test_who_must_not_go_above_a_value_has_it(said: str, other: bool) -> None:
    positives = fact("false positives", said, target=0.8)
    assert is_of_another(positives, positives.quotes, "false positives") is other


@pytest.mark.parametrize(
    ("name", "said", "other"),
    [
        ("share of appointments", "I'd say max 10% abandoned by 30 June.", True),
        ("abandoned calls", "I'd say max 10% abandoned by 30 June.", False),
        ("call abandonment", "I'd say max 10% abandoned by 30 June.", False),
        ("share of appointments", "10% agreed by all.", False),
        ("share of appointments", "10% by 30 June.", False),
    ],
)
def test_what_a_share_is_of_stands_behind_it(name: str, said: str, other: bool) -> None:
    share = fact(name, said, target=10)
    assert is_of_another(share, share.quotes, name) is other


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("Expect 45% in 2027, guidance not a plan.", True),
        ("45% is the forecast, not a target.", True),
        ("45% is the target for 2027.", False),
    ],
)
def test_a_value_that_is_called_no_plan_is_none(said: str, refused: bool) -> None:
    sales = fact("app sales", said, baseline=41, target=45)
    assert is_no_aim(sales, sales.quotes) is refused


def test_a_metric_that_is_struck_off_is_none() -> None:
    count = fact("registered count", "Registered count is struck off. 70,000 by June.", target=70000, unit="count")
    assert is_struck_off("registered count", evidence(count))
    assert not is_struck_off("active farmers", evidence(count))


def test_the_end_of_a_scale_is_no_value_of_today() -> None:
    rated = fact("joint ambition", "of 5.", baseline=5, target=12, unit="count")
    assert is_scale(rated, rated.quotes)
    moved = fact("joint ambition", "It is 5 now. Aim for 12.", baseline=5, target=12, unit="count")
    assert not is_scale(moved, moved.quotes)
