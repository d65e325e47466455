"""What a message says of one thing never lands on another: what the draft has not is told, and nothing is set."""

from dataclasses import replace

import pytest

from assistant.okr import OkrSet
from assistant.revision.edit import Edit
from assistant.revision.places import Place
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear
from tests.assistant.revision.case import FIVE, part_of

_OBJECTIVE = FIVE.objectives[0]
ONE = replace(FIVE, objectives=(replace(_OBJECTIVE, key_results=_OBJECTIVE.key_results[1:2]),))
THREE = replace(FIVE, objectives=(replace(_OBJECTIVE, key_results=_OBJECTIVE.key_results[:3]),))


def _edits(text: str, okrs: OkrSet = THREE, spoken_of: tuple[Place, ...] = ()) -> list[Edit]:
    return [wish for wish in understand(part_of(text, okrs, spoken_of)) if isinstance(wish, Edit)]


def _why(text: str, okrs: OkrSet = THREE, spoken_of: tuple[Place, ...] = ()) -> str:
    return " ".join(wish.why for wish in understand(part_of(text, okrs, spoken_of)) if isinstance(wish, Unclear))


@pytest.mark.parametrize("okrs", [ONE, THREE], ids=["one left", "three left"])
@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("lower the refund rate by a third", "refund rate"),
        ("refund rate to 5", "refund rate"),
        ("yes to NPS, 30 by June 30", "NPS"),
        ("set the target for the refund rate to 5 days", "refund rate"),
        ("drop the refund rate", "refund rate"),
    ],
)
def test_a_metric_that_is_not_in_the_draft_is_no_other(okrs: OkrSet, text: str, metric: str) -> None:
    assert not _edits(text, okrs)
    if okrs is ONE:
        assert f"The draft has no key result about {metric}." in _why(text, okrs)


def test_a_metric_that_is_not_in_the_draft_is_not_what_was_spoken_of() -> None:
    text = "target for the refund rate 5"
    assert not _edits(text, THREE, (Place(1, 2),))
    assert "no key result about refund rate" in _why(text, THREE, (Place(1, 2),))


@pytest.mark.parametrize("text", ["target 5 days", "make it 5 days", "set the target to 5 days", "now 5 days, please"])
def test_a_value_without_a_name_is_of_the_only_one(text: str) -> None:
    assert [(edit.key_result, edit.value) for edit in _edits(text, ONE)] == [(1, 5.0)]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("confidence of KR 1 is 70%", "confidence"),
        ("raise the confidence of KR 1 to 0.7", "confidence"),
        ("weight of KR 2 is 40", "weight"),
        ("KR 1 weight 40", "weight"),
        ("set the priority of KR 1 to 1", "priority"),
        ("budget for KR 1: 500", "budget"),
        ("remove the weight of KR 2", "weight"),
        ("monthly churn's status: 2", "status"),
    ],
)
def test_a_field_that_a_key_result_has_not_sets_nothing(text: str, field: str) -> None:
    assert not _edits(text)
    assert f"has no {field}" in _why(text)


def test_a_word_of_a_metric_is_no_field() -> None:
    kr = replace(_OBJECTIVE.key_results[0], metric="health score", text="Raise the health score from 61% to 78%")
    okrs = replace(FIVE, objectives=(replace(_OBJECTIVE, key_results=(kr,)),))
    assert [(edit.field, edit.value) for edit in _edits("health score to 80%", okrs)] == [("target", 80.0)]


@pytest.mark.parametrize("text", ["17 days is usual for KR 2", "21 is normal for KR 2", "KR 2 is normally 21"])
def test_what_is_usual_is_asked_about(text: str) -> None:
    assert not _edits(text)
    assert "baseline" in _why(text)


@pytest.mark.parametrize("text", ["drop KR 3, then set KR 9 to 5", "swap KR 1 and KR 7 and then drop KR 2"])
def test_what_then_joins_is_done_all_or_none(text: str) -> None:
    assert not _edits(text)
    assert [wish.said for wish in understand(part_of(text, THREE)) if isinstance(wish, Unclear)] == [text]


