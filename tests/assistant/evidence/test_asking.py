"""What somebody asks for in a sentence."""

from datetime import date

import pytest

from assistant.evidence.asking import is_open
from assistant.evidence.extract import extract


def _requests(text: str) -> list[str]:
    return [quote.text for quote in extract(text, as_of=date(2027, 1, 12)).feature_requests]


@pytest.mark.parametrize(
    "said",
    [
        "They'd pay extra if the form fitted on one page",
        "What they miss is a map of the ward",
        "Why can't it remember my locker code?",
        "Underwriting seeks a flag for flood zones",
    ],
)
def test_a_sentence_that_asks_is_taken_whole(said: str) -> None:
    text = f"We met on the ward at noon. Lunch was late. {said}\nThen we walked home."
    assert any(said.startswith(found) or found in said for found in _requests(text))


def test_an_open_question_is_no_request() -> None:
    assert is_open("Whether nurses would read a shorter form at all")
    assert _requests("# Ideas\n- Whether nurses would read a shorter form at all\n- a bigger button\n") == [
        "a bigger button"
    ]


def test_a_launch_that_is_promised_is_a_request() -> None:
    found = _requests("Talked long about the winter. The sauna booking goes live on 2 May.\nNobody had more to say.")
    assert any("sauna booking" in each for each in found)


def test_a_launch_of_what_was_asked_for_is_not_told_twice() -> None:
    found = _requests("Members asked for a sauna calendar.\nThe sauna calendar goes live on 2 May.\n")
    assert found == ["sauna calendar"]


def test_who_asked_is_not_what_was_asked_for() -> None:
    assert _requests("Alarm mats requested by night staff") == ["Alarm mats"]
