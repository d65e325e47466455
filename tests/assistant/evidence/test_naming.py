"""Which words name the metric of a number."""

from datetime import date

import pytest

from assistant.evidence.extract import extract


def _metrics(text: str) -> list[tuple[str, float | None, float | None]]:
    facts = extract(text, as_of=date(2026, 1, 12)).facts
    return [(fact.metric, fact.baseline, fact.target) for fact in facts if fact.status in ("goal", "observation")]


def test_the_subject_of_a_remark_names_the_metric_not_what_is_said_of_it() -> None:
    chat = "[11:38] bexley: tutorial drop is the actual crime. 38% never leave\n[11:40] moss: fine, 25. by June\n"
    assert [metric for metric, _, _ in _metrics(chat)] == ["tutorial drop"]


def test_a_label_that_only_narrows_leaves_the_name_before_it() -> None:
    assert _metrics("first sync duration, prod: 47 minutes") == [("first sync duration", 47.0, None)]


def test_a_word_for_a_limit_names_no_metric() -> None:
    said = "- toxicity reports: 3.1 per 1k matches. It just must not get worse. cap 3.5"
    assert ("toxicity reports", 3.1, 3.5) in _metrics(said)


def test_a_shorter_name_inside_a_longer_one_is_the_same_metric() -> None:
    note = "- dashboard p95 load = 12.4 s (exec folder)\n\nTargets\n- dashboard p95 under 4 s, by mid-March\n"
    assert [(base, aim) for _, base, aim in _metrics(note)] == [(12.4, 4.0)]


@pytest.mark.parametrize(
    "line", ["double bookings should fall by 60% by June", "5.8 double bookings per team and month"]
)
def test_double_bookings_double_nothing(line: str) -> None:
    facts = extract(line, as_of=date(2026, 1, 12)).facts
    assert not [fact for fact in facts if fact.relative_change == 1.0]


def test_a_value_beside_a_slash_and_a_date_is_read() -> None:
    assert ("trips per week", 1.9, 3.0) in _metrics("trips per week: 1.9   goal: 3.0 / 30.06.2026   owner: us")


def test_how_something_stands_is_no_part_of_its_name() -> None:
    note = "- waiting list bad again. Median wait for a first visit 23 days. We want 12 days by end of March."
    assert _metrics(note) == [("Median wait for a first visit", 23.0, 12.0)]
    assert _metrics("Return rate terrible: 14%, goal 9% by June") == [("Return rate", 14.0, 9.0)]


def test_a_label_that_is_also_a_verb_names_a_metric() -> None:
    assert _metrics("- falls: 6.1 per 1000 bed days. Target 4.5 by the end of June.") == [("falls", 6.1, 4.5)]
