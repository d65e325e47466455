"""The benchmark of reading notes measures both ways, on a transcript that is always the same."""

from evals.benchmarks import evidence


def test_the_transcript_is_the_same_each_time_and_as_long_as_asked() -> None:
    assert evidence.transcript(900) == evidence.transcript(900)
    assert 900 <= len(evidence.transcript(900).split()) < 1000


def test_both_ways_are_measured() -> None:
    took = evidence.seconds(evidence.transcript(200), 1)
    assert took["okr evidence"] > took["bare tokeniser"] > 0
