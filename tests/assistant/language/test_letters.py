"""Text made ready for reading: small letters, plain spaces, nothing unseen, and every place still known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.dates import deadlines
from assistant.language.letters import even, lowered

_TEXTS = st.text(alphabet=st.sampled_from("aB3 \u00a0\u202f\u2009\u00ad\u200b\ufeff\nİ%"), max_size=30)


@given(_TEXTS)
def test_small_letters_keep_every_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


@given(_TEXTS)
def test_each_place_of_an_even_text_is_one_of_the_text_as_written(text: str) -> None:
    seen = even(text)
    places = seen.places if seen.places is not None else tuple(range(len(text) + 1))

    assert len(places) == len(seen.text) + 1
    assert places[-1] == len(text)
    for at, character in enumerate(seen.text):
        assert character == text[places[at]] or (character == " " and text[places[at]].isspace())


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u00ad\u200b"])
def test_marks_that_nobody_sees_are_taken_out(unseen: str) -> None:
    assert even(f"onboard{unseen}ing at 3{unseen}5%{unseen}").text == "onboarding at 35%"


def test_joiners_and_line_ends_stay() -> None:
    assert even("می\u200cخواهم 👩\u200d💻\u2028b").text == "می\u200cخواهم 👩\u200d💻\u2028b"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u2007", "\u3000"])
def test_a_date_is_read_over_any_space(space: str) -> None:
    said = "Reach 3% by 31 March 2027."

    (plain,), (found,) = deadlines(said, None, 1), deadlines(said.replace(" ", space), None, 1)

    assert (found.due, found.start, found.end) == (plain.due, plain.start, plain.end)
