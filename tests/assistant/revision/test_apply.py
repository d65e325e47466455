"""Edits on a set: each changes what it names and nothing else; another draft is searched by metric."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.okr import Objective, OkrSet
from assistant.revision.apply import Made, apply
from assistant.revision.changes import changes
from assistant.revision.edit import Edit
from tests.assistant.revision.case import FIVE


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
    assert made(lost, anew=True) == Made(FIVE, (lost,))


@pytest.mark.parametrize("edit", [Edit("drop", 4, 1, "x"), Edit("set", 1, 9, "x", "target", 3.0)])
def test_a_place_that_is_not_there_is_told(edit: Edit) -> None:
    assert made(edit) == Made(FIVE, (edit,))


def test_split_and_merge_keep_every_key_result() -> None:
    parted = made(Edit("split", 1)).okrs
    assert len(parted.objectives) == 2
    assert sorted(metrics(parted), key=str) == sorted(metrics(FIVE), key=str)
    assert len(made(Edit("merge", 1), okrs=parted).okrs.objectives) == 1
