"""Agreement is counted and its intervals are Wilson's."""

import pytest

from evals.agreement import Agreement, wilson


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (7, 10, 0.3968, 0.8922), (90, 100, 0.8256, 0.9448)],
)
def test_wilson_as_in_the_tables(hits: int, count: int, low: float, high: float) -> None:
    share = wilson(hits, count)
    assert (share.low, share.high) == pytest.approx((low, high), abs=5e-4)
    assert share.value == hits / count


def test_nothing_counted_is_no_share() -> None:
    assert wilson(0, 0).value is None
    assert Agreement(rests=5).f1.value is None


def test_f1_is_the_harmonic_mean_and_lies_in_its_interval() -> None:
    one = Agreement(hits=45, false_alarms=5, misses=15, rests=100)
    precision, recall = one.precision.value, one.recall.value
    assert precision is not None
    assert recall is not None
    assert one.f1.value == pytest.approx(2 * precision * recall / (precision + recall))
    assert one.f1.low is not None
    assert one.f1.high is not None
    assert one.f1.low < one.f1.value < one.f1.high


def test_pairs_are_counted_and_taken_away() -> None:
    one, other = Agreement(), Agreement()
    for label, judgement in ((True, True), (True, False), (False, True), (False, False)):
        one.add(label, judgement)
    other.add(True, False)
    assert one.count == 4
    assert one - other == Agreement(1, 1, 0, 1)
