"""What goes out holds no secret and, where asked, no data of persons; the originals come back in their places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.privacy.mask import Mask
from tests.assistant.privacy.test_secrets import KEYS, PEM, ROWS, long_key

KEY = KEYS["GitHub"]
TEXT = f"Mail mara@clinic.example or call +49 431 5512 87. Token {KEY}. mara@clinic.example knows."
PIECES = [
    *KEYS.values(),
    "a@b.example",
    "EMAIL_1",
    "KEY_1",
    "WORD_1",
    "+49 431 5512 87",
    " ",
    "\n",
    "x",
    "password: a1b2c3d4",
]


def test_the_same_text_is_the_same_placeholder_in_every_message() -> None:
    mask = Mask(personal=True)
    assert mask.masked(TEXT) == "Mail EMAIL_1 or call PHONE_1. Token KEY_1. EMAIL_1 knows."
    assert mask.masked(f"{KEY} of mara@clinic.example, joe@clinic.example") == "KEY_1 of EMAIL_1, EMAIL_2"
    assert (
        mask.restored("EMAIL_1 and EMAIL_2, not EMAIL_3") == "mara@clinic.example and joe@clinic.example, not EMAIL_3"
    )


def test_without_personal_only_secrets_are_masked() -> None:
    mask = Mask(personal=False)
    assert mask.masked(TEXT) == TEXT.replace(KEY, "KEY_1")
    assert mask.withheld == 1


def test_a_placeholder_that_stands_in_a_text_is_not_given_out() -> None:
    mask = Mask(personal=True)
    assert mask.masked("EMAIL_1 is a@b.example") == "EMAIL_1 is EMAIL_2"
    assert mask.restored("EMAIL_1 is EMAIL_2") == "EMAIL_1 is a@b.example"


def test_a_placeholder_that_turns_up_later_is_masked_itself() -> None:
    mask = Mask(personal=True)
    mask.masked("a@b.example")
    out = mask.masked("EMAIL_1 is a column of a@b.example")
    assert out == "WORD_1 is a column of EMAIL_1"
    assert mask.restored(out) == "EMAIL_1 is a column of a@b.example"


def test_what_was_found_once_is_masked_where_nothing_tells_it() -> None:
    mask = Mask(personal=True)
    mask.learn(["Phone: 358 0594, password: Tr0ub4dor&3"])
    assert mask.masked("358 0594 | Tr0ub4dor&3 | 1358 0594") == "PHONE_1 | KEY_1 | 1358 0594"


def test_a_long_key_that_was_cut_is_masked_in_all_its_pieces() -> None:
    token = KEYS["JSON Web Token"] + "aB3" * 200
    mask = Mask(personal=False)
    mask.learn([f"use {token}."])
    out = mask.masked(f"7| use {token[:400]}\n8| {token[400:]}.")
    assert out == "7| use KEY_2\n8| KEY_3."
    assert mask.restored(out) == f"7| use {token[:400]}\n8| {token[400:]}."
    assert mask.withheld == 1


def test_a_private_key_counts_once_and_its_short_last_row_is_no_word_elsewhere() -> None:
    mask = Mask(personal=False)
    out = mask.masked(f"{PEM}\nQw==")
    assert not any(row in out for row in ROWS[:2])
    assert out.endswith("\nQw==")
    assert mask.withheld == 1


def test_rows_of_a_key_that_begins_elsewhere_count_as_one_secret() -> None:
    rows = long_key(64)
    mask = Mask(personal=False)
    out = mask.masked("\n".join(["Passage P1", *rows[10:20], "Passage P2", *rows[30:40]]))
    assert not any(row in out for row in rows)
    assert mask.withheld == 1
    mask.masked(f"Token {KEY}")
    assert mask.withheld == 1


def test_a_row_of_a_known_key_that_is_sent_alone_counts() -> None:
    mask = Mask(personal=False)
    mask.learn([PEM])
    assert mask.masked(f"see {ROWS[1]}") == "see KEY_2"
    assert mask.withheld == 1


def test_only_what_was_sent_counts_and_each_once() -> None:
    short, long = "Tr0ub4dor&3", "Tr0ub4dor&3xyz9"
    mask = Mask(personal=True)
    mask.learn([f"password: {long} and password: {short}, mail a1@b.example", "postgresql://a:a1@b.example:x9@db:1/x"])
    mask.masked("a1@b.example")
    assert mask.withheld == 0
    mask.masked(f"now {long}")
    mask.masked(f"again {long}")
    assert mask.withheld == 1


def test_half_a_placeholder_at_an_end_is_told() -> None:
    mask = Mask(personal=True)
    mask.masked("a@b.example c@d.example")
    for text, open_end in {
        "x EMA": 2,
        "x EMAIL_1": 2,
        "x EMAIL_1 ": 10,
        "x EMAIL_12": 2,
        "x EMX": 5,
        "E": 0,
        "": 0,
    }.items():
        assert mask.open_end(text) == open_end, text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), min_size=1, max_size=4), st.booleans())
def test_any_texts_come_back_as_they_were(texts: list[str], personal: bool) -> None:
    mask = Mask(personal)
    sent = [mask.masked(text) for text in texts]
    assert [mask.restored(text) for text in sent] == texts


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["EMAIL_1", "EMAIL_", "KEY_1", "E", "_1", "2", " ", "KEY"]), max_size=12), st.data())
def test_pieces_of_an_answer_come_back_as_the_whole_would(parts: list[str], data: st.DataObject) -> None:
    mask = Mask(personal=True)
    mask.masked(f"a@b.example {KEY}")
    whole, said, held = "".join(parts), "", ""
    at = 0
    while at < len(whole):
        size = data.draw(st.integers(1, 5))
        text = held + whole[at : at + size]
        at += size
        end = mask.open_end(text)
        said, held = said + mask.restored(text[:end]), text[end:]
    assert said + mask.restored(held) == mask.restored(whole)
