"""What `undictated` makes of punctuation that somebody said aloud."""

from datetime import date

from assistant.evidence.dictation import undictated
from assistant.evidence.extract import extract

DICTATED = (
    "Point one colon waiting full stop People sit in the queue for 14 minutes median full stop "
    "It has to come to six full stop New line Point two colon call drops comma 6.5 percent full stop "
    "Bring it to 2 percent by December full stop"
)


def test_signs_stand_for_their_words_and_no_place_moves() -> None:
    read = undictated(DICTATED)
    assert len(read) == len(DICTATED)
    assert "full stop" not in read
    assert read.index("People") == DICTATED.index("People")


def test_a_text_that_only_mentions_a_comma_stays_as_it_is() -> None:
    text = "A comma is missing in line 3. The colon too."
    assert undictated(text) == text


def test_a_dictated_note_is_quoted_as_it_is_written() -> None:
    goals = [fact for fact in extract(DICTATED, as_of=date(2026, 7, 1)).facts if fact.status == "goal"]
    assert (14, 6) in [(goal.baseline, goal.target) for goal in goals]
    assert all(DICTATED[quote.start : quote.end] == quote.text for goal in goals for quote in goal.quotes)
