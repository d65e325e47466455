"""Sentences end where a reader would end them."""

import pytest

from assistant.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One is late. Two are not.", ["One is late.", "Two are not."]),
        ("It takes approx. 4 hours. Fine.", ["It takes approx. 4 hours.", "Fine."]),
        ("Dr. Okoye said 4.5 is fine", ["Dr. Okoye said 4.5 is fine"]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("- bread up 5%\n- milk down 3%", ["- bread up 5%", "- milk down 3%"]),
        ("First line.\n\nSecond line", ["First line.", "Second line"]),
        ("Windows\r\nlines", ["Windows", "lines"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_parts(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_a_line_that_only_wraps_is_read_on() -> None:
    text = "The ferries of the northern line were late on most days of the\nweek because of the new timetable."
    assert len(sentences(text)) == 1
