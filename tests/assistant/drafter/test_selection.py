"""Only what is agreed, and of this team, enters a draft."""

from datetime import date

import pytest

from assistant.drafter.selection import select
from assistant.evidence.facts import Fact
from tests.assistant.drafter.case import COMPLETION, TICKETS, UPTIME, VALUE, evidence, fact, material


def metrics(*facts: Fact, **options: str) -> list[str]:
    return [each.fact.metric for each in select(material(evidence(*facts), **options)).entering]


def test_agreed_goals_enter() -> None:
    assert metrics(COMPLETION, TICKETS) == ["onboarding completion", "support tickets per new account"]


@pytest.mark.parametrize("status", ["observation", "past", "rejected", "superseded", "other_team"])
def test_other_facts_never_enter(status: str) -> None:
    other = fact("mobile conversion", "Mobile conversion 2% to 4%.", baseline=2, target=4, status=status)
    assert metrics(COMPLETION, other) == ["onboarding completion"]


@pytest.mark.parametrize(
    "open_goal",
    [
        fact("churn rate", "Churn 5% to 4%?", baseline=5, target=4, tentative=True),
        fact("churn rate", "Churn is 5%, we want it down.", baseline=5, direction="decrease", tentative=True),
        fact("churn rate", "Churn 5% to 4% by December.", baseline=5, target=4, due=date(2026, 12, 31)),
        fact("refund time", "Refunds take 2 h, goal 90 h.", baseline=2, target=90, unit="h"),
        fact("churn rate", "Churn is 90000%, goal 4%.", baseline=90000, target=4),
        fact("marketing's leads", "Leads 5 to 9.", baseline=5, target=9, unit="count"),
        fact("seat price", "Price 5 to 9.", baseline=5, target=9, unit="EUR"),
        fact("yesterday", "Yesterday 5 to 9.", baseline=5, target=9, unit="count"),
        fact(
            "wish list", "On the wish list since 2 years, and it stays at 2 years.", baseline=2, target=2, unit="years"
        ),
        fact("calls", "[calls] 5 to 9.\n[calls] yes.", baseline=5, target=9, unit="count"),
        fact("we said that", "We said 5 to 9.", baseline=5, target=9, unit="count"),
    ],
    ids=lambda each: each.quotes[0].text,
)
def test_open_and_doubtful_goals_are_asked_about(open_goal: Fact) -> None:
    found = select(material(evidence(COMPLETION, open_goal)))
    assert [each.fact.metric for each in found.entering] == ["onboarding completion"]
    assert [each.fact.metric for each in found.asked] == [open_goal.metric]


def test_values_that_two_notes_set_differently_are_undecided() -> None:
    other = evidence(
        fact("onboarding completion", "Onboarding completion should reach 85%.", target=85), document="second"
    )
    found = select(material(evidence(COMPLETION, TICKETS), other))
    assert [each.fact.metric for each in found.entering] == ["support tickets per new account"]
    assert len(found.undecided) == 1


def test_the_same_goal_in_two_notes_enters_once_with_its_baseline() -> None:
    bare = evidence(fact("onboarding completion", "Completion goal: 78%.", target=78), document="second")
    found = select(material(bare, evidence(COMPLETION)))
    assert [each.fact.baseline for each in found.entering] == [61]


def test_two_steps_of_one_metric_both_enter() -> None:
    later = fact("onboarding completion", "Then 90% by June.", target=90, due=date(2027, 6, 30))
    assert metrics(COMPLETION, later) == ["onboarding completion", "onboarding completion"]


def test_at_most_two_limits_enter() -> None:
    limits = [
        fact(f"{name} rate", f"{name} stays at 1%.", target=1, direction="maintain")
        for name in ("error", "bounce", "crash")
    ]
    assert len(metrics(COMPLETION, *limits, UPTIME)) == 3


def test_talks_held_before_are_no_start_for_more_of_them() -> None:
    talks = fact(
        "interviews", "14 held; at least 12 more.", baseline=14, target=12, unit="count", comparator=">=",
        direction="decrease",
    )  # fmt: skip
    (entering,) = select(material(evidence(talks), phase="discovery")).entering
    assert (entering.fact.baseline, entering.fact.target, entering.fact.direction) == (None, 12, "increase")


def test_discovery_has_no_money() -> None:
    revenue = fact("revenue per account", "Revenue 100 to 120 euros.", baseline=100, target=120, unit="EUR")
    assert metrics(VALUE, revenue, phase="discovery") == ["time to first value"]


def test_a_count_is_no_share() -> None:
    incidents = fact("data incidents", "data incidents: from 17 to 5 a month", baseline=17, target=5)
    (entering,) = select(material(evidence(incidents))).entering
    assert entering.fact.unit == "count"


def test_a_share_said_once_stays_a_share() -> None:
    late = fact("late orders", "18% of late orders, to 12", baseline=18, target=12)
    (entering,) = select(material(evidence(late))).entering
    assert entering.fact.unit == "%"