def test_what_nobody_reads_holds_back_what_then_joins_to_it() -> None:
    found = understand(part_of("KR 9 to 3. Drop KR 3, then make me a sandwich. KR 1 to 70%", THREE))
    assert [(wish.said, bool(wish.why)) for wish in found if isinstance(wish, Unclear)] == [
        ("KR 9 to 3", True),
        ("Drop KR 3, then make me a sandwich", False),
    ]
    assert [(wish.key_result, wish.value) for wish in found if isinstance(wish, Edit)] == [(1, 70.0)]


def test_what_then_joins_and_fits_is_done() -> None:
    assert [edit.act for edit in _edits("set KR 1 to 70%, then drop KR 3")] == ["set", "drop"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("everything except KR 1 due 28 February", [2, 3]),
        ("except KR 1, everything is due 28 February", [2, 3]),
        ("set all due dates except churn to 1 March", [1, 2]),
        ("all but KR 2: owner Dana", [1, 3]),
        ("everyone except churn: owner Dana", [1, 2]),
        ("KR 1 to KR 3 except KR 2: owner Dana", [1, 3]),
        ("all except setup time due on 1 March and owner Dana", [1, 3, 1, 3]),
        ("drop all but churn", [1, 2]),
        ("drop everything except churn and the setup time", [1]),
    ],
)
def test_what_is_excepted_is_left_and_all_others_are_meant(text: str, places: list[int]) -> None:
    assert sorted(each.key_result or 0 for each in _edits(text)) == sorted(places)


@pytest.mark.parametrize(
    "text", ["due 1 March, except churn", "besides KR 1, KR 2 should be 2 days", "all but the refund rate due 1 March"]
)
def test_what_it_is_excepted_from_is_asked(text: str) -> None:
    assert not _edits(text)
    assert _why(text)


@pytest.mark.parametrize(
    "text",
    [
        "extend the deadline of KR 2 by two weeks",
        "push KR 2 out by 2 weeks",
        "bring KR 2 forward by a week",
        "push everything out by a month",
        "delay all by 3 weeks",
    ],
)
@pytest.mark.parametrize(
    "okrs", [replace(FIVE, objectives=(replace(_OBJECTIVE, key_results=_OBJECTIVE.key_results[:2]),)), ONE]
)
def test_time_that_a_due_day_is_moved_by_is_no_value(okrs: OkrSet, text: str) -> None:
    text = text.replace("KR 2", "KR 1") if okrs is ONE else text
    assert {edit.field for edit in _edits(text, okrs)} <= {"due"}


@pytest.mark.parametrize("text", ["bring KR 2 back to 5 days", "KR 2: 5 days by the due date", "bump KR 2 to 5 days"])
def test_a_value_beside_words_of_time_is_one(text: str) -> None:
    assert [(edit.key_result, edit.field, edit.value) for edit in _edits(text)] == [(2, "target", 5.0)]


@pytest.mark.parametrize("text", ["bump the target to 5", "we should get to 5 days", "cap it at 5 days"])
def test_a_verb_of_no_list_is_no_metric(text: str) -> None:
    assert [(edit.key_result, edit.value) for edit in _edits(text, ONE)] == [(1, 5.0)]


@pytest.mark.parametrize(
    "text",
    [
        "give KR 2 a weight of 40",
        "KR 1 has a budget of 500",
        "KR 1 is at 50% progress",
        "weights: KR 1 40, KR 2 60",
        "KR 2 usually runs at 5 days",
    ],
)
def test_a_number_beside_such_a_word_is_no_target(text: str) -> None:
    assert not _edits(text)


def test_what_goes_on_from_an_absent_metric_is_left() -> None:
    assert not _edits("lower the refund rate by 5, owner Dana and due 15 March", ONE)


def test_a_score_of_a_metric_is_its_value() -> None:
    assert [(edit.key_result, edit.value) for edit in _edits("support tickets score to 40", FIVE)] == [(4, 40.0)]
