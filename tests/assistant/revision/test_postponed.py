"""A time that a key result is put off by is about its due day."""

from dataclasses import replace

import pytest

from assistant.okr import OkrSet
from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear
from tests.assistant.revision.case import FIVE, part_of


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("push KR 1 by two weeks", "2027-04-14"),
        ("push KR 1 out by 2 weeks", "2027-04-14"),
        ("please postpone KR 1 by 10 days", "2027-04-10"),
        ("delay onboarding completion by a week", "2027-04-07"),
        ("extend KR 1 by a month", "2027-04-30"),
        ("extend KR 1 by 11 months", "2028-02-29"),
        ("extend KR 1 by a year", "2028-03-31"),
    ],
)
def test_the_due_day_is_put_off(said: str, day: str) -> None:
    found = understand(part_of(said))
    assert [(each.field, each.value) for each in found if isinstance(each, Edit)] == [("due", day)]
    assert len(found) == 1


@pytest.mark.parametrize("said", ["extend KR 1 by 3 hours", "push KR 1 by 1.5 weeks", "postpone KR 1 by 9999 years"])
def test_a_day_that_is_left_open_is_asked_for(said: str) -> None:
    (asked,) = understand(part_of(said))
    assert isinstance(asked, Unclear)
    assert "Until which day?" in asked.why


def test_a_key_result_without_a_due_day_is_asked_for_one() -> None:
    (objective,) = FIVE.objectives
    first, *others = objective.key_results
    undated = OkrSet((replace(objective, key_results=(replace(first, due=None), *others)),))
    (asked,) = understand(part_of("push KR 1 by two weeks", undated))
    assert isinstance(asked, Unclear)
    assert "Until which day?" in asked.why


@pytest.mark.parametrize("said", ["push KR 2 by two weeks", "extend KR 2 by 3 days"])
def test_a_time_of_a_metric_that_is_a_time_is_asked_about(said: str) -> None:
    (asked,) = understand(part_of(said))
    assert isinstance(asked, Unclear)
    assert "Counted from what" in asked.why


def test_a_share_is_pushed_to_a_value() -> None:
    found = understand(part_of("push churn to 2%"))
    assert [(each.field, each.value) for each in found if isinstance(each, Edit)] == [("target", 2.0)]
