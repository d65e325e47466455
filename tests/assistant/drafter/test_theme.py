"""What a metric is about decides what its title wants for people."""

import pytest

from assistant.drafter.theme import Theme, theme
from assistant.okr import KeyResult


@pytest.mark.parametrize("metric", ["weeks to decision", "working days to decision", "days from request to decision"])
def test_what_passes_until_something_is_a_wait_for_it(metric: str) -> None:
    assert theme(KeyResult("", metric=metric, direction="decrease")) == Theme("wait", "decision")


def test_a_share_of_visits_with_what_describes_them_is_no_habit() -> None:
    visits = KeyResult("", metric="share of visits fixed first time", unit="%", direction="increase")
    assert theme(visits) == Theme("more", "", "visits fixed first time")
