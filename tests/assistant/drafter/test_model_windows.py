"""Long notes are read in windows that leave out no line and overlap a little."""

from itertools import pairwise

from assistant.drafter.model_sources import note_sources, size_of
from assistant.drafter.model_windows import Window, windows
from tests.assistant.drafter.case import evidence

NOTES = note_sources((evidence(text="\n".join(f"Line {number} of a long note." for number in range(100))),))


def numbers(window: Window) -> list[int]:
    return [line.number for _, lines in window.lines for line in lines]


def test_what_fits_is_one_window() -> None:
    assert len(windows(NOTES, 100_000)) == 1


def test_no_line_is_left_out_and_neighbours_overlap() -> None:
    found = windows(NOTES, 800)
    assert len(found) > 2
    assert {number for window in found for number in numbers(window)} == {line.number for line in NOTES[0].lines}
    assert all(set(numbers(one)) & set(numbers(two)) for one, two in pairwise(found))


def test_no_window_is_larger_than_its_room() -> None:
    for window in windows(NOTES, 800):
        assert sum(size_of(line) for _, lines in window.lines for line in lines) <= 800


def test_a_line_larger_than_the_room_still_gets_a_window() -> None:
    assert [numbers(window) for window in windows(NOTES, 1)] == [[line.number] for line in NOTES[0].lines]


def test_a_window_says_what_it_covers() -> None:
    (window,) = windows(NOTES, 100_000)
    lines = NOTES[0].lines
    assert list(window.spans()) == [(NOTES[0].document, (lines[0].start, lines[-1].end))]
