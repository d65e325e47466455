"""What differs between two sets, and edits made by hand told as the sentence a person could have typed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.drafter.sentence import sentence as written
from assistant.okr import KeyResult, Objective, OkrSet
from assistant.revision.apply import apply
from assistant.revision.changes import Change, changes, objectives_between
from assistant.revision.edit import Edit
from assistant.revision.edited import edited
from assistant.revision.understand import understand
from tests.assistant.revision.case import FIVE, part_of

RESULTS = FIVE.objectives[0].key_results


def with_results(*results: KeyResult) -> OkrSet:
    return replace(FIVE, objectives=(replace(FIVE.objectives[0], key_results=results),))


def with_first(**fields: Any) -> OkrSet:
    return with_results(replace(RESULTS[0], **fields), *RESULTS[1:])


def test_nothing_differs_between_a_set_and_itself() -> None:
    assert changes(FIVE, FIVE) == ()


def test_a_field_differs_at_its_place() -> None:
    assert changes(FIVE, with_first(target=80)) == (Change(1, 1, "target", 78, 80),)


def test_a_key_result_that_went_and_one_that_came() -> None:
    new = KeyResult("Raise newsletter sign-ups to 900", "newsletter sign-ups", target=900)
    assert changes(FIVE, with_results(*RESULTS[:4])) == (Change(1, 5, None, RESULTS[4].text, None),)
    assert changes(FIVE, with_results(*RESULTS, new)) == (Change(1, 6, None, None, new.text),)


def test_one_that_moved_differs_in_its_place_alone() -> None:
    moved = changes(FIVE, with_results(RESULTS[1], RESULTS[0], *RESULTS[2:]))
    assert {each.field for each in moved} == {"place"}


TWO = replace(
    FIVE,
    objectives=(
        replace(FIVE.objectives[0], key_results=RESULTS[:2]),
        Objective("Keep customers for good", key_results=RESULTS[2:]),
    ),
)


def test_an_objective_that_went_changes_no_other() -> None:
    assert changes(TWO, replace(TWO, objectives=TWO.objectives[1:]))[0] == Change(
        1, None, None, TWO.objectives[0].title, None
    )
    assert {each.field for each in changes(TWO, replace(TWO, objectives=TWO.objectives[1:]))} == {None}


def test_an_objective_is_known_by_its_key_results_under_another_title() -> None:
    renamed = replace(TWO.objectives[1], title="Give customers reasons to stay")
    assert objectives_between(TWO, replace(TWO, objectives=(renamed,))) == {1: None, 2: 1}
    assert objectives_between(TWO, replace(TWO, objectives=TWO.objectives[::-1])) == {1: 2, 2: 1}
    assert objectives_between(replace(TWO, objectives=TWO.objectives[:1]), TWO) == {1: 1}


def test_a_key_result_in_another_objective_differs_in_its_place() -> None:
    first, second = TWO.objectives
    moved = replace(
        TWO,
        objectives=(
            replace(first, key_results=first.key_results[:1]),
            replace(second, key_results=(first.key_results[1], *second.key_results)),
        ),
    )
    assert Change(2, 1, "place", 2, 1) in changes(TWO, moved)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (with_first(target=80), "KR 1: target 80%"),
        (with_first(due=date(2027, 6, 30)), "KR 1: due 30 June 2027"),
        (with_results(*RESULTS[:2], *RESULTS[3:]), "drop KR 3"),
        (with_first(owner="Dana"), "KR 1: owner Dana"),
        (with_first(baseline=60), "KR 1: baseline 60%"),
        (replace(FIVE, objectives=(replace(FIVE.objectives[0], title="Let people start alone"),)), None),
        (with_results(RESULTS[1], RESULTS[0], *RESULTS[2:]), None),
        (with_results(replace(RESULTS[0], target=80), RESULTS[1], *RESULTS[3:]), "KR 1: target 80%; drop KR 3"),
    ],
)
def test_what_was_edited_by_hand_is_a_sentence_that_reads_back(after: OkrSet, sentence: str | None) -> None:
    edits, said = edited(FIVE, after, "message-1")
    assert sentence in (None, said)
    again = [wish for wish in understand(part_of(said)) if isinstance(wish, Edit)]
    once = apply(FIVE, edits, lambda objective, taken: objective.title).okrs
    twice = apply(FIVE, again, lambda objective, taken: objective.title).okrs
    for made in (once, twice):
        left = changes(made, after)
        assert {each.field for each in left} - {"text"} == set()
        for each in left:  # where a field was edited, its sentence is written anew
            kr = made.objectives[(each.objective or 1) - 1].key_results[(each.key_result or 1) - 1]
            assert kr not in FIVE.objectives[0].key_results
            assert each.before == kr.text == written(kr)


def test_a_target_in_place_of_a_change_is_one_edit() -> None:
    before = with_first(relative_change=0.5, change=None)
    edits, said = edited(before, with_first(target=80, relative_change=None), "message-1")
    assert ([edit.field for edit in edits], said) == (["target"], "KR 1: target 80%")
    assert apply(before, edits, lambda objective, taken: "").okrs.objectives[0].key_results[0].target == 80


def test_each_edit_quotes_its_part_of_the_sentence() -> None:
    edits, said = edited(FIVE, with_results(replace(RESULTS[0], target=80), *RESULTS[2:]), "message-1")
    for edit in edits:
        assert edit.quote is not None
        assert said[edit.quote.start : edit.quote.end] == edit.quote.text
