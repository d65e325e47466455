"""One page of a draft for those who design and build."""

from dataclasses import replace
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker.check import check
from assistant.drafter.brief import Brief, Draft, Note, ParkedRequest, Question
from assistant.drafter.draft import draft
from assistant.drafter.walkthrough import draft_walkthrough
from assistant.okr import Initiative, KeyResult, Objective, Quote, Source
from tests.assistant.drafter.test_draft import NOTES, nothing

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
PAGE, WIDE = 55, 100  # lines of a printed page, and the characters of one


def of(text: str = NOTES, document: str = "growth_sync.md") -> Draft:
    return draft(Brief((Note(document, text),), date(2027, 1, 12)), nothing, None)


def showing(**fields: Any) -> str:
    """Give the row of one key result."""
    made = of()
    objective = Objective("Calm", key_results=(KeyResult("Reduce waits", metric="waits", **fields),))
    text = draft_walkthrough(replace(made, okrs=replace(made.okrs, objectives=(objective,))))
    return next(line for line in text.splitlines() if line.startswith("| KR1 |"))


def lines(text: str) -> int:
    return sum(max(1, ceil(len(line) / WIDE)) for line in text.splitlines())


def test_each_key_result_is_a_row_with_its_numbers_its_day_and_its_note() -> None:
    text = draft_walkthrough(of())
    rows = [line for line in text.splitlines() if line.startswith("| KR")]
    assert [row for row in rows if "| 61% | 78% | 31 March 2027 | growth_sync.md | open | open |" in row]
    assert len(rows) == sum(len(objective.key_results) for objective in of().okrs.objectives)


def test_objectives_reasons_ideas_and_open_questions_are_told() -> None:
    made = of()
    text = draft_walkthrough(made)
    for objective in made.okrs.objectives:
        assert objective.title in text
        assert all(kr.how_might_we in text for kr in objective.key_results if kr.how_might_we)
    assert "Why: " in text
    assert "## Open" in text
    asked = text.partition("## Also asked for")[2].partition("##")[0]
    assert "Salesforce export" in asked


def test_work_that_may_move_a_key_result_stands_beside_it_and_once() -> None:
    made = of()
    objective = Objective(
        "Calm", key_results=(KeyResult("Reduce waits", metric="waits", initiatives=(Initiative("A queue"),)),)
    )
    quote = Quote("growth_sync.md", 0, 3, "abc")
    parked = (
        ParkedRequest("A queue", "Work.", 1, 1, quote),
        ParkedRequest("A bell", "Work that may move it.", 1, 1, quote),
        ParkedRequest("A gong", "Work that may move it.", None, None, quote),
    )
    text = draft_walkthrough(replace(made, okrs=replace(made.okrs, objectives=(objective,)), parked=parked))
    assert "- KR1: Named for it, and not shown to move it yet: A queue; A bell." in text
    assert "- A gong. Work that may move it." in text
    assert text.count("A queue") == text.count("A bell") == text.count("A gong") == 1


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"target": 5.0, "unit": "min", "comparator": "<"}, "| unknown | under 5 min |"),
        ({"baseline": 4.0, "baseline_unit": "h", "target": 30.0, "unit": "min"}, "| 4 h | 30 min |"),
        ({"target": 9.0, "source": Source("unknown", "proposed")}, "| unknown | 9 (proposed; nobody named it) |"),
        ({"target": 9.0, "source": Source("unknown", "derived")}, "| 9 (worked out) |"),
        ({"relative_change": -0.25}, "| 25% less |"),
        ({"change": 5.0, "unit": "pp"}, "| 5 percentage points more |"),
        ({"baseline": 7.0, "target": 7.0, "direction": "maintain"}, "| 7 | 7, kept |"),
        ({}, "| unknown | to be named | no day said | no note | open | open |"),
        ({"measured_by": "analytics", "owner": "Lotte"}, "| analytics | Lotte |"),
        ({"owner": "Lotte"}, "| open | Lotte |"),
        ({"citations": (Quote("message-3", 0, 1, "5"), Quote("message-5", 0, 1, "6"))}, "| the conversation | open |"),
        ({"citations": (Quote("message-board.md", 0, 1, "5"),)}, "| message-board.md | open |"),
    ],
    ids=str,
)
def test_a_value_is_told_as_far_as_it_is_known(fields: dict[str, Any], shown: str) -> None:
    assert shown in showing(**fields)


def test_a_share_stands_with_the_counts_it_was_worked_out_from() -> None:
    text = draft_walkthrough(
        of("| metric | now | Q1 goal |\n|---|---|---|\n| services on the new API | 7 of 18 | 14 of 18 |\n")
    )
    assert "| 38.89% (7 of 18) | 77.78% (14 of 18) |" in text


def test_whether_the_team_may_rely_on_it_is_said() -> None:
    made = of()
    assert "ready for the team to sign" in draft_walkthrough(made)
    assert "to be reviewed before anybody relies on them" in draft_walkthrough(replace(made, status="needs_review"))
    assert "name no goal" in draft_walkthrough(of("Lunch is at twelve."))


def test_what_keeps_a_draft_from_being_ready_is_open_first() -> None:
    made = of()
    worse = replace(
        made.okrs.objectives[0].key_results[0], baseline=78.0, target=61.0, text="Increase it from 78% to 61%"
    )
    objective = replace(made.okrs.objectives[0], key_results=(worse, *made.okrs.objectives[0].key_results[1:]))
    okrs = replace(made.okrs, objectives=(objective,))
    text = draft_walkthrough(replace(made, okrs=okrs, status="needs_review", report=check(okrs)))
    (line, *_) = text.partition("## Open\n\n")[2].splitlines()
    assert line == "- To mend first: 'Increase' says up, the numbers go down (KR1)"
    assert "To mend first" not in draft_walkthrough(made)


@pytest.mark.parametrize("name", ["meeting-notes.md", "user-research.md", "backlog.md"])
def test_the_examples_fit_on_a_page(name: str) -> None:
    made = draft(Brief((Note(name, (EXAMPLES / name).read_text("utf-8")),), date(2027, 3, 1)), nothing, None)
    assert lines(draft_walkthrough(made)) <= PAGE


def test_however_much_was_asked_and_is_open_it_stays_a_page() -> None:
    quote = Quote("growth_sync.md", 0, 3, "abc")
    parked = tuple(ParkedRequest(f"Feature {n} " + "words " * 60, "Work.", None, None, quote) for n in range(100))
    questions = tuple(Question(f"What is number {n}?", 1, 1, "baseline") for n in range(100))
    text = draft_walkthrough(replace(of(), parked=parked, questions=questions))
    assert lines(text) <= PAGE
    assert "and 94 more in the draft" in text
    assert "And 94 more in the draft." in text


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_odd_text_breaks_no_row_and_makes_no_mark(odd: str) -> None:
    made = of()
    objective = Objective(odd, odd, odd, key_results=(KeyResult(odd, metric=odd, owner=odd, how_might_we=odd),))
    asked = ParkedRequest(odd, odd, None, None, Quote(odd, 0, 1, odd))
    text = draft_walkthrough(replace(made, okrs=replace(made.okrs, objectives=(objective,)), parked=(asked,)))
    (row,) = [line for line in text.split("\n") if line.startswith("| KR1 |")]
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 9
    assert "<script" not in draft_walkthrough(
        replace(made, okrs=replace(made.okrs, objectives=(Objective("<script>x</script>"),)))
    ).replace("\\<", "")
