"""What a sentence's signs are, and what they weigh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.sentence_signs import signs, support


def test_signs_are_words_pairs_and_form() -> None:
    found = signs("Could we get a dark mode, and 3 filters?")
    assert {"dark", "dark mode", "^ could", "filters $", "and 0", "=mark ?", "=commas 1", "=words 8"} <= found
    assert "3" not in found


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Two clinics want a calendar sync and a dark mode", "Two clinics closed early on Friday"),
        ("Wishlist: bulk upload, photo notes, an export button", "Attendance: Ana, Bogdan, Chloe, Dirk"),
    ],
)
def test_what_is_asked_for_weighs_more_than_what_is_told(asked: str, told: str) -> None:
    assert support(asked, "feature_requests") > support(told, "feature_requests")


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Nothing else matters until people trust what the board tells them", "People read the board at noon"),
        ("This season is about guests who come back", "Finance counts the guests who came back"),
    ],
)
def test_what_comes_first_weighs_more_than_what_happens(first: str, other: str) -> None:
    assert support(first, "priorities") > support(other, "priorities")


@given(st.text(max_size=200))
def test_any_text_has_a_weight(said: str) -> None:
    assert support(said, "priorities") == support(said, "priorities")
