"""What a sentence's signs are, and what they weigh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.blocks import Block
from assistant.evidence.layout import layout
from assistant.evidence.sentence_signs import heaviest, signs, standings, support, weighed
from assistant.okr import Quote

NOTE = """# Ideas
- A lamp for late vans
- Paper towels ran out

Who has the key? Ana has it.
"""


def _blocks(text: str) -> tuple[Block, ...]:
    return layout(text).blocks


def _signs_of(said: str) -> frozenset[str]:
    return next(each.signs for each in standings(NOTE, _blocks(NOTE)) if said in NOTE[each.start : each.end])


def test_signs_are_words_form_and_build() -> None:
    found = signs("Could we get a dark mode, and 3 filters?")
    assert {"dark", "0", "=mark ?", "=commas 1", "=words 8"} <= found
    assert "3" not in found


def test_in_the_build_words_of_content_keep_only_their_place() -> None:
    one, other = (
        {sign for sign in signs(said) if sign[0] == "~"}
        for said in ("Nobody must freeze this quarter", "Nobody must shiver this season")
    )
    assert one == other
    assert "~NEGATIONS MODALS _" in one


def test_lists_are_heard_in_entries_of_any_length() -> None:
    assert "=list priority" in signs("Safety is what we want to be known for")


def test_a_sentence_has_the_signs_of_where_it_stands() -> None:
    item, answer = _signs_of("A lamp"), _signs_of("Ana has it")
    assert {"=in item", "=under request_heads", "=headed"} <= item
    assert {"=before ?", "=closes note"} <= answer
    assert "=in item" not in answer


def test_a_sentence_outside_of_every_block_stands_in_a_table() -> None:
    assert all("=in table" in each.signs for each in standings(NOTE, ()))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Two clinics want a calendar sync and a dark mode", "Two clinics closed early on Friday"),
        ("Wishlist: bulk upload, photo notes, an export button", "Attendance: Ana, Bogdan, Chloe, Dirk"),
    ],
)
def test_what_is_asked_for_weighs_more_than_what_is_told(asked: str, told: str) -> None:
    assert support(signs(asked), "feature_requests") > support(signs(told), "feature_requests")


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Nothing else matters until people trust what the board tells them", "People read the board at noon"),
        ("This season is about guests who come back", "Finance counts the guests who came back"),
    ],
)
def test_what_comes_first_weighs_more_than_what_happens(first: str, other: str) -> None:
    assert support(signs(first), "priorities") > support(signs(other), "priorities")


def test_a_quote_weighs_as_the_heaviest_sentence_it_lies_in() -> None:
    held = weighed(NOTE, _blocks(NOTE), "feature_requests")
    both = Quote("notes", held[0].start, held[1].end, NOTE[held[0].start : held[1].end])
    assert heaviest(held, both) == max(held[0].weight, held[1].weight)
    assert heaviest((), both) == 0.0


@given(st.text(max_size=200))
def test_any_text_has_weights(said: str) -> None:
    held = weighed(said, _blocks(said), "priorities")
    assert held == weighed(said, _blocks(said), "priorities")
    assert all(0 <= each.start < each.end <= len(said) for each in held)


def test_signs_do_not_depend_on_the_order_in_which_blocks_are_read() -> None:
    blocks = _blocks(NOTE)
    assert weighed(NOTE, tuple(reversed(blocks)), "priorities") == weighed(NOTE, blocks, "priorities")
