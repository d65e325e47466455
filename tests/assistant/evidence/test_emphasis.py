"""Which turns of phrase put one thing before all others."""

import pytest

from assistant.evidence.emphasis import stresses


@pytest.mark.parametrize(
    "said",
    [
        "What the wardens care about is empty beds",
        "Until the lamp stays on nobody starts anything else, nothing new",
        "Everything else comes second",
        "There is only one job left this winter",
        "Calm beats clever",
        "Trains first, stations after",
        "The lead matter is late trains",
        "If you look at one number, look at refunds",
        "We stop everything until plugging in works",
        "This is what the spring is about",
    ],
)
def test_it_puts_one_thing_first(said: str) -> None:
    assert stresses(said)


@pytest.mark.parametrize(
    "said",
    [
        "The rest is as you say",
        "We met at noon and talked about trains",
        "The first update came after 12 minutes",
        "One thing for the car park, a second gate",
    ],
)
def test_it_only_tells(said: str) -> None:
    assert not stresses(said)
