"""Numbers that are no value of a metric: part of a name, a reference to another line, a slip of the tongue."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Fact


def _facts(text: str) -> tuple[Fact, ...]:
    return extract(text, as_of=date(2026, 1, 12)).facts


def test_the_span_of_an_average_is_no_value() -> None:
    facts = _facts(
        "First reply time: the twelve-month average is 26 minutes. Down to 15 minutes by end of March, agreed."
    )
    assert [(fact.baseline, fact.target, fact.unit) for fact in facts] == [(26.0, 15.0, "min")]


@pytest.mark.parametrize("pointer", ["Timeline as in row 1.", "Date like under 1)."])
def test_a_reference_to_another_line_is_no_value(pointer: str) -> None:
    facts = _facts(f"Import error rate 9.5%. With the new parser 4% by March, agreed. {pointer}")
    assert [(fact.baseline, fact.target) for fact in facts if fact.status == "goal"] == [(9.5, 4.0)]
    assert not [fact for fact in facts if 1.0 in (fact.baseline, fact.target)]


def test_a_number_left_unfinished_is_no_value() -> None:
    facts = _facts("Monthly churn is nine point something, nine point three. We agreed on 6 by end of August.")
    assert [(fact.baseline, fact.target) for fact in facts if fact.status == "goal"] == [(9.3, 6.0)]


def test_a_limit_on_a_time_beside_its_value_of_today_is_no_window() -> None:
    facts = _facts("- median time from report to published rule must stay under 4 h (it's 3.1)")
    assert [(fact.baseline, fact.target) for fact in facts if fact.status == "goal"] == [(3.1, 4.0)]


def test_what_a_rate_counts_against_names_no_metric() -> None:
    facts = _facts("cold food complaints!!! 7 per 1,000 orders")
    assert not [fact for fact in facts if "1,000" in fact.metric]
