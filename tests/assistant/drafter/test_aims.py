"""Aims are told of those they are for."""

import pytest

from assistant.drafter.aims import clause
from assistant.drafter.theme import Theme


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ("late deliveries", "leave patients with fewer late deliveries"),
        ("staff overtime hours", "have fewer staff overtime hours"),
        ("overtime hours", "have fewer overtime hours"),
        ("customers waiting", "have fewer customers waiting"),
    ],
)
def test_what_the_team_has_fewer_of_is_not_taken_from_others(things: str, said: str) -> None:
    assert clause(Theme("less", "", things), "patients") == said
