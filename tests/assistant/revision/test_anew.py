"""A note that changes no key result is told with the reason that is true of it."""

from dataclasses import replace

import pytest

from assistant.evidence.facts import Fact
from assistant.okr import Quote
from assistant.revision.anew import only_noted
from tests.assistant.revision.case import drafted, said

_QUOTE = Quote("more.md", 0, 4, "Goal")


def _told(metric: str, target: float, unit: str | None) -> str:
    goal = Fact(metric, "goal", (_QUOTE,), target=target, unit=unit)
    return only_noted(replace(drafted(), facts=(goal,)), "more.md")


@pytest.mark.parametrize(
    ("metric", "target", "unit"),
    [("trust score", 78.0, None), ("onboarding completion", 78.0, "days"), ("onboarding completion", 80.0, "%")],
)
def test_another_metric_unit_or_target_is_not_said_already(metric: str, target: float, unit: str | None) -> None:
    assert "fits none of the draft's objectives" in _told(metric, target, unit)


def test_a_goal_that_is_in_the_draft_is_said_already() -> None:
    assert "KR 1 says so already" in _told("onboarding completion", 78.0, "%")


@pytest.mark.parametrize(
    ("note", "why"),
    [
        ("note: Goal (proposal): raise NPS from 60 to 78", "its goal for NPS is only proposed"),
        ("note: churn was 5% last year. Goal (proposal): raise NPS from 60 to 78", "its goal for NPS is only proposed"),
        ("note: NPS is 60 today", "it says where NPS stands"),
        ("note: churn was 5% last year", "it gives a number of the past"),
    ],
)
def test_the_fact_that_says_most_is_the_reason(note: str, why: str) -> None:
    assert why in said(drafted(), note, 2).text
