"""Which key result words name."""

from dataclasses import replace

import pytest

from assistant.revision.places import Place, label, named
from tests.assistant.revision.case import FIVE

TWO = replace(
    FIVE,
    objectives=(
        replace(FIVE.objectives[0], key_results=FIVE.objectives[0].key_results[:3]),
        replace(FIVE.objectives[0], key_results=FIVE.objectives[0].key_results[3:]),
    ),
)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("KR 2", [2]),
        ("kr2 and KR 4", [2, 4]),
        ("KR 1, 2 and 3", [1, 2, 3]),
        ("KR 2-4", [2, 3, 4]),
        ("the last one", [5]),
        ("the first two", [1, 2]),
        ("the last three", [3, 4, 5]),
        ("the first and the third key result", [1, 3]),
        ("the churn one", [3]),
        ("all key results", [1, 2, 3, 4, 5]),
        ("every week", []),
        ("KR 1 to 80", [1]),
        ("KR 1 2%", [1]),
    ],
)
def test_of_the_only_objective(text: str, numbers: list[int]) -> None:
    assert [place.key_result for place in named(text, FIVE).places] == numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KR 2.1", (Place(2, 1),)),
        ("KR 1 of objective 2", (Place(2, 1),)),
        ("KR 3", (Place(1, 3),)),
        ("KR 5", (Place(2, 2),)),
        ("KR 1", ()),
    ],
)
def test_of_several_objectives(text: str, found: tuple[Place, ...]) -> None:
    assert named(text, TWO).places == found


def test_a_time_names_no_metric_that_counts_by_it() -> None:
    kr = replace(FIVE.objectives[0].key_results[0], metric="refund questions per week")
    okrs = replace(FIVE, objectives=(replace(FIVE.objectives[0], key_results=(kr, *FIVE.objectives[0].key_results)),))
    assert named("we review every two weeks", okrs).places == ()


def test_two_that_could_be_meant_are_rivals() -> None:
    assert named("KR 1", TWO).rivals == (Place(1, 1), Place(2, 1))


def test_one_that_is_not_there_is_missing() -> None:
    assert named("KR 9", FIVE).missing == "KR 9"


def test_new_wording_in_quotation_marks_names_nothing() -> None:
    assert named('KR 2: "Reduce monthly churn for all"', FIVE).places == (Place(1, 2),)


def test_labels_are_as_people_say() -> None:
    assert (label(FIVE, Place(1, 2)), label(TWO, Place(2, 1)), label(FIVE, Place(1))) == (
        "KR 2",
        "KR 2.1",
        "the objective",
    )
