"""Words are found where they stand, or at the one place they can mean; else they are not found."""

import pytest

from assistant.evidence.claims import Said
from assistant.evidence.sought import quotes_of

TEXT = """\
Pilot review, 12 May
- Late  parcels are at 12% – “far too many”, said Joris
- The board wants 8% by the end of June
- Complaints stand at 40 a week. Nobody likes that. It has to change. All agree.
- okay, five
- okay, seven
"""


def found(text: str, line: int | None = None) -> list[str]:
    starts = [0]
    for row in TEXT.splitlines():
        starts.append(starts[-1] + len(row) + 1)
    span = None if line is None else (starts[line - 1], starts[line] - 1)
    quotes = quotes_of(Said("notes", text, span), TEXT)
    assert all(TEXT[quote.start : quote.end] == quote.text for quote in quotes)
    return [quote.text for quote in quotes]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        pytest.param("The board wants 8%", "The board wants 8%", id="exact"),
        pytest.param("the BOARD wants  8%", "The board wants 8%", id="capitals and blanks"),
        pytest.param('at 12% - "far too many", said', "at 12% – “far too many”, said", id="dashes and marks"),
        pytest.param("**Late parcels** are at 12%", "Late  parcels are at 12%", id="emphasis"),
        pytest.param('"The board wants 8%"', "The board wants 8%", id="in marks of its own"),
        pytest.param("The bord wants 8% by the end", "The board wants 8% by the end", id="another word"),
        pytest.param("The wants 8% by the end", "The board wants 8% by the end", id="a word left out"),
        pytest.param("The old board wants 8% by the end", "The board wants 8% by the end", id="a word put in"),
    ],
)
def test_words_are_found_at_the_place_they_mean(said: str, quoted: str) -> None:
    assert found(said) == [quoted]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("The board wants 9% by the end of June", id="another number"),
        pytest.param("The bord wishes 8% by the end", id="two wrong words"),
        pytest.param("We agreed to double the referrals", id="nowhere"),
        pytest.param("okay", id="in two places"),
        pytest.param("8%", id="too short to be sure"),
        pytest.param("", id="nothing"),
    ],
)
def test_words_that_mean_no_one_place_are_not_found(said: str) -> None:
    assert found(said) == []


def test_a_line_decides_between_places() -> None:
    assert found("okay", line=6) == ["okay"]
    assert found("8%", line=3) == ["8%"]
    assert found("8%", line=2) == []


def test_words_with_a_gap_are_found_in_parts() -> None:
    assert found("Late parcels are at 12% … said Joris") == ["Late  parcels are at 12%", "said Joris"]


def test_a_quote_is_of_two_sentences_at_most() -> None:
    assert found("Complaints stand at 40 a week. Nobody likes that. It has to change. All agree.") == [
        "Complaints stand at 40 a week. Nobody likes that.",
        "It has to change. All agree.",
    ]


def test_a_quote_is_no_longer_than_400_characters() -> None:
    text = "word " * 200
    (quote,) = quotes_of(Said("notes", text), text)
    assert len(quote.text) <= 400
    assert not quote.text.endswith("wor")
