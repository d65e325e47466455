"""What is told, foreseen or wished by others is nothing we mean to reach, whatever numbers it holds."""

from datetime import date

import pytest

from assistant.evidence.extract import extract

AS_OF = date(2026, 1, 20)


def targets(text: str) -> list[float | None]:
    """Give the targets of the goals nobody need ask about."""
    facts = extract(text, as_of=AS_OF).facts
    return [fact.target for fact in facts if fact.status == "goal" and not fact.tentative]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("app rating 3.2 -> 3.9 since the new login, nice", []),
        ("Ticket age 9 days -> 5 days thanks to Ines.\nTicket age: 5 days to 3 days by June.", [3]),
        ("Model says traffic will grow from 1.2M to 2M visits.\nSearch success from 48% to 60% by fall.", [60]),
        ("Pitch by Loopwise: customers cut returns from 12% to 6%.\nReturns: 11% to 9% by June.", [9]),
        ("He wants to raise his English score from 61 to 80.\nBuild time: 26 min to 8 min by June.", [8]),
        ("My own bonus hangs on renewals from 8 to 12.\nQuote time: 4 days to 1 day by June.", [1]),
        ('Say you run a gym: "Raise monthly visits from 4 to 7".\nClass bookings from 35% to 55% by June.', [55]),
        ("The pilot in Turku raised attendance of sessions from 54% to 79%.\nNo-shows: 12% to 8% by June.", [8]),
        ("KR: <metric> from X to Y, e.g. waiting time from 20 to 10 min\nLate pickups from 15 to 6 by June.", [6]),
        ('A bad key result: "launch". A good one: "raise weekly use from 20% to 35%".', []),
        ("Ideas that didn't make it: drop-off from 40% to 20%.\nChurn from 6% to 4% by June.", [4]),
        ("Defects are at 2.3%.\nThe insurer's file says 3.8%.", []),
        ("Had we kept Alba, defects would have gone from 2% to 6%.\nDefect rate: 2% to 1% by June.", [1]),
    ],
)
def test_what_others_see_coming_or_want_is_no_goal(text: str, wanted: list[float]) -> None:
    assert targets(text) == wanted


def test_a_change_still_to_be_made_is_a_goal_whatever_its_tense() -> None:
    assert targets("By 30 June we have reduced open tickets from 90 to 40.") == [40]


def test_a_result_with_a_day_ahead_is_a_goal_all_the_same() -> None:
    assert targets("We raise the app rating from 3.2 to 3.9 after the relaunch by 30 June.") == [3.9]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gross margin on hardware: Ops, 22% -> 27%.\nReturns: 12% -> 9% by June.", [9]),
        ("cost per parcel, 1.12 EUR -> 0.98 EUR, Network Finance\nlate parcels, 9% -> 6% by June", [6]),
        ("Legal is working on contract turnaround: 9 days to 4.\nError rate from 2.3% to 1.2% by June.", [1.2]),
        ("Customer Alvo wants to get its stockouts from 8% to 3% with our tool.\nActive planners: 140 to 220.", [220]),
        ("Contract with Norsk: 99.9% uptime, penalty below 99.5%.\nIncidents per month: 9 to 4 by June.", [4]),
    ],
)
def test_a_number_beside_another_owner_is_theirs(text: str, wanted: list[float]) -> None:
    assert targets(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Raise completion from 31% to 50% by June.\nWith the curators: the 50 was before we lost two guides.",
        "On-time pickup: 70% to 95% by June.\nChurn: 6% to 4% by June.\nThe 95 is outdated.",
        "Open rate from 21% to 82% by June (typo: 28%).",
        "Damage rate: 4% to 2% by June.\nWe dropped the damage goal.",
        "Damage rate: 4% to 2% by June.\nSam: we have postponed the damage rate target.",
    ],
)
def test_a_number_called_over_or_a_slip_later_is_no_goal(text: str) -> None:
    assert not {50, 95, 82, 2} & set(targets(text))


def test_the_new_figure_takes_the_place_of_the_one_that_is_over() -> None:
    said = "Raise completion from 31% to 50% by June.\nWith the curators: the 50 was before the cut. New figure is 42%."
    assert targets(said) == [42]


def test_what_somebody_pleaded_for_or_a_draft_said_is_no_value_of_today() -> None:
    said = "Late trains: Lwazi pleaded for 60 in a hundred. He slept on it and came back with 45. Agreed on 45."
    assert 60 not in {fact.baseline for fact in extract(said, as_of=AS_OF).facts if fact.status == "goal"}
    assert 90 not in targets("Opt-in at booking is 61%; the draft of May said 90%, now 75%.")


def test_what_is_over_a_number_today_is_nothing_to_reach() -> None:
    assert targets("Deliveries on time: 98% at Riverford. Half of the customers are over 70.") == []


def test_mail_below_the_answer_is_older() -> None:
    mail = (
        "Only on-time pickup stays: 70% to 85% by June.\n\n-----Original Message-----\nFrom: Eva\n"
        "On-time pickup: 70% to 95% by June\n"
    )
    assert targets(mail) == [85]


def test_a_plain_line_over_rows_of_values_is_their_heading() -> None:
    said = "Last quarter's OKRs\ntime to hire 60 -> 40 days\n\nThis quarter\nearly attrition 12% -> 8%"
    assert targets(said) == [8]


def test_what_stands_in_an_appendix_replaces_nothing() -> None:
    said = "We will take first fix rate from 66% to 78% by June.\n\nAppendix: the pilot\nfirst fix rate 70% to 91%"
    assert targets(said) == [78]
