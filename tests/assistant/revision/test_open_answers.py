"""What is answered: an open question, by its metric or by its own words, with a yes, a no, a value or a day."""

import pytest

from assistant.drafter.brief import Draft
from tests.assistant.revision.case import drafted, said

NOTES = """\
Churn is at 4%, target 3% by 31 March 2027. Refund rate is at 20%, target 15% by 31 March 2027.
Setup time is 9 working days, target 4 days by 31 March 2027.
The NPS is 20, maybe 30?
"""
DRAFT = drafted(NOTES)
AGREED = "Is 30 agreed for NPS?"
COUNTED = "Are both values of the setup time counted in working days?"


def asks(draft: Draft | None, question: str) -> bool:
    assert draft is not None
    return any(each.text.startswith(question) for each in draft.questions)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("30 is agreed for NPS", "Increase NPS from 20 to 30 by 31 March 2027"),
        ("yes, NPS 30 is agreed", "Increase NPS from 20 to 30 by 31 March 2027"),
        ("NPS: yes", "Increase NPS from 20 to 30 by 31 March 2027"),
        ("the NPS: 30 is agreed, by 30 June 2027", "Increase NPS from 20 to 30 by 30 June 2027"),
        ("NPS: 35 is agreed", "Increase NPS from 20 to 35 by 31 March 2027"),
        (f"{AGREED} yes", "Increase NPS from 20 to 30 by 31 March 2027"),
        (f"{AGREED} 30 by 30 June 2027", "Increase NPS from 20 to 30 by 30 June 2027"),
    ],
)
def test_an_agreed_number_becomes_a_key_result_out_of_the_message(text: str, sentence: str) -> None:
    revised = said(DRAFT, text, 3)
    assert revised.draft is not None
    (made,) = [kr for each in revised.draft.okrs.objectives for kr in each.key_results if kr.metric == "NPS"]
    assert made.text == sentence
    assert [each.document for each in made.citations] == ["message-3"]
    assert not asks(revised.draft, AGREED)
    assert asks(revised.draft, COUNTED)
    assert revised.text.startswith("Answered: NPS: 20 today, ")


@pytest.mark.parametrize("text", ["NPS: no", "30 is not agreed for NPS", f"{AGREED} no"])
def test_a_no_removes_the_question_for_good(text: str) -> None:
    first = said(DRAFT, text, 3)
    assert first.text == f"Answered: {AGREED} No."
    assert first.draft is not None
    for later in ("KR 1: target 3 days", "add: App rating is 3.9 today; we agreed 4.3 by 31 March 2027."):
        assert not asks(said(first.draft, later, 5, kept=first.kept).draft, AGREED)


@pytest.mark.parametrize("word", ["yes", "no"])
def test_a_question_about_a_key_result_is_answered_behind_its_own_words(word: str) -> None:
    revised = said(DRAFT, f"{COUNTED} {word}", 3)
    assert revised.text == f"Answered: {COUNTED} {word.capitalize()}."
    assert revised.draft is not None
    assert revised.draft.okrs.objectives[0].key_results == DRAFT.okrs.objectives[0].key_results
    assert not asks(revised.draft, COUNTED)
    assert asks(revised.draft, AGREED)


@pytest.mark.parametrize(
    "text",
    [
        "NPS is 30",
        "drop NPS",
        "NPS: 40 hours",
        "is 30 agreed for NPS?",
        f"{AGREED} ask Tom",
        "churn: yes",
        "give everybody two more weeks",
        "could we get the queue down to 6 and a half minutes instead?",
        "swap 1 and 3",
    ],
)
def test_what_is_no_answer_is_taken_for_none(text: str) -> None:
    revised = said(DRAFT, text, 3)
    assert "Answered" not in revised.text
    assert "Which question does it answer" not in revised.text
    assert asks(revised.draft or DRAFT, AGREED)


@pytest.mark.parametrize("text", ["rename KR 1 to days of setup", "KR 1: owner Dana", "KR 1: target 3 days"])
def test_an_edit_leaves_the_questions_that_it_does_not_answer(text: str) -> None:
    revised = said(DRAFT, text, 3)
    assert asks(revised.draft, AGREED)
    assert asks(revised.draft, COUNTED)
