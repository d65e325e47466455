"""Plain words become an order: said as one, told of a group, or wished for it."""

import pytest

from assistant.drafter.priority_order import order_of


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("Make check-in calm for patients", "make check-in calm for patients"),
        ("Sellers must be able to list within a visit", "let sellers list within a visit"),
        ("Nobody should wait twice", "keep everybody from waiting twice"),
        ("New customers get value on the first day", "let new customers get value on the first day"),
        ("Fewer calls about parcels", "have fewer calls about parcels"),
        ("He must go home", ""),
        ("Cut calls by 20 this year", ""),
        ("calm", ""),
    ],
)
def test_words_become_an_order_or_nothing(said: str, order: str) -> None:
    assert order_of(said) == order
