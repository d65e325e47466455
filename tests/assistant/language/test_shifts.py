"""Changes name what is moved and what they are counted from, where the words do."""

from itertools import pairwise

import pytest

from assistant.language.shifts import Level, shifts


@pytest.mark.parametrize(
    ("text", "relative", "absolute", "moves", "counts_from"),
    [
        ("increase the target by 10%", 0.1, None, "target", None),
        ("double our goal", 1.0, None, "target", None),
        ("lower the target of the churn one by 2 points", None, -2, "target", None),
        ("add 2 to the target", None, 2, "target", "target"),
        ("take 3 days off the target", None, -3, "target", None),
        ("the target should go up by 5 points", None, 5, "target", None),
        ("10% higher target", 0.1, None, "target", None),
        ("target should be twice the baseline", 1.0, None, None, "baseline"),
        ("target 120% of today's value", 0.2, None, None, "baseline"),
        ("10 points above today", None, 10, None, "baseline"),
        ("half of the target", -0.5, None, None, "target"),
        ("reduce churn by 10%", -0.1, None, None, None),
        ("double sign-ups", 1.0, None, None, None),
        ("increase the baseline by 5", None, 5, "baseline", None),
    ],
)
def test_a_change_and_the_levels_it_names(
    text: str, relative: float | None, absolute: float | None, moves: Level | None, counts_from: Level | None
) -> None:
    (one,) = shifts(text)
    assert (one.relative, one.absolute) == (relative, absolute)
    assert (one.moves, one.counts_from, one.open) == (moves, counts_from, False)


@pytest.mark.parametrize("text", ["another 1,000", "target +5", "500 more", "target minus 5", "target 10% higher"])
def test_a_change_that_names_nothing_it_is_counted_from_is_open(text: str) -> None:
    (one,) = shifts(text)
    assert one.open


@pytest.mark.parametrize(
    "text",
    ["target: no more than 3 days", "target: 3 or more", "from 61% to 78%", "at 4.4% today", "82 is more realistic"],
)
def test_a_level_is_no_change(text: str) -> None:
    assert shifts(text) == ()


def test_changes_do_not_overlap() -> None:
    found = shifts("raise the target by 5 points and halve the baseline")
    assert [each.end <= after.start for each, after in pairwise(found)] == [True]
