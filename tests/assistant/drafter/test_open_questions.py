"""What waits for a yes is asked about; what the notes refuse, or a key result says already, is not."""

from assistant.drafter.open_questions import reported, tentative, unsettled, wished
from assistant.drafter.selection import select
from assistant.evidence.facts import Fact
from tests.assistant.drafter.case import COMPLETION, evidence, fact, material


def waiting(*facts: Fact) -> list[str]:
    return [each.text for each in tentative(select(material(evidence(*facts))))]


def test_a_tentative_goal_is_asked_about() -> None:
    late = fact("late deliveries", "Late deliveries to 5% perhaps.", target=5, tentative=True)
    assert waiting(COMPLETION, late) == [
        "Is 5% agreed for late deliveries? Nobody has confirmed it yet, so it is left out."
    ]


def test_a_value_that_is_refused_elsewhere_is_not_asked_about() -> None:
    late = fact("late deliveries", "Late deliveries to 5% perhaps.", target=5, tentative=True)
    refused = fact("late deliveries", "5% is off the table.", target=5, status="rejected")
    assert waiting(COMPLETION, late, refused) == []


def test_words_that_only_repeat_a_drafted_value_are_not_asked_about() -> None:
    drafted = fact("late deliveries", "Late deliveries from 14% to 9%.", baseline=14, target=9)
    echo = fact("thing", "9% is doable.", target=9)
    assert waiting(drafted, echo) == []
    assert waiting(drafted, fact("thing", "8% is doable.", target=8)) == [
        "Is \u201c8% is doable\u201d a goal of the team? If so, for which metric?"
    ]


def test_values_that_disagree_and_wishes_are_asked_about() -> None:
    note = evidence(
        COMPLETION, wishes=("We want calmer mornings.",), conflicts=(("tickets", ("It is 40.", "It is 50.")),)
    )
    told = material(note)
    assert [each.text for each in unsettled(select(told), told)] == [
        "For tickets the notes give 40 and 50. Which one holds?"
    ]
    assert [each.text for each in wished(told)] == [
        "\u201cWe want calmer mornings\u201d has no number. What would show that it has come true?"
    ]


def test_two_ends_of_one_metric_are_asked_about() -> None:
    nine = fact("late deliveries", "Late deliveries from 14% to 9%.", baseline=14, target=9)
    seven = fact("late deliveries", "Late deliveries from 14% to 7%.", baseline=14, target=7)
    told = material(evidence(nine), evidence(seven, document="more"))
    assert [each.text for each in unsettled(select(told), told)] == [
        "Should late deliveries reach 9% or 7%? The notes name both."
    ]


def test_without_goals_it_is_asked_whether_what_is_reported_should_move() -> None:
    wait = fact("queue time", "Queue time is 11 min.", baseline=11, unit="min", status="observation")
    room = fact("fax number", "The fax number is 87.", baseline=87, unit="count", status="observation")
    theirs = fact("error rate", "Their error rate is 4%.", baseline=4, status="other_team")
    assert [each.text for each in reported(material(evidence(wait, room, theirs)))] == [
        "The notes report \u201cQueue time is 11 min\u201d. Is this to change, how far, and by when?"
    ]


def test_what_is_reported_of_a_goal_or_a_refused_metric_is_not_asked_about() -> None:
    wait = fact("queue time", "Queue time is 11 min.", baseline=11, unit="min", status="observation")
    refused = fact("queue time", "Queue time at 5 min is off.", target=5, unit="min", status="rejected")
    assert list(reported(material(evidence(wait, refused)))) == []
