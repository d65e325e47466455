"""Texts and JSON Lines as they come in, and how they are told apart."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api import jsonl
from api.inputs import open_input
from api.strict_json import is_whole
from api.texts import LARGEST, decode
from assistant.errors import UnreadableInput

KEYS = frozenset({"text"})
LINE = '{"text": "a"}\n'


@pytest.mark.parametrize(
    ("name", "text", "wanted", "form", "is_lines"),
    [
        ("a.jsonl", LINE, False, None, True),
        ("a.ndjson", "not json", False, None, True),
        ("a.jsonl", LINE, False, "json", False),
        ("a.md", LINE, False, "jsonl", True),
        ("a.md", LINE + LINE, False, None, True),
        ("a.md", "\n\n" + LINE + "\n" + LINE, False, None, True),
        ("a.md", LINE, False, None, False),
        ("a.md", LINE, True, None, True),
        ("a.md", '{"other": 1}\n' + LINE, False, None, False),
        ("a.md", "{broken\n" + LINE, True, None, True),
        ("a.md", '{\n"text": "a",\n"more": {"text": "b"}\n}', True, None, False),
        ("a.md", "Minutes\n" + LINE, False, None, False),
        ("a.md", "", True, None, False),
    ],
)
def test_lines_are_told_from_texts(
    home: Path, name: str, text: str, wanted: bool, form: str | None, is_lines: bool
) -> None:
    (home / name).write_text(text, encoding="utf-8")
    opened = open_input(name, KEYS, wanted, form)
    assert opened.is_jsonl is is_lines
    assert b"".join(opened.lines) == text.encode()


@given(st.text())
@settings(max_examples=100)
def test_a_text_is_read_exactly_or_refused(text: str) -> None:
    try:
        read = decode(text.encode("utf-8"), "a.md")
    except (UnreadableInput, UnicodeEncodeError):
        assert not text.strip() or "\0" in text or not is_whole(text)
    else:
        assert read == text


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableInput):
        assert is_whole(decode(data, "a.md"))


def test_a_text_of_windows_notepad_is_read() -> None:
    assert decode("Köln 61 %".encode("utf-16"), "a.txt") == "Köln 61 %"


def test_the_largest_text_is_read_and_one_byte_more_is_not() -> None:
    assert len(decode(b"a" * LARGEST, "a.md")) == LARGEST
    with pytest.raises(UnreadableInput, match="2 MB"):
        decode(b"a" * (LARGEST + 1), "a.md")


def test_each_line_gets_its_line_whatever_it_holds() -> None:
    lines = [
        b'{"id": 1}\n',
        b"\n",
        b"[1]\n",
        b'{"id": "x", "n": NaN}\n',
        b"\xff\n",
        b'{"id": {}}',
        b"a" * (LARGEST + 1),
    ]

    def answer(number: int, value: object) -> object:
        if value == {"id": {}}:
            raise UnreadableInput("No.")
        return value

    found = list(jsonl.answers(lines, answer))
    assert found[0] == ({"id": 1}, None)
    assert [record["line"] for record, error in found[1:]] == [3, 4, 5, 6, 7]
    assert [record["error"]["code"] for record, error in found[1:]] == ["bad_json"] * 3 + [
        "unreadable_input",
        "bad_json",
    ]
    assert [record["id"] for record, error in found[1:]] == [None] * 5
