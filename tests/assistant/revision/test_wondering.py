"""What is asked, thought or told of others changes nothing; what is asked for politely does."""

import pytest

from assistant.okr import KeyResult, OkrSet
from assistant.revision.edit import Edit
from assistant.revision.places import Place
from assistant.revision.set_fields import field_set
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear, Wish
from tests.assistant.revision.case import part_of


@pytest.mark.parametrize(
    "said",
    [
        "should KR 1 be 5?",
        "would 18 be better for KR 1?",
        "should we set KR 1 to 60%?",
        "what if we set KR 2 to 50%?",
        "I wonder whether KR 3 should be 95%",
        "the board wants 95 for KR 1",
        "KR 1 - what does Leading mean?",
        "is 40% realistic?",
        "KR 3 was 81% in November",
    ],
)
def test_a_thought_is_no_order(said: str) -> None:
    assert not any(isinstance(wish, Edit) for wish in understand(part_of(said)))


@pytest.mark.parametrize("said", ["can you set KR 1 to 60%?", "could you please make KR 1 60%?", "KR 1: 60%"])
def test_a_polite_order_is_one(said: str) -> None:
    found: tuple[Wish, ...] = understand(part_of(said))
    assert [(wish.field, wish.value) for wish in found if isinstance(wish, Edit)] == [("target", 60.0)]


def test_a_thought_beside_an_order_is_left() -> None:
    found = understand(part_of("KR 1 to 80 and KR 2 could be 4.5"))
    assert [(wish.key_result, wish.value) for wish in found if isinstance(wish, Edit)] == [(1, 80.0)]
    assert [wish.said for wish in found if isinstance(wish, Unclear)] == ["KR 2 could be 4.5"]


@pytest.mark.parametrize("said", ["parcel returns from 6 to 2 days", "set the phone queue to 3 minutes"])
def test_a_value_of_another_metric_changes_no_key_result(said: str) -> None:
    assert not any(isinstance(wish, Edit) for wish in understand(part_of(said)))


@pytest.mark.parametrize("said", ["drop KR 3 or KR 4", "undo, and drop KR 3"])
def test_what_is_not_settled_is_asked_back(said: str) -> None:
    assert not any(isinstance(wish, Edit) for wish in understand(part_of(said)))


def test_what_is_to_be_kept_is_not_dropped() -> None:
    found = [wish for wish in understand(part_of("remove KR 1 and KR 2 but keep KR 1")) if isinstance(wish, Edit)]
    assert [(wish.act, wish.key_result) for wish in found] == [("drop", 2)]


def test_a_cut_by_a_share_is_a_change() -> None:
    found = [wish for wish in understand(part_of("cut KR 4 by a quarter")) if isinstance(wish, Edit)]
    assert [(wish.act, wish.field) for wish in found] == [("set", "relative_change")]


def test_a_number_that_is_asked_about_is_looked_for_and_not_the_line_spoken_of() -> None:
    found = understand(part_of("why 1234567?", spoken_of=(Place(1, 1),)))
    assert [type(wish) for wish in found] == [Unclear]


def test_a_unit_of_another_kind_leaves_the_baseline_what_it_is() -> None:
    kr = KeyResult("Increase first visits from 31% to 40%", metric="first visits", baseline=31, target=40, unit="%")
    set_ = field_set(kr, Edit("set", 1, 1, "first visits", "unit", "days"), OkrSet())
    assert (set_.baseline, set_.baseline_unit, set_.target, set_.unit) == (31, "%", 40, "days")
