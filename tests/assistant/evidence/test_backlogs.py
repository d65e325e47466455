"""Under which headings, lines and tables requests stand."""

from datetime import date

import pytest

from assistant.evidence.backlogs import heads_requests, is_column, is_upkeep
from assistant.evidence.extract import extract


def _requests(text: str) -> list[str]:
    return [quote.text for quote in extract(text, as_of=date(2027, 1, 12)).feature_requests]


@pytest.mark.parametrize("said", ["Ideas", "What tenants want from us", "Parking lot (later)", "Feature requests:"])
def test_headings_of_requests(said: str) -> None:
    assert heads_requests(said)


@pytest.mark.parametrize("said", ["What happened", "Attendance", "Numbers"])
def test_headings_of_other_things(said: str) -> None:
    assert not heads_requests(said)


def test_columns_of_a_board() -> None:
    assert is_column("NOW (Jan-Mar)")
    assert not is_column("Now that we know")


def test_a_line_without_marks_titles_the_lines_below() -> None:
    text = "Lockers, spring\nNOW (Jan-Mar)\nopen the door by Bluetooth\nreturns without a label\n"
    assert _requests(text) == ["open the door by Bluetooth", "returns without a label"]


def test_what_is_done_is_asked_for_no_more() -> None:
    text = "DOING\n- refund button\nDONE last week\n- cookie banner\n"
    assert _requests(text) == ["refund button"]


def test_tickets_that_mend_ask_for_nothing() -> None:
    assert is_upkeep("LIB-7;Crash on start;Bug;High")
    assert not is_upkeep("LIB-8;Renew loans with one tap;Story;High")
