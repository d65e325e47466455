"""What `extract` makes of notes: facts, their status, their dates, their quotes."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Evidence, Fact
from assistant.evidence.record import evidence_json

AS_OF = date(2026, 7, 1)


def read(text: str) -> Evidence:
    return extract(text, as_of=AS_OF)


def goals(text: str) -> list[Fact]:
    return [fact for fact in read(text).facts if fact.status == "goal"]


def numbers(text: str) -> list[tuple[float | None, float | None]]:
    return [(goal.baseline, goal.target) for goal in goals(text)]


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Signup completion is 44% today. We agreed on 60% by end of September.", 44, 60),
        ("- Refund rate: 6.1% now, target 4% by 30 September", 6.1, 4),
        ("Average handling time from 14 to 9 minutes by end of Q3.", 14, 9),
        ("Trial conversion 3.1% -> 4.5% by EOQ", 3.1, 4.5),
        ("Only 7 of 20 testers found the filter. Next round it should be 15 of 20.", 35, 75),
    ],
)
def test_a_value_of_today_and_one_to_reach_make_a_goal(text: str, baseline: float, target: float) -> None:
    assert (baseline, target) in numbers(text)


def test_an_answer_belongs_to_the_question_before_it() -> None:
    text = (
        "Ana: What about the crash rate?\nBen: 2.4 percent right now.\n"
        "Ana: And target?\nBen: Under one percent.\nAna: Deal."
    )
    assert (2.4, 1.0) in numbers(text)


def test_a_replaced_target_keeps_its_own_fact() -> None:
    text = "Ana: Churn is 5% a month.\nBen: The old deck said 2%.\nAna: No. We agreed on 4% by December."
    found = read(text)
    assert (5, 4) in [(f.baseline, f.target) for f in found.facts if f.status == "goal"]
    assert not [f for f in found.facts if f.status == "goal" and f.target == 2]


def test_a_refused_target_is_no_goal() -> None:
    text = "Ana: App rating is 3.9.\nBen: Let's say 4.8?\nAna: No way, rejected."
    assert not [goal for goal in goals(text) if goal.target == 4.8]


def test_another_teams_number_is_no_goal() -> None:
    found = read("Marketing wants 12,000 new followers by December. That's theirs, not ours.")
    assert [fact.status for fact in found.facts] == ["other_team"]


def test_a_limit_is_to_be_maintained() -> None:
    (goal,) = goals("The error rate is 0.6% today and must not exceed 0.8%.")
    assert (goal.baseline, goal.target, goal.direction, goal.comparator) == (0.6, 0.8, "maintain", "<=")


def test_a_word_of_the_metric_is_no_cue() -> None:
    (goal,) = goals("Declined payments are 8% today, target 5% by December.")
    assert (goal.baseline, goal.target) == (8, 5)


def test_a_table_row_is_a_metric() -> None:
    text = (
        "| Metric | Q1 | Now | Target Q3 | Owner |\n|---|---|---|---|---|\n"
        "| Activation rate | 31% | 35% | 45% | us |\n| Pipeline coverage | 2x | 3x | 4x | Sales |\n"
    )
    found = read(text)
    assert [(f.baseline, f.target) for f in found.facts if f.status == "goal"] == [(35, 45)]
    assert [f.status for f in found.facts if f.baseline == 3] == ["other_team"]


def test_a_scorecard_in_commas_is_read() -> None:
    text = "metric,now,target\nreply time (h),20,8\nreopened tickets,9%,5%\nNPS,31,40\n"
    assert set(numbers(text)) == {(20, 8), (9, 5), (31, 40)}


def test_the_newest_mail_decides_though_it_stands_first() -> None:
    text = (
        "From: Bo\nSent: Tuesday, June 16, 2026 9:00\nSubject: RE: targets\n\nBounce rate: strike it.\n\n"
        "From: Al\nSent: Monday, June 15, 2026 9:00\nSubject: targets\n\n* bounce rate 40% -> 30%\n"
    )
    assert not goals(text)


def test_the_same_date_is_worked_out() -> None:
    text = (
        "- Refund rate is 6%, target 4% by 30 September 2026.\n- Reply time is 20 hours, target 8 hours, same date.\n"
    )
    assert [goal.due for goal in goals(text)] == [date(2026, 9, 30)] * 2


def test_priorities_requests_and_performance_talk_are_apart() -> None:
    found = read(
        "Decided: the focus for Q3 is that new customers get value on day one.\n"
        "Asks: dark mode, CSV export.\nHis bonus depends on it, says the performance review.\n"
    )
    assert [quote.text for quote in found.priorities]
    assert [quote.text for quote in found.feature_requests] == ["dark mode", "CSV export"]
    assert [quote.text for quote in found.performance_talk]


def test_a_tickbox_list_holds_tasks() -> None:
    found = read("Todo\n [ ] sticky basket button\n [x] new size guide\n")
    assert [quote.text for quote in found.feature_requests] == ["sticky basket button", "new size guide"]


def test_the_record_has_the_contracts_fields() -> None:
    record = evidence_json(read("Churn is 5% today, target 4% by December."), "n1")
    assert (record["version"], record["id"]) == (1, "n1")
    assert set(record) == {
        "version",
        "id",
        "facts",
        "priorities",
        "feature_requests",
        "wishes",
        "performance_talk",
        "conflicts",
    }
    assert set(record["facts"][0]["quotes"][0]) == {"text", "start", "end"}
    assert record["facts"][0]["due"] == "2026-12-31"


def test_offsets_count_code_points_of_the_text_as_given() -> None:
    text = "\ufeff🚀 Start\r\n\r\nChurn is 5% today,\r\ntarget 4% by December.\r\n"
    for fact in read(text).facts:
        for quote in fact.quotes:
            assert text[quote.start : quote.end] == quote.text
