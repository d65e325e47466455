"""A sentence that points at something said before gives no reason to whoever has not read the notes."""

import pytest

from assistant.drafter.pointing_back import rests_on_before


@pytest.mark.parametrize(
    "said",
    [
        "That's the honest lever for the six days",
        "C: we move it first, then we measure",
        "This is the order and not other",
        "We go faster only if this holds",
        "both: nothing with a number before the March review",
    ],
)
def test_what_rests_on_before_is_seen(said: str) -> None:
    assert rests_on_before(said)


@pytest.mark.parametrize(
    "said",
    [
        "New customers must see value in the first week",
        "It matters most who can finish alone",
        "The chair summed up that investigators' time is the scarcest thing we have",
        "The board of the hospital matters to everybody, so we start with it",
        "",
    ],
)
def test_what_stands_alone_does_not_point_back(said: str) -> None:
    assert not rests_on_before(said)
