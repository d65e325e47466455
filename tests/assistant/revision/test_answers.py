"""What is answered: questions about the draft, notes that change nothing, what a draft made anew lost, approval."""

from dataclasses import replace

import pytest

from assistant.drafter.brief import Draft
from assistant.okr import Source
from tests.assistant.revision.case import drafted, said

DRAFT = drafted()


def with_proposed(number: int) -> Draft:
    """Give the draft with a target that is only proposed."""
    objective = DRAFT.okrs.objectives[0]
    results = list(objective.key_results)
    results[number - 1] = replace(results[number - 1], source=Source("stated", "proposed"))
    return replace(DRAFT, okrs=replace(DRAFT.okrs, objectives=(replace(objective, key_results=tuple(results)),)))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("who owns KR 2?", "no owner is named"),
        ("who is on the hook for the churn one?", "KR 3"),
        ("when is KR 1 due?", "due on 31 March 2027"),
        ("whats the baseline for setup time again", "9 days"),
        ("how is KR 2 measured?", "no source is named"),
        ("how often do we look at the numbers?", "No rhythm is set"),
        ("how many key results do we have?", "1 objective with 3 key results"),
        ("what did I change?", "Nothing was changed"),
    ],
)
def test_a_question_about_the_draft_is_answered_and_changes_nothing(text: str, answer: str) -> None:
    revised = said(DRAFT, text)
    assert revised.draft is None
    assert answer in revised.text


def test_what_was_changed_is_listed() -> None:
    first = said(DRAFT, "KR 1: target 80 %")
    assert first.draft is not None
    second = said(first.draft, "KR 2: owner Dana", 3, kept=first.kept)
    assert second.draft is not None
    told = said(second.draft, "what did I change?", 5, kept=second.kept).text
    assert "onboarding completion: target 80%" in told
    assert "median setup time: owner Dana" in told


@pytest.mark.parametrize(
    "text", ["approve", "looks good", "LGTM, thanks", "Approved, ship it", "everything looks fine"]
)
def test_approving_a_draft_confirms_no_proposed_number(text: str) -> None:
    revised = said(with_proposed(2), text)
    assert revised.draft is None
    assert "confirms no proposed number" in revised.text
    assert "\u201cconfirm KR 2\u201d" in revised.text
    assert "confirm KR 1" not in revised.text


def test_what_is_confirmed_by_name_is_confirmed() -> None:
    revised = said(with_proposed(2), "confirm KR 2")
    assert revised.draft is not None
    source = revised.draft.okrs.objectives[0].key_results[1].source
    assert source is not None
    assert source.target == "stated"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("note: support is busy on Mondays", "names no metric"),
        ("note: Goal: reduce monthly churn from 4.2% to 3% by 31 March 2027.", "KR 3 says so already"),
        ("fyi support wants a dark theme", "because"),
    ],
)
def test_a_note_that_changes_nothing_says_so_and_why(text: str, why: str) -> None:
    revised = said(DRAFT, text, 3)
    assert revised.text.startswith("Added to the notes; it changed no key result, because")
    assert why in revised.text


@pytest.mark.parametrize("text", ["make it sing", "churn is a big problem for us", "KR 2", "ask the vendor", "yes"])
def test_what_is_not_understood_is_no_note(text: str) -> None:
    revised = said(DRAFT, text)
    assert revised.draft is None
    assert "Added to the notes" not in revised.text


def test_a_draft_made_anew_names_the_key_result_that_is_gone() -> None:
    first = said(DRAFT, "KR 3: target 2%")
    assert first.draft is not None
    revised = said(first.draft, "I'm a BA and we are in discovery", 3, kept=first.kept)
    assert revised.draft is not None
    metrics = [kr.metric for each in revised.draft.okrs.objectives for kr in each.key_results]
    assert "monthly churn" not in metrics
    assert revised.text.startswith("Drafted anew for a business analyst and the discovery phase.")
    assert "No longer in the draft: monthly churn." in revised.text
    assert "not done: the target you gave" in revised.text


def test_a_role_that_the_draft_has_already_makes_none_anew() -> None:
    revised = said(DRAFT, "write it for a product manager")
    assert revised.draft is None
    assert "for a product manager already" in revised.text


def test_it_is_what_the_message_before_was_about_and_nothing_older() -> None:
    first = said(DRAFT, "KR 1: target 80 %", 3)
    assert first.draft is not None
    assert said(first.draft, "make it 82%", 5, kept=first.kept).draft is not None
    assert said(first.draft, "make it 82%", 9, kept=first.kept).draft is None


def test_it_follows_a_key_result_that_was_renamed_and_moved() -> None:
    first = said(DRAFT, "rename KR 1 to activation rate and swap KR 1 and KR 2", 3)
    assert first.draft is not None
    assert [kr.metric for kr in first.draft.okrs.objectives[0].key_results][1] == "activation rate"
    second = said(first.draft, "KR 2: owner Dana", 5, kept=first.kept)
    assert second.draft is not None
    third = said(second.draft, "make it 82%", 7, kept=second.kept)
    assert third.draft is not None
    assert third.draft.okrs.objectives[0].key_results[1].target == 82


def test_a_number_out_of_a_message_is_from_your_message() -> None:
    after = said(drafted(), "KR 1: target 80 %", 3).draft
    answer = said(after, "why 80?", 4).text
    assert "the target 80% is from your message: “KR 1: target 80 %”" in answer
    assert "message-" not in answer
