"""Titles are plain English: for whom, what changes, of what; no number, no feature."""

import re
from dataclasses import replace

import pytest

from assistant.checker.check import check
from assistant.drafter.key_result import wordings
from assistant.drafter.noun_phrase import is_sound
from assistant.drafter.priority import Priority
from assistant.drafter.setting import Setting
from assistant.drafter.title import title
from assistant.evidence.facts import Fact
from assistant.okr import KeyResult, Objective, OkrSet
from tests.assistant.drafter.case import COMPLETION, MARCH, TICKETS, VALUE, fact

CUSTOMERS = Setting("customers", "", True)


def key_results(*facts: Fact) -> tuple[KeyResult, ...]:
    return tuple(wordings(each, MARCH)[0] for each in facts)


def of(*facts: Fact, priority: Priority | None = None, told: Setting = CUSTOMERS, phase: str = "deliver") -> str:
    return title(key_results(*facts), priority, told, phase, frozenset())


def test_who_is_active_is_no_thing_to_use() -> None:
    active = fact("weekly active managers", "6,480 to 7,500 managers.", baseline=6480, target=7500, unit="count")
    assert of(active) == "Give customers reasons to come back every week"


def test_two_families_of_metric_make_two_clauses() -> None:
    assert of(COMPLETION, VALUE) == "Help customers finish onboarding and spare them the wait for the first value"


def test_the_priority_comes_first() -> None:
    wish = Priority("let new teams see value early", "")
    assert of(COMPLETION, priority=wish).startswith("Let new teams see value early")


def test_discovery_finds_out() -> None:
    assert of(COMPLETION, phase="discovery").startswith("Find out what customers need")


def test_a_title_is_not_given_twice() -> None:
    first = of(TICKETS)
    assert title(key_results(TICKETS), None, CUSTOMERS, "deliver", frozenset({first})) != first


def test_notes_in_other_languages_lend_no_words() -> None:
    german = fact("Durchlaufzeit der Retouren", "said", baseline=9, target=5, unit="days", direction="decrease")
    assert of(german, told=Setting("customers", "", False)) == "Free customers from long waits"


METRICS = [
    ("payment failure rate", "decrease", "%"),
    ("listings rejected on first submit", "decrease", "%"),
    ("weekly active managers", "increase", "count"),
    ("monthly churn", "decrease", "%"),
    ("mobile cart abandonment", "decrease", "%"),
    ("average order value", "increase", "EUR"),
    ("support CSAT", "increase", "score"),
    ("ETA accuracy", "increase", "%"),
    ("orders sent to a pickup point", "increase", "%"),
    ("median manual review time", "decrease", "min"),
    ("time to detect Sev1", "decrease", "min"),
    ("trial to paid conversion", "increase", "%"),
    ("cloud cost per service", "decrease", "USD"),
    ("seller support contacts per month", "decrease", "count"),
]


@pytest.mark.parametrize(("metric", "way", "unit"), METRICS)
def test_no_title_has_a_finding(metric: str, way: str, unit: str) -> None:
    start, end = (20, 30) if way == "increase" else (30, 20)
    made = of(fact(metric, "said", baseline=start, target=end, direction=way, unit=unit))
    report = check(OkrSet((Objective(made),)))
    assert [finding.code for finding in report.findings if finding.code.startswith("OBJ")] == []
    assert not re.search(r"\d", made)
    assert made[0].isupper()


def test_different_metrics_give_different_titles() -> None:
    titles = {
        of(fact(metric, "said", baseline=20, target=30, direction=way, unit=unit)) for metric, way, unit in METRICS
    }
    assert len(titles) == len(METRICS)


@pytest.mark.parametrize(
    ("metric", "baseline", "target", "wanted"),
    [
        ("refunds", 9, 5, "Leave customers with fewer refunds"),
        ("signups", 300, 400, "Bring more customers on board"),
        ("sign-up rate", 10, 20, "Bring more customers on board"),
    ],
)
def test_counts_make_titles_a_person_would_say(metric: str, baseline: int, target: int, wanted: str) -> None:
    assert of(fact(metric, "said", baseline=baseline, target=target, unit="count")) == wanted


def test_nobody_relies_on_a_number_of_things() -> None:
    held = fact("signups", "Signups stay at 300.", baseline=300, target=300, unit="count", direction="maintain")
    assert "rely on signups" not in of(held)


def test_a_metric_without_a_thing_borrows_what_the_notes_are_about() -> None:
    assert of(
        fact("turnaround", "11 to 6.", baseline=11, target=6, unit="days"), told=Setting("customers", "claims", True)
    ) == ("Free customers from long waits over claims")


def test_where_nobody_says_which_way_the_title_asks() -> None:
    (unsure,) = key_results(fact("onboarding steps", "Onboarding steps: 9 to 5.", baseline=9, target=5, unit="count"))
    made = title((replace(unsure, direction=None),), None, CUSTOMERS, "deliver", frozenset())
    assert made == "Find out what customers need from onboarding steps"


@pytest.mark.parametrize("left_open", [["queue", "before"], ["told", "him"], ["orders", "from"]])
def test_words_left_open_are_no_thing(left_open: list[str]) -> None:
    assert not is_sound(left_open)


def test_a_limit_alone_is_held_without_saying_for_whom() -> None:
    bill = fact("runner bill", "Keep it below 9%, 8% today.", baseline=8, target=9, comparator="<")
    assert of(bill) == "Keep the runner bill in check"
