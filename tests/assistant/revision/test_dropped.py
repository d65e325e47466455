"""A verb of dropping takes key results out where it names them, and none where it says a value."""

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear
from tests.assistant.revision.case import part_of


def _edits(said: str) -> list[tuple[str, int | None, float | str | None]]:
    return [(wish.act, wish.key_result, wish.value) for wish in understand(part_of(said)) if isinstance(wish, Edit)]


@pytest.mark.parametrize(
    ("said", "place", "value"),
    [
        ("cut churn below 3%", 3, 3.0),
        ("cut support tickets: 80", 4, 80.0),
        ("no more than 90 for KR 4", 4, 90.0),
        ("no more than 5 days for KR 2", 2, 5.0),
    ],
)
def test_a_verb_of_dropping_with_a_value_sets_it(said: str, place: int, value: float) -> None:
    assert _edits(said) == [("set", place, value)]


@pytest.mark.parametrize("said", ["cut KR 2 to half", "strike 78 from KR 1", "cut churn in two"])
def test_a_number_that_is_no_value_to_reach_is_asked_about(said: str) -> None:
    (asked,) = understand(part_of(said))
    assert isinstance(asked, Unclear)
    assert asked.why


def test_without_in_a_sentence_drops_nothing() -> None:
    assert not any(act == "drop" for act, _, _ in _edits("without KR 3 the set is fine"))


@pytest.mark.parametrize("said", ["without KR 3", "no more churn", "no more KR 3, please", "drop KR 3, 3% is too much"])
def test_a_name_alone_is_dropped(said: str) -> None:
    assert _edits(said) == [("drop", 3, None)]


def test_as_well_as_names_more() -> None:
    assert _edits("drop KR 3 as well as KR 1") == [("drop", 3, None), ("drop", 1, None)]
    assert _edits("drop KR 3 as it repeats KR 1") == [("drop", 3, None)]
