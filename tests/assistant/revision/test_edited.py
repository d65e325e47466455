"""A set that was edited by hand is reached by its edits, or refused with a reason that names the field."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableInput
from assistant.okr import KeyResult, Objective, OkrSet, Source
from assistant.revision.apply import apply
from assistant.revision.edited import edited
from tests.assistant.revision.case import FIVE, MARCH

RESULTS = FIVE.objectives[0].key_results
GROWN = KeyResult(
    "Grow active accounts by 20% by 31 March 2027",
    "active accounts",
    baseline=3200,
    target=3840,
    relative_change=0.2,
    direction="increase",
    due=MARCH,
    source=Source("stated", "derived"),
    owner="Dana",
    measured_by="the warehouse",
)
LIMITED = KeyResult(
    "Keep answer time below 5 min through 31 March 2027",
    "answer time",
    baseline=4,
    target=5,
    comparator="<",
    unit="min",
    direction="maintain",
    due=MARCH,
    source=Source("stated", "stated"),
    commitment="committed",
)
BEFORE = OkrSet(
    (
        replace(FIVE.objectives[0], key_results=RESULTS[:3], why="They stay", aligned_to="Company O1"),
        Objective("Answer people quickly", key_results=(RESULTS[3], GROWN, LIMITED)),
    ),
    cycle="2027-Q1",
    review="weekly",
)
LIKE_THE_SENTENCE = ("metric", "baseline", "baseline_unit", "target", "comparator", "unit", "direction", "due")
AIMS = ("target", "change", "relative_change", "comparator")
VALUES: dict[str, list[Any]] = {
    "baseline": [62, 0, 12.5, None],
    "target": [81, 3.25, -4, None],
    "comparator": ["<", ">=", None],
    "unit": ["h", "days", "%", "EUR", None],
    "baseline_unit": ["h", "days", None],
    "relative_change": [0.1, -0.5, None],
    "change": [5, -2, None],
    "direction": ["increase", "decrease", "maintain"],
    "due": [date(2027, 2, 28), None],
    "indicator": ["leading", "lagging", None],
    "category": ["usage", None],
    "commitment": ["aspirational", None],
    "measured_by": ["Mixpanel", None],
    "owner": ["Ines", None],
    "how_might_we": ["How might we help?", None],
    "metric": ["guided onboarding completion", "first answers"],
    "text": ["Lift the share who finish onboarding from 60% to 79%", "Make onboarding completion soar from 61% to 78%"],
    "grade": [0.7],
}


def with_field(okrs: OkrSet, objective: int, place: int, **values: Any) -> OkrSet:
    results = list(okrs.objectives[objective].key_results)
    results[place] = replace(results[place], **values)
    return with_results(okrs, objective, *results)


def with_results(okrs: OkrSet, at: int, *results: KeyResult) -> OkrSet:
    objectives = list(okrs.objectives)
    objectives[at] = replace(objectives[at], key_results=results)
    return replace(okrs, objectives=tuple(objectives))


def made(before: OkrSet, after: OkrSet) -> OkrSet:
    edits, said = edited(before, after, "message-2")
    assert len(edits) == 0 or said
    return apply(before, edits, lambda objective, taken: objective.title).okrs


def reached(before: OkrSet, after: OkrSet) -> OkrSet | str:
    """Give the set that edits lead to, or why they were refused."""
    try:
        return made(before, after)
    except UnreadableInput as refused:
        return str(refused)


def strays(old: KeyResult, new: KeyResult, now: KeyResult) -> list[str]:
    """Name the fields that are neither as they were edited to be nor follow from what was edited."""
    found = []
    renamed = any(getattr(old, each) != getattr(new, each) for each in (*LIKE_THE_SENTENCE, *AIMS))
    reworded = old.text != new.text and now.text == new.text
    reached = any(getattr(old, each) != getattr(new, each) for each in (*AIMS, "unit", "baseline", "baseline_unit"))
    for each in fields(KeyResult):
        was, wanted, is_now = (getattr(one, each.name) for one in (old, new, now))
        left = was == wanted
        if each.name in ("source", "citations") or is_now == wanted:
            continue
        if left and ((each.name == "text" and renamed) or (reworded and each.name in (*LIKE_THE_SENTENCE, *AIMS))):
            continue
        if left and each.name in AIMS and reached:
            continue
        if each.name == "target" and wanted is None and (new.change is not None or new.relative_change is not None):
            continue
        found.append(each.name)
    return found


SINGLE = [
    (objective, place, name, value)
    for objective in (0, 1)
    for place in (0, 1, 2)
    for name, values in VALUES.items()
    for value in values
    if name not in ("comparator", "unit", "baseline_unit", "grade", "change", "relative_change")
]


@pytest.mark.parametrize(("objective", "place", "name", "value"), SINGLE)
def test_each_field_of_a_key_result_can_be_edited_alone(objective: int, place: int, name: str, value: Any) -> None:
    after = with_field(BEFORE, objective, place, **{name: value})
    old, new = (each.objectives[objective].key_results[place] for each in (BEFORE, after))
    if old == new:
        return
    now = made(BEFORE, after).objectives[objective].key_results[place]
    assert getattr(now, name) == value
    assert strays(old, new, now) == []


Change = Callable[[OkrSet], OkrSet]


@st.composite
def changes_of_fields(draw: st.DrawFn) -> Change:
    name = draw(st.sampled_from(sorted(VALUES)))
    value = draw(st.sampled_from(VALUES[name]))
    at, place = draw(st.tuples(st.integers(0, 1), st.integers(0, 2)))

    def change(okrs: OkrSet) -> OkrSet:
        if at >= len(okrs.objectives) or place >= len(okrs.objectives[at].key_results):
            return okrs
        return with_field(okrs, at, place, **{name: value})

    return change


@st.composite
def changes_of_places(draw: st.DrawFn) -> Change:
    act = draw(st.sampled_from(["drop", "move", "add", "first", "objective", "new", "swap"]))
    at, to = draw(st.tuples(st.integers(0, 1), st.integers(0, 1)))
    place, there = draw(st.tuples(st.integers(0, 2), st.integers(0, 3)))

    def change(okrs: OkrSet) -> OkrSet:
        if max(at, to) >= len(okrs.objectives):
            return okrs
        if act == "new":
            return replace(okrs, objectives=(*okrs.objectives, Objective("A thing of its own", key_results=(GROWN,))))
        if act == "swap":
            return replace(okrs, objectives=okrs.objectives[::-1])
        if act == "objective":
            return replace(okrs, objectives=okrs.objectives[:at] + okrs.objectives[at + 1 :])
        results = list(okrs.objectives[at].key_results)
        new = KeyResult("Raise newsletter sign-ups from 400 to 900 by 31 March 2027")
        if act in ("add", "first"):
            return with_results(okrs, at, *([new, *results] if act == "first" else [*results, new]))
        if place >= len(results):
            return okrs
        moved = results.pop(place)
        okrs = with_results(okrs, at, *results)
        if act == "move":
            results = list(okrs.objectives[to].key_results)
            results.insert(there, moved)
            okrs = with_results(okrs, to, *results)
        return okrs

    return change


@st.composite
def changes_of_words(draw: st.DrawFn) -> Change:
    name = draw(st.sampled_from(["title", "why", "aligned_to", "review", "owner", "cycle"]))
    value = draw(st.sampled_from(["Something else", None]))
    at = draw(st.integers(0, 1))

    def change(okrs: OkrSet) -> OkrSet:
        if name in ("review", "owner", "cycle"):
            return replace(okrs, **{name: value})
        if at >= len(okrs.objectives):
            return okrs
        objectives = list(okrs.objectives)
        objectives[at] = replace(objectives[at], **{name: value or ("" if name == "title" else None)})
        return replace(okrs, objectives=tuple(objectives))

    return change


CHANGES = st.lists(st.one_of(changes_of_fields(), changes_of_places(), changes_of_words()), min_size=1, max_size=4)
NAMES = ("KR ", "Objective", "objective", "cycle", "owner")


@settings(max_examples=400, deadline=None)
@given(CHANGES)
def test_what_was_edited_is_reached_or_refused_with_its_name(steps: list[Change]) -> None:
    after = BEFORE
    for step in steps:
        after = step(after)
    now = reached(BEFORE, after)
    if isinstance(now, str):
        assert any(name in now for name in NAMES)
        return
    wanted = [each for each in after.objectives if each.key_results]
    assert [(each.title, each.why, each.aligned_to) for each in now.objectives] == [
        (each.title, each.why, each.aligned_to) for each in wanted
    ]
    assert now.review == after.review
    old = {kr.metric: kr for each in BEFORE.objectives for kr in each.key_results}
    for one, other in zip(wanted, now.objectives, strict=True):
        assert len(one.key_results) == len(other.key_results)
        for new, kr in zip(one.key_results, other.key_results, strict=True):
            if new.metric is None:
                assert kr.text == new.text
            elif new.metric in old:
                assert strays(old[new.metric], new, kr) == []


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (
            with_field(BEFORE, 0, 0, text="Lift onboarding completion from 61% to 78% by 31 March 2027", owner="Dana"),
            "KR 1.1: owner Dana; KR 1.1 should read: Lift onboarding completion from 61% to 78% by 31 March 2027",
        ),
        (
            with_field(BEFORE, 0, 0, text="Lift onboarding completion from 61% to 80%", target=80),
            "KR 1.1: target 80%; KR 1.1 should read: Lift onboarding completion from 61% to 80%",
        ),
        (with_field(BEFORE, 1, 2, comparator=None), "KR 2.3: target 5 min"),
        (with_field(BEFORE, 1, 2, comparator="<="), "KR 2.3: target at most 5 min"),
        (with_field(BEFORE, 1, 1, owner=None, measured_by=None), "KR 2.2: no source; KR 2.2: no owner"),
        (with_field(BEFORE, 1, 1, due=None), "KR 2.2: no due day"),
        (replace(BEFORE, review=None), "we review at no set time"),
        (replace(BEFORE, objectives=BEFORE.objectives[1:]), "drop objective 1"),
        (
            with_results(with_results(BEFORE, 0, *RESULTS[1:3]), 1, RESULTS[0], *BEFORE.objectives[1].key_results),
            "move KR 1.1 to place 1 of objective 2",
        ),
    ],
)
def test_the_sentence_names_all_that_was_edited(after: OkrSet, sentence: str) -> None:
    _, said = edited(BEFORE, after, "message-2")
    assert said == sentence
    now = made(BEFORE, after)
    assert [len(each.key_results) for each in now.objectives] == [len(each.key_results) for each in after.objectives]
    for one, other in zip(after.objectives, now.objectives, strict=True):
        assert [kr.owner for kr in one.key_results] == [kr.owner for kr in other.key_results]
        assert [kr.metric for kr in one.key_results] == [kr.metric for kr in other.key_results]


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        (with_field(BEFORE, 0, 0, target=12345678901234567890.0), "KR 1.1: the target has more digits than are kept"),
        (with_field(BEFORE, 0, 0, baseline=0.12345678), "KR 1.1: the baseline has more digits than are kept"),
        (
            with_field(BEFORE, 0, 0, text="Lift it from 61% to 12345678901234567890%"),
            "KR 1.1: a number of the text has more",
        ),
        (with_field(BEFORE, 0, 0, text=""), "KR 1.1: the text is empty"),
        (with_field(BEFORE, 0, 0, grade=0.7), "KR 1.1: the grade is not edited with a draft"),
        (with_field(BEFORE, 0, 0, text="Lift completion from 61% to 85%", target=80), "KR 1.1: the target"),
        (replace(BEFORE, cycle="2027-Q2"), "The cycle is not edited"),
        (replace(BEFORE, objectives=(*BEFORE.objectives, Objective("Another"))), "A new objective"),
        (replace(BEFORE, objectives=BEFORE.objectives[::-1]), "Objectives cannot change places"),
    ],
)
def test_what_cannot_be_edited_is_refused_by_name(after: OkrSet, reason: str) -> None:
    with pytest.raises(UnreadableInput, match=reason):
        edited(BEFORE, after, "message-2")
