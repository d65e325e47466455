"""A message is parted in work that grows with its length alone."""

import sys
from types import FrameType

import pytest

from assistant.revision.understand import understand
from tests.assistant.revision.case import part_of


def calls(text: str) -> int:
    """Count the functions that are called to understand a message."""
    found = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal found
        found += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        understand(part_of(text))
    finally:
        sys.setprofile(before)
    return found


@pytest.mark.parametrize("piece", ["5 or ", "5 and ", "5, ", "5, 6 or ", "KR 1 5, ", "drpo or "])
def test_twice_the_pieces_take_twice_the_work(piece: str) -> None:
    understand(part_of("drop KR 1"))
    half = calls((piece * 1000)[:950])
    assert calls((piece * 1000)[:1900]) < 3 * half + 1000
