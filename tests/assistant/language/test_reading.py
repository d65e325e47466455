"""A key result sentence becomes fields."""

from datetime import date
from typing import Any

import pytest

from assistant.language.cycles import Cycle
from assistant.language.reading import read

_CYCLE = Cycle.parse("2027-Q1")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Increase course completion from 34% to 50% by 31 March 2027",
            {"metric": "course completion", "baseline": 34, "target": 50, "unit": "%", "direction": "increase",
             "due": date(2027, 3, 31)},
        ),
        ("Raise course completion to 50% (currently 34%)", {"baseline": 34, "target": 50, "comparator": None}),
        ("Course completion at 50% (was 34%)", {"metric": "Course completion", "baseline": 34, "target": 50}),
        ("Course completion at 50% vs 34% last term", {"baseline": 34, "target": 50}),
        ("Course completion at 50% (34% in January)", {"baseline": 34, "target": 50}),
        ("Course completion at 50% (2026: 34%)", {"baseline": 34, "target": 50}),
        ("Course completion of 50% (PY 34%)", {"baseline": 34, "target": 50}),
        ("Course completion at 50% (six-month average is 34%)", {"baseline": 34, "target": 50}),
        ("Complaints at 3 per 1,000 courses (5.2 per 1,000 in 2026)", {"baseline": 5.2, "target": 3}),
        ("4 out of 5 learners finish, vs. 2 out of 5 in 2026", {"baseline": 40, "target": 80}),
        ("Cut marking time to three days (five today)", {"baseline": 5, "target": 3, "unit": "days"}),
        ("Raise course completion (34%) to 50%", {"baseline": 34, "target": 50}),
        ("Course completion at 50% (up to 60%)", {"baseline": None, "target": 50}),
        ("Course completion at 50% (stretch 60%)", {"baseline": None, "target": 50}),
        ("Course completion at 50% (60%)", {"baseline": None, "target": 50}),
        ("Enrol a third more learners than today's 300", {"relative_change": 0.3333, "baseline": 300, "target": None}),
        ("Cut marking time by 3 days to 9 days", {"change": -3, "target": 9, "unit": "days"}),
        ("Fees stay under 2% while enrolments grow 15%", {"target": 2, "comparator": "<", "relative_change": None}),
        ("First reply in under 2 hours for 90% of questions", {"target": 90, "unit": "%"}),
        ("Marking time 26 hrs; target 8 hrs", {"baseline": 26, "target": 8, "unit": "h"}),
        ("Marking time is 26 hrs, should be 8 hrs", {"baseline": 26, "target": 8}),
        ("Rating of at least 4.6 (4.1)", {"baseline": 4.1, "target": 4.6, "comparator": ">="}),
        ("Share of tutors at least 40%, 27% so far", {"baseline": 27, "target": 40}),
        ("Half of new tutors teach in week one (a third today)", {"baseline": 33.33, "target": 50, "unit": "%"}),
        ("Raise the number of essays that are marked within 7 days", {"target": None}),
        ("Raise the share of learners who take more than one course (target to be agreed)",
         {"target": None, "metric": "share of learners who take more than one course"}),
        ("Raise the number of learners who renew to at least 80", {"target": 80}),
        ("Cut the time to rebook after a cancelled crossing from 14 to 5 minutes", {"direction": "decrease"}),
        ("Mark essays that arrive late within 7 days", {"target": 7, "unit": "days"}),
        ("Lost essays: none (3 last year)", {"baseline": 3, "target": 0}),
        ("Raise repeat enrolments within 30 days to 55", {"target": 55}),
        ("Keep 30+ day arrears at at most 3.2%", {"target": 3.2, "comparator": "<="}),
        ("Bring the result from -€350k to €0", {"baseline": -350_000, "target": 0, "direction": "increase"}),
        ("Average grant from $40 to €55", {"baseline": 40, "baseline_unit": "USD", "target": 55, "unit": "EUR"}),
        ("50% of learners finish a course (baseline: 34%)", {"baseline": 34, "target": 50, "direction": "increase"}),
        ("50% of courses are finished within 30 days, up from 34%", {"baseline": 34, "target": 50, "unit": "%"}),
        ("Course completion: 50% by March (today: 34%)", {"baseline": 34, "target": 50, "due": date(2027, 3, 31)}),
        (
            "Cut marking time to under 6 hours from 4 days",
            {"metric": "marking time", "baseline": 4, "baseline_unit": "days", "target": 6, "unit": "h",
             "comparator": "<", "direction": "decrease"},
        ),
        ("Marking time: 4 days -> 6 hours", {"baseline": 4, "baseline_unit": "days", "target": 6, "unit": "h"}),
        ("Reduce dropouts by 25%", {"metric": "dropouts", "relative_change": -0.25, "target": None, "unit": None}),
        ("Improve marking time by 25%", {"relative_change": -0.25, "direction": "decrease"}),
        ("Improve learner satisfaction by 25%", {"relative_change": 0.25, "direction": "increase"}),
        ("Reduce dropouts by a quarter, from 80 to 60", {"relative_change": -0.25, "baseline": 80, "target": 60}),
        ("Halve dropouts", {"metric": "dropouts", "relative_change": -0.5, "direction": "decrease"}),
        ("Double the number of tutors", {"metric": "number of tutors", "relative_change": 1.0}),
        ("3x tutor sign-ups", {"metric": "tutor sign-ups", "relative_change": 2.0, "direction": "increase"}),
        ("Raise completion by 5 pp", {"change": 5, "unit": "pp", "target": None, "direction": "increase"}),
        ("Cut dropouts by 30 a month", {"change": -30, "direction": "decrease"}),
        ("Eliminate manual marking", {"target": 0, "direction": "decrease"}),
        ("Keep uptime at 99.9% or better", {"target": 99.9, "comparator": ">=", "direction": "maintain"}),
        ("Uptime stays above 99.9%", {"metric": "Uptime", "target": 99.9, "comparator": ">", "direction": "maintain"}),
        ("CSAT never falls below 4.3 (4.6 today)",
         {"target": 4.3, "comparator": ">=", "baseline": 4.6, "direction": "maintain"}),
        ("Reach 400 weekly active tutors", {"metric": "weekly active tutors", "target": 400, "unit": "count"}),
        ("Answer 90% of calls within 24 hours", {"metric": "share of calls", "target": 90, "direction": "increase"}),
        ("Enrol 300 learners in Q2", {"target": 300, "due": date(2027, 6, 30)}),
        ("Reach a rating of 4.6 out of 5", {"metric": "rating", "target": 4.6, "unit": "score"}),
        ("Reduce marking time to 10-15 days", {"target": 15, "unit": "days"}),
        ("Increase enrolments to 300-350", {"target": 300}),
        ("Raise basket size from 34 euros", {"baseline": 34, "target": None, "unit": "EUR"}),
        ("Collect feedback from 20 learners", {"baseline": None, "target": 20, "unit": "count"}),
        ("Win 15 schools from 4 districts", {"baseline": None, "target": 15}),
        ("Start 5 pilots with schools", {"baseline": None, "target": 5, "direction": "increase"}),
        ("Grow from a team of 5 to a team of 12", {"baseline": 5, "target": 12}),
        ("Up from 34% last year, renewals reach 50%", {"metric": "renewals", "baseline": 34, "target": 50}),
        ("Cut no-shows by 40% (from 50 to 30)", {"relative_change": -0.4, "baseline": 50, "target": 30}),
        ("Reduce failed uploads to 2% or better", {"comparator": "<=", "direction": "decrease"}),
        ("Keep the bill at or below $310 a month", {"comparator": "<=", "target": 310, "direction": "maintain"}),
        ("Close 12 open issues", {"target": 12, "direction": "increase"}),
        ("Talks at 5 large (+200 guests) fairs", {"target": 5, "change": None}),
        ("Mark 90% of essays in under 5 days", {"target": 90, "unit": "%", "comparator": None}),
        ("Mark every essay within one week and thank the author", {"target": 1, "unit": "weeks", "comparator": "<="}),
        ("Launch the tutor app", {"target": None, "baseline": None, "unit": None, "relative_change": None}),
        ("", {"metric": None, "target": None, "words": ()}),
    ],
)  # fmt: skip
def test_fields(text: str, fields: dict[str, Any]) -> None:
    reading = read(text, _CYCLE)
    assert {name: getattr(reading, name) for name in fields} == fields


def test_a_date_without_a_year_is_placed_by_the_cycle() -> None:
    text = "Enrol 300 learners by 20 February"
    assert read(text, _CYCLE).due == date(2027, 2, 20)
    assert read(text, Cycle.parse("2029-Q1")).due == date(2029, 2, 20)
    assert read(text, None).due is None


def test_the_day_of_the_start_value_is_not_the_due_day() -> None:
    assert read("Raise completion to 50% by 20 March 2027 (34% in January 2027)", _CYCLE).due == date(2027, 3, 20)
    assert read("Raise completion from 34% in January to 50% in March", _CYCLE).due == date(2027, 3, 31)


def test_a_second_sentence_is_named_by_its_own_words() -> None:
    reading = read("Every course has a host. Completion rises from 34% to 50%", _CYCLE)
    assert (reading.metric, reading.target) == ("Completion", 50)


@pytest.mark.parametrize(
    ("said", "due"), [("by end of Q1", date(2027, 6, 30)), ("by the end of FY27 Q1", date(2026, 6, 30))]
)
def test_quarters_follow_the_fiscal_year(said: str, due: date) -> None:
    assert read(f"Raise completion from 34% to 50% {said}", Cycle.parse("2027-Q1", 4), 4).due == due
