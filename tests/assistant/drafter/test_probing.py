"""A key result whose measure does not exist yet is known by what its quotes say."""

import pytest

from assistant.drafter.probing import is_unmeasured
from assistant.okr import KeyResult, Quote


def cited(said: str, baseline: float | None = None) -> KeyResult:
    return KeyResult("", metric="drop-outs", baseline=baseline, citations=(Quote("n", 0, len(said), said),))


@pytest.mark.parametrize("said", ["Nobody counts drop-outs", "There is no tracking for it", "The dashboard is broken"])
def test_words_that_say_nobody_measures(said: str) -> None:
    assert is_unmeasured(cited(said))


def test_what_has_a_value_is_measured() -> None:
    assert not is_unmeasured(cited("Nobody counts drop-outs", 12))
    assert not is_unmeasured(cited("We count drop-outs every week"))
