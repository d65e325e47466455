"""Plain words that name a thing give a noun phrase, others nothing."""

import pytest

from assistant.drafter.priority_thing import thing_of


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("the check-in", ""),
        ("Claims handling", "claims handling"),
        ("Delivery reliability", "delivery reliability"),
        ("two things", ""),
        ("it is late", ""),
        ("", ""),
    ],
)
def test_words_name_a_thing_or_nothing(said: str, thing: str) -> None:
    assert thing_of(said) == thing
