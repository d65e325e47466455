"""What is asked is done whole or told as not done, never half."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.okr import OkrSet
from assistant.revision.edit import Edit
from assistant.revision.held import NOTHING_CHANGED
from assistant.revision.places import Place
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear, Wish
from tests.assistant.revision.case import FIVE, part_of
from tests.assistant.revision.test_places import TWO


def edits(text: str, okrs: OkrSet = FIVE, **options: Any) -> list[tuple[object, ...]]:
    """Give each edit as its act, key result, field and value; what is not done as "no"."""
    found: tuple[Wish, ...] = understand(replace(part_of(text, okrs), **options))  # type: ignore[arg-type]
    return [
        (each.act, each.key_result, each.field, each.value) if isinstance(each, Edit) else ("no",) for each in found
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("drop everything", {1, 2, 3, 4, 5}),
        ("remove all of them", {1, 2, 3, 4, 5}),
        ("keep KR 1 and KR 4, drop the rest", {2, 3, 5}),
        ("set KR 1 to 80% and drop the others", {2, 3, 4, 5}),
        ("drop KR 3, it repeats KR 1", {3}),
        ("drop KR 3 because KR 1 says the same", {3}),
        ("drop KR 3 instead of KR 2", {3}),
        ("take KR 2 out of the draft", {2}),
        ("would you mind removing KR 2?", {2}),
        ("drop KR 2 and KR 9", set()),
        ("remove KR 2's due date", set()),
        ("drop all except KR 1 and KR 2", {3, 4, 5}),
        ("drop every KR but the first", {2, 3, 4, 5}),
        ("drop KR 1 through 3", {1, 2, 3}),
        ("drop the churn one and the support tickets", {3, 4}),
        ("drop KR 3?", set()),
    ],
)
def test_all_that_is_to_go_goes_and_no_more(text: str, numbers: set[int]) -> None:
    wishes = understand(part_of(text))
    assert {each.key_result for each in wishes if isinstance(each, Edit) and each.act == "drop"} == numbers


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("set both KR 1 and KR 3 to 50%", [("set", 1, "target", 50.0), ("set", 3, "target", 50.0)]),
        ("set both KR 1 and KR 2 to 50%", [("no",)]),
        ("set everything to 50%", [("no",)]),
        ("set all baselines of KR 1 and KR 3 to 50%", [("set", 1, "baseline", 50.0), ("set", 3, "baseline", 50.0)]),
        ("KR 1 and KR 2: owner Dee and Marcus", [("set", 1, "owner", "Dee"), ("set", 2, "owner", "Marcus")]),
        ("both KR 1 and KR 2 are owned by Ana and Ben", [("set", n, "owner", "Ana and Ben") for n in (1, 2)]),
        ("assign KR 2 to Tom and KR 3 to Lena", [("set", 2, "owner", "Tom"), ("set", 3, "owner", "Lena")]),
        ("Ana will take KR 1 and Ben KR 2", [("no",)]),
        (
            "KR 1 is due end of April and KR 2 end of May",
            [("set", 1, "due", "2027-04-30"), ("set", 2, "due", "2027-05-31")],
        ),
        ("make Marcus responsible for KR 2", [("set", 2, "owner", "Marcus")]),
        ("KR 2 owned by me", [("no",)]),
        ("rename KR 1 and KR 2 to activation", [("no",)]),
        ("split KR 2", [("no",)]),
        ("KR 2 has no owner", [("set", 2, "owner", None)]),
        ("all owned by Jo except KR 4", [("set", n, "owner", "Jo") for n in (1, 2, 3, 5)]),
        ("everything due 15 March except KR 2", [("set", n, "due", "2027-03-15") for n in (1, 3, 4, 5)]),
        ("KR 2 target 3 days owner Jo", [("no",)]),
    ],
)
def test_what_is_said_of_several_is_done_for_each_or_for_none(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert edits(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("don't set KR 1 to 60%, set it to 37%", [("no",), ("set", 1, "target", 37.0)]),
        ("don't set KR 1 to 60% and KR 3 to 2%", [("no",), ("no",)]),
        ("please do not change the due date of KR 2", [("no",)]),
        ("KR 1 should not be 60%", [("no",)]),
        ("KR 3 isn't owned by Dana", [("no",)]),
        ("leave KR 1 alone; KR 3 to 2.9%", [("no",), ("set", 3, "target", 2.9)]),
        ("not 4 days but 5 for KR 2", [("set", 2, "target", 5.0)]),
        ("KR 2 should be 5 days, not 4", [("set", 2, "target", 5.0)]),
        ("should we drop KR 3? I am not sure", [("no",), ("no",)]),
        ("onboarding completion should not drop below 60%", [("no",)]),
        ("KR 1 due 31 February", [("no",)]),
        ("KR 1 due 2027-02-30", [("no",)]),
        ("KR 1 was 55%", [("no",)]),
        ("KR 1: 80%?", [("no",)]),
    ],
)
def test_what_is_denied_is_not_done(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert edits(text) == wanted


@pytest.mark.parametrize("day", ["31 February", "31 Februar", "31 Juni"])
def test_the_day_that_is_in_no_calendar_is_named(day: str) -> None:
    (found,) = understand(part_of(f"KR 1 due {day}"))
    assert isinstance(found, Unclear)
    assert f"no {day} in" in found.why


def test_a_negated_order_says_that_nothing_is_changed() -> None:
    (found,) = understand(part_of("don't drop KR 3"))
    assert isinstance(found, Unclear)
    assert found.why == NOTHING_CHANGED


def test_a_goal_with_a_unit_names_no_objective() -> None:
    (found,) = understand(part_of("KR 1: goal 2 %", TWO))
    assert isinstance(found, Unclear)
    assert "KR 1.1" in found.why
    assert "KR 2.1" in found.why


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("drop both objectives", {1, 2}),
        ("drop objective 1 and objective 2", {1, 2}),
        ("drop everything except the first objective", {2}),
        ("drop objectives 1 and 3", set()),
    ],
)
def test_objectives_go_together(text: str, wanted: set[int]) -> None:
    assert {each.objective for each in understand(part_of(text, TWO)) if isinstance(each, Edit)} == wanted


def test_what_is_said_of_an_objectives_key_results_is_no_title() -> None:
    found = understand(part_of("objective 2: all due 15 March", TWO))
    assert [(each.act, each.objective) for each in found if isinstance(each, Edit)] == [("set", 2), ("set", 2)]


def test_all_key_results_of_one_objective_are_not_those_of_another() -> None:
    found = understand(part_of("remove all key results of objective 2", TWO))
    assert {(each.objective, each.key_result) for each in found if isinstance(each, Edit)} == {(2, 1), (2, 2)}


def test_bare_numbers_answer_the_one_question_that_is_open() -> None:
    said = "4.4% today, goal 2.7% by 28 March"
    assert {each[1:3] for each in edits(said, asked=(Place(1, 3),))} == {(3, "baseline"), (3, "target"), (3, "due")}
    assert set(edits(said, asked=(Place(1, 1), Place(1, 3)))) == {("no",)}
    assert set(edits(said, asked=(Place(1, 3),), open=("How far should refunds go?",))) == {("no",)}
    assert set(edits(said, spoken_of=(Place(1, 1),))) == {("no",)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("delte KR 2", [("drop", 2, None, None)]),
        ("chnage KR 1 taget to 80%", [("set", 1, "target", 80.0)]),
        ("KR 1 basline is 60%", [("set", 1, "baseline", 60.0)]),
        ("set chrun to 2.5%", [("set", 3, "target", 2.5)]),
        ("churn to three and a half percent", [("set", 3, "target", 3.5)]),
        ("renmae KR 2 to tiket age", [("set", 2, "metric", "tiket age")]),
    ],
)
def test_a_slip_of_typing_is_put_right_but_never_in_new_words(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert edits(text) == wanted


def test_an_edit_quotes_the_message_as_it_was_typed() -> None:
    (found,) = understand(part_of("delte KR 2"))
    assert isinstance(found, Edit)
    assert found.quote is not None
    assert found.quote.text == "delte KR 2"
