"""A goal whose name is no metric is asked about instead of drafted."""

import pytest

from assistant.drafter.doubt import is_doubtful, names_metric
from tests.assistant.drafter.case import evidence, fact


@pytest.mark.parametrize("name", ["crash thing", "joint ambition", "friday", "we ship late"])
def test_vague_words_name_no_metric(name: str) -> None:
    assert not names_metric(name)


@pytest.mark.parametrize("name", ["crash rate", "late deliveries", "queue time"])
def test_what_is_counted_names_a_metric(name: str) -> None:
    assert names_metric(name)


def test_a_share_of_people_alone_says_nothing() -> None:
    bare = fact("customers", "22% of customers, 35% by March.", baseline=22, target=35)
    assert is_doubtful(bare, evidence(bare))
    told = fact("customers who update their card", "22% of customers who update, 35% by March.", baseline=22, target=35)
    assert not is_doubtful(told, evidence(told))


def test_a_noun_that_is_also_a_word_of_speech_names_a_metric() -> None:
    assert names_metric("OEE on can line 2")
    assert not names_metric("can we do that")
