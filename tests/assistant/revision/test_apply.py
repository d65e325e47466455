"""Edits on a set: each changes what it names and nothing else; another draft is searched by metric."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.okr import KeyResult, Objective, OkrSet
from assistant.revision.apply import Made, apply
from assistant.revision.changes import changes
from assistant.revision.edit import Edit
from tests.assistant.revision.case import FIVE


def _named(metric: str) -> KeyResult:
    return KeyResult(f"Raise {metric} from 1% to 2%", metric, baseline=1, target=2, unit="%", direction="increase")


THREE = OkrSet(
    (
        Objective("One", key_results=(_named("alpha rate"),)),
        Objective("Two", key_results=(_named("beta rate"),)),
        Objective("Three", key_results=(_named("gamma rate"), _named("delta rate"), _named("epsilon rate"))),
    )
)


def titled(objective: Objective, taken: frozenset[str]) -> str:
    return "Another title"


def made(*edits: Edit, okrs: OkrSet = FIVE, anew: bool = False) -> Made:
    return apply(okrs, edits, titled, anew=anew)


def metrics(okrs: OkrSet) -> list[str | None]:
    return [kr.metric for each in okrs.objectives for kr in each.key_results]


def at(act: str, number: int, **fields: object) -> Edit:
    metric = FIVE.objectives[0].key_results[number - 1].metric
    return Edit(act, 1, number, metric, **fields)  # type: ignore[arg-type]


@given(st.sets(st.integers(1, 5), max_size=4))
def test_dropping_drops_what_is_named_and_no_other(numbers: set[int]) -> None:
    left = metrics(made(*(at("drop", number) for number in numbers)).okrs)
    assert left == [metric for number, metric in enumerate(metrics(FIVE), 1) if number not in numbers]


@given(st.integers(1, 5), st.integers(1, 5))
def test_moving_there_and_back_changes_nothing(start: int, end: int) -> None:
    there = made(at("move", start, value=float(end))).okrs
    back = made(Edit("move", 1, end, None, value=float(start)), okrs=there).okrs
    assert back == FIVE


@given(st.integers(1, 5), st.sampled_from(["baseline", "target"]), st.floats(0.5, 1e6))
def test_a_number_changes_one_key_result_in_field_and_sentence(number: int, field: str, value: float) -> None:
    changed = made(at("set", number, field=field, value=value, unit=FIVE.objectives[0].key_results[number - 1].unit))
    places = {(each.objective, each.key_result) for each in changes(FIVE, changed.okrs)}
    assert places <= {(1, number)}
    assert getattr(changed.okrs.objectives[0].key_results[number - 1], field) == value


def test_dropping_the_last_key_result_takes_the_objective_along() -> None:
    assert made(*(at("drop", number) for number in range(1, 6))).okrs.objectives == ()


def test_another_unit_converts_what_can_be_converted() -> None:
    kr = made(at("set", 2, field="unit", value="h")).okrs.objectives[0].key_results[1]
    assert (kr.unit, kr.baseline, kr.target) == ("h", 216, 96)
    assert "from 216 h" in kr.text


def test_a_date_is_in_the_sentence() -> None:
    kr = made(at("set", 1, field="due", value="2027-06-30")).okrs.objectives[0].key_results[0]
    assert kr.due == date(2027, 6, 30)
    assert kr.text.endswith("by 30 June 2027")


def test_on_another_draft_edits_find_their_metric() -> None:
    turned = replace(FIVE, objectives=(replace(FIVE.objectives[0], key_results=FIVE.objectives[0].key_results[::-1]),))
    assert metrics(made(at("drop", 1), okrs=turned, anew=True).okrs) == metrics(turned)[:-1]


def test_an_edit_that_finds_no_metric_is_told() -> None:
    lost = Edit("drop", 1, 1, "newsletter sign-ups")
    assert made(lost, anew=True)[:3] == (FIVE, (lost,), ())


@pytest.mark.parametrize("edit", [Edit("drop", 4, 1, "x"), Edit("set", 1, 9, "x", "target", 3.0)])
def test_a_place_that_is_not_there_is_told(edit: Edit) -> None:
    assert made(edit)[:3] == (FIVE, (edit,), ())


def test_split_and_merge_keep_every_key_result() -> None:
    parted = made(Edit("split", 1)).okrs
    assert len(parted.objectives) == 2
    assert sorted(metrics(parted), key=str) == sorted(metrics(FIVE), key=str)
    assert len(made(Edit("merge", 1), okrs=parted).okrs.objectives) == 1


def in_three(act: str, objective: int, number: int | None, **fields: object) -> Edit:
    metric = None if number is None else THREE.objectives[objective - 1].key_results[number - 1].metric
    return Edit(act, objective, number, metric, **fields)  # type: ignore[arg-type]


PLACED = st.sampled_from([(1, 1), (2, 1), (3, 1), (3, 2), (3, 3)])
MIXED = st.lists(
    st.one_of(
        PLACED.map(lambda at: in_three("drop", *at)),
        st.tuples(PLACED, st.integers(1, 3)).map(lambda made: in_three("move", *made[0], value=float(made[1]))),
        st.tuples(PLACED, st.sampled_from(["1.1", "2.1", "3.2"])).map(
            lambda made: in_three("move", *made[0], value=made[1])
        ),
        PLACED.map(lambda at: in_three("set", *at, field="owner", value=f"of {at}")),
        st.just(in_three("add", 2, None, value="Raise newsletter sign-ups from 100 to 900")),
        st.just(in_three("drop", 3, None)),
    ),
    max_size=6,
)


@given(MIXED)
def test_acts_of_one_message_mean_the_set_before_it_in_any_order(edits: list[Edit]) -> None:
    applied = made(*edits, okrs=THREE)
    dropped = {each.metric for each in edits if each.act == "drop" and each.key_result is not None}
    owners = {kr.metric: kr.owner for each in applied.okrs.objectives for kr in each.key_results}
    if not any(each.act == "drop" and each.key_result is None for each in edits):
        assert set(metrics(THREE)) - set(owners) == dropped
    assert dropped & set(owners) == set()
    wanted = {each.metric: each.value for each in edits if each.act == "set"}
    assert {metric: owner for metric, owner in owners.items() if owner} == {
        metric: owner for metric, owner in wanted.items() if metric in owners
    }
    assert applied.lost == ()


def test_a_drop_beside_a_move_drops_what_was_named() -> None:
    applied = made(at("move", 3, value=1.0), at("drop", 2))
    assert metrics(applied.okrs) == [metrics(FIVE)[number] for number in (2, 0, 3, 4)]


def test_moves_of_one_message_each_move_what_was_named() -> None:
    applied = made(at("move", 3, value=1.0), at("move", 1, value=5.0))
    assert metrics(applied.okrs) == [metrics(FIVE)[number] for number in (2, 1, 3, 4, 0)]


def test_an_objective_emptied_by_a_drop_shifts_no_other() -> None:
    assert metrics(made(in_three("drop", 1, 1), in_three("drop", 2, 1), okrs=THREE).okrs) == metrics(THREE)[2:]
    assert metrics(made(in_three("drop", 1, None), in_three("drop", 2, None), okrs=THREE).okrs) == metrics(THREE)[2:]


def test_a_move_to_another_objective_takes_the_key_result_along() -> None:
    moved = made(in_three("move", 3, 2, value="1.1"), okrs=THREE).okrs
    assert [[kr.metric for kr in each.key_results] for each in moved.objectives] == [
        ["delta rate", "alpha rate"],
        ["beta rate"],
        ["gamma rate", "epsilon rate"],
    ]


def test_what_another_draft_has_from_the_same_message_is_not_added_twice() -> None:
    again = Edit("add", 1, value="Reduce the monthly churn from 4.2% to 3%")
    assert metrics(made(again, anew=True).okrs) == metrics(FIVE)
    other = Edit("add", 1, value="Raise newsletter sign-ups from 100 to 900")
    assert len(metrics(made(other, anew=True).okrs)) == 6


def test_what_is_said_of_an_objective_is_made_again() -> None:
    why = Edit("set", 1, field="why", value="They leave in week one")
    assert made(why, anew=True).okrs.objectives[0].why == "They leave in week one"
