"""What was edited away is no source any more: neither the number of a message nor the notes' own."""

import pytest

from assistant.drafter.brief import Draft, Note
from assistant.okr import KeyResult, Quote
from assistant.revision.edit import Edit
from assistant.revision.revise import revise
from assistant.revision.superseded import standing
from tests.assistant.revision.case import drafted

SAYS = (
    "Decided: fewer waits.\nThe median wait is 9 days today. We agreed on 4 days by 31 March 2027.\nChurn: 4% to 3%.\n"
)


def had(*texts: str, notes: str = SAYS) -> tuple[Draft, tuple[Edit, ...]]:
    """Say some things of a draft one after another, each a message of its own."""
    made, kept = drafted(notes), tuple[Edit, ...]()
    for number, text in enumerate(texts):
        revised = revise(made, Note(f"message-{2 * number + 3}", text), lambda query: [], None, kept=kept)
        made, kept = revised.draft or made, revised.kept
    return made, kept


def result(draft: Draft, words: str) -> KeyResult:
    (found,) = [kr for one in draft.okrs.objectives for kr in one.key_results if words in kr.text]
    return found


def cited(draft: Draft, words: str) -> list[str]:
    return [quote.text for quote in result(draft, words).citations]


def test_the_last_message_that_sets_a_number_is_its_source_alone() -> None:
    made, kept = had("KR 1: target 5 days", "KR 1: target 6 days")
    assert result(made, "wait").target == 6
    assert [text for text in cited(made, "wait") if "target" in text] == ["KR 1: target 6 days"]
    assert [note.document for note in made.brief.notes] == ["sync.md", "message-5"]
    assert [edit.value for edit in kept] == [6.0]


def test_a_sentence_of_the_notes_is_kept_for_its_day_without_its_number() -> None:
    made, _ = had("KR 1: target 5 days")
    assert cited(made, "wait") == ["The median wait is 9 days today.", "by 31 March 2027", "KR 1: target 5 days"]
    quote = result(made, "wait").citations[1]
    assert SAYS[quote.start : quote.end] == quote.text


def test_a_sentence_whose_day_was_moved_too_is_none_any_more() -> None:
    made, _ = had("KR 1: target 5 days", "KR 1 due on 2027-02-28")
    assert cited(made, "wait") == [
        "The median wait is 9 days today.",
        "KR 1: target 5 days",
        "KR 1 due on 2027-02-28",
    ]


def test_the_sentence_that_alone_says_what_is_measured_stays() -> None:
    assert cited(had("the churn one: target 2%")[0], "churn")[0] == "Churn: 4% to 3%."
    assert cited(had("KR 1: baseline 10 days")[0], "wait")[0] == "The median wait is 9 days today."


def test_other_key_results_keep_their_sources() -> None:
    assert cited(had("KR 1: target 5 days", "KR 1: target 6 days")[0], "churn") == cited(had()[0], "churn")


def test_a_message_of_two_edits_stays_while_one_of_them_stands() -> None:
    made, _ = had("KR 1: target 5 days and KR 2: target 2%", "KR 1: target 6 days")
    assert "message-3" in [note.document for note in made.brief.notes]
    assert any("target 2%" in text for text in cited(made, "churn"))


def test_a_draft_made_anew_cites_the_same() -> None:
    before, _ = had("KR 1: target 5 days", "KR 1: target 6 days")
    after, _ = had("KR 1: target 5 days", "KR 1: target 6 days", "write it for a platform team")
    assert cited(after, "wait") == cited(before, "wait")


def test_a_target_that_was_moved_keeps_what_it_was_worked_out_from() -> None:
    made, kept = had("KR 1: target 5 days", "raise the target of KR 1 by 1 day")
    assert result(made, "wait").target == 6
    assert "KR 1: target 5 days" in cited(made, "wait")
    assert len(kept) == 2
    anew, _ = had("KR 1: target 5 days", "raise the target of KR 1 by 1 day", "write it for a platform team")
    assert result(anew, "wait").target == 6


def at(field: str, value: float, metric: str = "wait", **more: str) -> Edit:
    return Edit("set", 1, 1, metric, field, value, quote=Quote("message-3", 0, 1, "x"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edits", "left"),
    [
        ((at("target", 5), at("target", 6)), (1,)),
        ((at("target", 5), at("relative_change", -0.5)), (1,)),
        ((at("target", 5), at("baseline", 6)), (0, 1)),
        ((at("target", 5), at("target", 6, "churn")), (0, 1)),
        ((at("target", 5, comparator="<"), at("target", 6)), (0, 1)),
        ((at("target", 5, unit="h"), at("target", 6)), (0, 1)),
        ((at("target", 5), at("target", 6, unit="h", comparator="<")), (1,)),
        ((Edit("title", 1, value="One"), Edit("title", 2, value="Two"), Edit("title", 1, value="New")), (1, 2)),
        ((Edit("drop", 1, 2, "wait"), Edit("drop", 1, 2, "wait")), (0, 1)),
        ((Edit("add", 1, value="One"), Edit("add", 1, value="Two")), (0, 1)),
    ],
)
def test_an_edit_stands_until_one_says_as_much_of_the_same(edits: tuple[Edit, ...], left: tuple[int, ...]) -> None:
    assert standing(edits) == tuple(edits[place] for place in left)
