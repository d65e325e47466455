"""The metric of a sentence is a short noun phrase without verb, number and date."""

import pytest

from assistant.language.reading import read


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Increase the renewal rate of the gym from 60% to 72%", "renewal rate of the gym"),
        ("Significantly reduce waiting time at the desk to 4 minutes", "waiting time at the desk"),
        ("KR2: Reduce no-shows to 5%", "no-shows"),
        ("Raise on-time departures from 82% to 95%", "on-time departures"),
        ("Achieve an on-time rate of 95%", "on-time rate"),
        ("Deliver 95% on-time departures", "on-time departures"),
        ("Support tickets under 50 a week", "Support tickets"),
        ("Test coverage of 80%", "Test coverage"),
        ("Onboarding completion at 78%", "Onboarding completion"),
        ("Win 15 new bakeries worth €1.5M", "new bakeries"),
        ("Get 500 sign-ups for the waiting list", "sign-ups for the waiting list"),
        ("Increase weekly active members by 20% through a new feed", "weekly active members"),
        ("Reduce cost per visit by improving the rota, to €14", "cost per visit"),
        ("95% of parcels arrive on time", "share of parcels arrive on time"),
        ("By March, raise renewals to 72%", "renewals"),
        ("Renewals are at 72% or more", "Renewals"),
        ("Sketch 5 new bakery layouts", "new bakery layouts"),
        ("Close one issue a week", "issue"),
        ("Get sign-off from 3 departments", "sign-off"),
        ("Visits have a 90% success rate", "success rate"),
        ("Bake 12 loaves and get 300 tasters", "loaves"),
        ("Spend under 2 hours a week on paper forms", "paper forms"),
        ("Waiting time reduced by half", "Waiting time"),
        ("Increase headcount from 45 to 60 FTE", "headcount"),
        ("Improve renewals by 5 points (from 82% to 87%)", "renewals"),
        ("Push renewals past 50%", "renewals"),
        ("Raise attendance to an average of 18 (now 11)", "attendance"),
        ("Raise revenue per baker from €120k p.a. to €140k p.a.", "revenue per baker"),
    ],
)
def test_metric(text: str, metric: str) -> None:
    assert read(text, None).metric == metric


@pytest.mark.parametrize("text", ["", "12%", "by 31 March 2027", "→", "the of and"])
def test_no_metric_is_null(text: str) -> None:
    assert read(text, None).metric is None
