"""Titles and sentences are told as a model writes them, each once and whole."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafter.deltas import Deltas
from assistant.drafter.listening import Listener

ANSWER = {
    "objectives": [
        {"quotes": [], "title": 'Say "yes" to \\ customers', "key_results": [{"facts": [], "text": "Raise NPS to 30"}]},
        {"title": "Second — with ünï", "key_results": [{"text": "A"}, {"text": 'B } ] " , {'}]},
    ]
}
TOLD = [
    (1, None, 'Say "yes" to \\ customers'),
    (1, 1, "Raise NPS to 30"),
    (2, None, "Second — with ünï"),
    (2, 1, "A"),
    (2, 2, 'B } ] " , {'),
]


def told(*pieces: str) -> list[tuple[int, int | None, str]]:
    heard: list[tuple[int, int | None, str]] = []

    def hear(name: str, data: Any) -> None:
        assert name == "delta"
        heard.append((data["objective"], data["key_result"], data["text"]))

    deltas = Deltas(Listener(hear))
    for piece in pieces:
        deltas(piece)
    return heard


@given(st.integers(1, 60), st.booleans(), st.sampled_from(["", "```json\n", "Here it is: "]))
def test_however_an_answer_is_cut_each_is_told_once_and_whole(size: int, escaped: bool, before: str) -> None:
    text = before + json.dumps(ANSWER, ensure_ascii=escaped)
    assert told(*(text[start : start + size] for start in range(0, len(text), size))) == TOLD


@pytest.mark.parametrize("cut", ['{"objectives": [{"title": "Half a ti', '{"objectives": [{"ti', '{"obj', "{", ""])
def test_half_a_title_is_not_told(cut: str) -> None:
    assert told(cut) == []


@given(st.lists(st.text(max_size=20), max_size=8))
def test_nonsense_tells_nothing_and_does_no_harm(pieces: list[str]) -> None:
    assert told(*pieces) == []


@pytest.mark.parametrize(
    "odd",
    [
        '{"objectives": "none"}',
        '{"objectives": [1, null, "x"]}',
        '{"objectives": [{"title": 3, "key_results": {"text": "x"}}]}',
        '["title", "x"]',
        '{"title": "elsewhere"}',
    ],
)
def test_json_of_another_shape_tells_nothing(odd: str) -> None:
    assert told(*odd) == []


def test_an_answer_that_begins_anew_is_told_in_place_of_the_one_that_broke_off() -> None:
    heard: list[str] = []
    deltas = Deltas(Listener(lambda name, data: heard.append(data["text"])))
    deltas('{"objectives": [{"title": "First try", "key_results": [{"text": "half')
    deltas.begin()
    deltas('{"objectives": [{"title": "Second try"')
    assert heard == ["First try", "Second try"]
