"""What stands in a list of requests and asks for nothing."""

import pytest

from assistant.evidence.errands import is_errand, is_leftover


@pytest.mark.parametrize("said", ["Kaveh to send the split", "ask legal about data", "Hana: book a room"])
def test_office_work_is_an_errand(said: str) -> None:
    assert is_errand(said)


@pytest.mark.parametrize("said", ["a share button", "offline mode", "renew all loans with one tap"])
def test_a_part_of_a_product_is_none(said: str) -> None:
    assert not is_errand(said)


@pytest.mark.parametrize("said", ["by the 20th", "2 pages", "12 Feb", 'faster" as a slogan'])
def test_ends_of_sentences_are_leftovers(said: str) -> None:
    assert is_leftover(said)


def test_a_thing_is_no_leftover() -> None:
    assert not is_leftover("dark mode")
