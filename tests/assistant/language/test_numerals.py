"""Numbers as they are written, in digits and in words."""

import pytest

from assistant.language.numerals import numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", 1234),
        ("1,23,456", 123456),
        ("1 234 567", 1234567),
        ("1'234", 1234),
        ("1.234.567", 1234567),
        ("1.234,5", 1234.5),
        ("3,5", 3.5),
        ("3.5", 3.5),
        (".5", 0.5),
        ("-3", -3),
        ("(+3)", 3),
        ("2½", 2.5),
        ("¾", 0.75),
        ("7o%", 70),
        ("forty-two", 42),
        ("one hundred and five", 105),
        ("two thousand three hundred", 2300),
        ("one point seven five", 1.75),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("1.250 hours", 1250),
        ("1.250 s", 1.25),
        ("two and a half", 2.5),
        ("three lakh", 300_000),
    ],
)
def test_value(text: str, value: float) -> None:
    assert [number.value for number in numerals(f"x {text}", f"x {text}")] == [value]


def test_a_text_with_decimal_commas_groups_by_points() -> None:
    text = "im mai 1.150 teile, 9,5 %"
    assert [number.value for number in numerals(text, text)] == [1150, 9.5]


def test_a_hyphen_between_two_things_is_no_sign() -> None:
    assert [number.value for number in numerals("10-20", "10-20")] == [10, 20]


@pytest.mark.parametrize("text", ["a and the", "someone pointed", "and", "point"])
def test_words_that_are_no_numbers(text: str) -> None:
    assert numerals(text, text) == ()
