"""A target that is worked out of a part of today's value is reckoned with the part itself, not with its decimals."""

import pytest

from assistant.okr import KeyResult
from assistant.revision.edit import Edit
from assistant.revision.set_fields import moved_target, reckoned

KR = KeyResult(
    "Reduce delivery time from 9 days to 8 days", metric="delivery time", baseline=9.0, target=9.0, unit="days"
)


@pytest.mark.parametrize(
    ("part", "target", "how"),
    [
        (-0.3333, 6, "a third less than"),
        (0.3333, 12, "a third more than"),
        (-0.6667, 3, "a third of"),
        (-0.3, 6.3, "30% less than"),
    ],
)
def test_a_third_is_exact_and_said_in_words(part: float, target: float, how: str) -> None:
    edit = Edit("set", 1, 1, field="relative_change", value=part, unit="days")

    assert moved_target(KR, edit) == target
    assert reckoned(edit, KR) == f", {how} today's 9 days"
