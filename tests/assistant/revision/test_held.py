"""The rules of the check are no message's to change; new words and questions are not taken for such a wish."""

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from assistant.revision.wishes import Explained, Unclear
from tests.assistant.revision.case import part_of


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("objective: Make customers ready to sell", "Make customers ready to sell"),
        ('call the objective "Make onboarding ready for everyone"', "Make onboarding ready for everyone"),
        ('call the objective "Why wait at all?"', "Why wait at all?"),
        ("title: How do we win?", "How do we win?"),
    ],
)
def test_new_words_are_taken_as_they_are(said: str, title: str) -> None:
    assert [(wish.act, wish.value) for wish in understand(part_of(said)) if isinstance(wish, Edit)] == [
        ("title", title)
    ]


def test_a_limit_of_a_key_result_is_no_rule() -> None:
    (wish,) = understand(part_of("change the checkout limit for KR 1 to 80"))
    assert isinstance(wish, Edit)
    assert (wish.key_result, wish.field, wish.value) == (1, "target", 80.0)


@pytest.mark.parametrize(
    "said",
    ["change the rules for KR 1 to 80", "change the limit to 80", "disable the limits for KR 1", "mark KR 1 as ready"],
)
def test_the_rules_stay(said: str) -> None:
    (asked,) = understand(part_of(said))
    assert isinstance(asked, Unclear)
    assert "no message changes the rules" in asked.why


@pytest.mark.parametrize("said", ['should the objective be "Win"?', 'call the objective "Win"?'])
def test_a_question_around_quoted_words_is_one(said: str) -> None:
    assert not any(isinstance(wish, Edit) for wish in understand(part_of(said)))


@pytest.mark.parametrize(
    ("said", "field"), [("when is KR 1 due", "due"), ("when do we review", "review"), ("when will KR 1 be due", "due")]
)
def test_when_before_a_verb_asks(said: str, field: str) -> None:
    (asked,) = understand(part_of(said))
    assert isinstance(asked, Explained)
    assert asked.field == field


def test_when_before_a_subject_is_a_condition() -> None:
    (held,) = understand(part_of("when sales agree, drop KR 3"))
    assert isinstance(held, Unclear)
    assert "under a condition" in held.why
