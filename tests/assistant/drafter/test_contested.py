"""Numbers that a speaker takes back in the same breath are not taken for today's value or for the target."""

import pytest

from assistant.drafter.contested import is_of_a_month, is_taken_back, rival_baselines
from tests.assistant.drafter.case import fact


def test_a_value_set_against_the_baseline_is_its_rival() -> None:
    said = "First reply: 52 minutes in December, but December was snow, the average is 26. Down to 15."
    reply = fact("first reply", said, baseline=52, target=15, unit="min")
    assert rival_baselines(reply, reply.quotes) == (26,)


def test_the_upper_end_of_a_range_is_a_rival() -> None:
    said = "Analysts spend 30-40% of their week on doubt, 15% by June."
    doubt = fact("time on doubt", said, baseline=30, target=15)
    assert rival_baselines(doubt, doubt.quotes) == (40,)


@pytest.mark.parametrize(
    "said",
    [
        "Drops run at 2.3 per cent, not the 16 of that morning. Below 1 by July.",
        "Drops went from 2.3 per cent to 1.",
        "Drops are 2.3 per cent. The old plan said 4 per cent, 1 is agreed.",
    ],
)
def test_a_value_that_is_refused_or_only_named_is_no_rival(said: str) -> None:
    drops = fact("drops", said, baseline=2.3, target=1)
    assert rival_baselines(drops, drops.quotes) == ()


def test_a_target_can_be_taken_back() -> None:
    said = "They say 60 percent ring them, no wait, that's the pump. A quarter for us."
    calls = fact("calls", said, baseline=25, target=60)
    assert is_taken_back(calls, calls.quotes)
    assert not is_taken_back(fact("calls", "60 percent, no less, is the aim.", target=60), calls.quotes[:0])


def test_what_one_month_was_is_not_today() -> None:
    bags = fact("mishandled bags", "July was 9.1. Below 5 by March.", baseline=9.1, target=5, unit=None)
    assert is_of_a_month(bags, bags.quotes)
    now = fact("mishandled bags", "Bags are at 9.1. Below 5 by March.", baseline=9.1, target=5, unit=None)
    assert not is_of_a_month(now, now.quotes)
