"""Numbers that people say in a revision are read rightly or asked about, and never misread in silence."""

import pytest

from assistant.okr import OkrSet
from assistant.revision.apply import apply
from assistant.revision.edit import Edit
from assistant.revision.places import key_result, places
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear
from tests.assistant.revision.case import part_of
from tests.assistant.revision.number_sayings import NOT_UNDERSTOOD, NUMBERS, SAYINGS


def changed(before: OkrSet, after: OkrSet) -> dict[str, object]:
    """Give the values that differ, named as the table names them."""
    return {
        f"kr{place.key_result}_{field}": getattr(key_result(after, place), field)
        for place in places(before)
        for field in ("baseline", "target", "unit", "comparator")
        if getattr(key_result(before, place), field) != getattr(key_result(after, place), field)
    }


@pytest.mark.parametrize(("said", "means"), SAYINGS, ids=[said for said, _ in SAYINGS])
def test_what_is_said_sets_these_values_and_no_other(said: str, means: dict[str, float | str]) -> None:
    wishes = understand(part_of(said, NUMBERS))
    edits = [wish for wish in wishes if isinstance(wish, Edit)]
    made = apply(NUMBERS, edits, lambda objective, taken: objective.title)
    assert changed(NUMBERS, made.okrs) == means
    assert not means or len(edits) == len(wishes)


@pytest.mark.parametrize("said", [said for said, means in SAYINGS if not means])
def test_what_is_not_done_is_asked_with_a_reason(said: str) -> None:
    wishes = understand(part_of(said, NUMBERS))
    assert wishes
    assert all(isinstance(wish, Unclear) and (wish.why != "") == (said not in NOT_UNDERSTOOD) for wish in wishes)


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("KR 1: target 90-95%", "Which one: 90% or 95%?"),
        ("KR 1 target between 88 and 92", "Which one: 88% or 92%?"),
        ("KR 2: 10 days or 11 days", "Which one: 10 days or 11 days?"),
        ("KR 1: 80, maybe 85", "Which one: 80% or 85%?"),
        ("KR 1: the number was wrong, it's 42", "Which number of KR 1: the baseline 61% or the target 78%?"),
        ("KR 5: target two weeks", "“two weeks” is a time, and KR 5 is a plain number"),
        ("KR 4: target 15 per thousand", "KR 4 does not count “per thousand”"),
        ("KR 4: target 1e999", "I do not read “1e999” as a number"),
        ("KR 4: target +5", "Counted from what: today's 3,200 or the target of 6,000?"),
        ("KR 4: target 12345678901234567890", "has more digits than are kept"),
        ("KR 1: target " + ", ".join(str(number) for number in range(60, 80)), "That names 20 numbers for KR 1"),
        ("KR 4: by 500", "Counted from what"),
        ("KR 1: take 80 or 4 out of 5, or 85%", "Which one: 80% or 85%?"),
        ("KR 2 target: 3 to 5 days", "Which one: 3 days or 5 days?"),
        ("KR 5: 38 to 44", "Is 38 today's value and 44 the target"),
        ("KR 1: raise it by 2 points", "Counted from what: today's 61% or the target of 78%?"),
        ("increase the baseline of KR 1 by 5 points", "A baseline is what is true today"),
        ("KR 4: target 6.500", "Which one: 6,500 or 6.5?"),
        ("KR 1: 80/85", "Which one: 80, 85, or 80 of 85, which is 94.12%?"),
        ("KR 2: measure it in %", "“%” is a share in %, and KR 2 is a time"),
    ],
)
def test_a_question_names_what_could_be_meant(said: str, question: str) -> None:
    (asked,) = understand(part_of(said, NUMBERS))
    assert isinstance(asked, Unclear)
    assert question in asked.why
