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
        ("Increase OEE on can line 2 from 61% to 70%", "OEE on can line 2"),
        ("Reduce the share of orders that come back from 34% to 20%", "share of orders that come back"),
        ("Reduce pick errors per 10,000 lines from 38 to 20", "pick errors per 10,000 lines"),
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
        ("Increase the click-through rate of the leaflet from 2% to 4%", "click-through rate of the leaflet"),
        ("Grow click through rate by 10%", "click through rate"),
        ("Increase renewals through a new feed to 60%", "renewals"),
        ("Pick 90 orders an hour", "orders"),
        ("Reduce the time to detect from 41 min to at most 5 min", "time to detect"),
        ("Reduce weekend wait for a table from 26 min to under 10 min", "weekend wait for a table"),
        (
            "Increase the share of bakers who reach the first useful result by 31 March 2027 (target to be agreed)",
            "share of bakers who reach the first useful result",
        ),
        ("Raise the loaves that are right the first time to 80%", "loaves that are right the first time"),
        ("Raise the number of bakers the team talks to each week to 5", "number of bakers the team talks to each week"),
        ("Raise calls answered in under 2 hours from 7% to 9%", "calls answered in under 2 hours"),
        ("Raise the share of bakers who stay through the winter to 80%", "share of bakers who stay through the winter"),
        ("Reduce logo churn (qtr) from 4% to 3%", "logo churn (qtr)"),
        ("Hold Net Promoter Score (NPS) at 40", "Net Promoter Score (NPS)"),
        ("Raise renewals (Dana) to 72%", "renewals"),
        ("Cut where is my bread calls from 90 to 40", "where is my bread calls"),
    ],
)
def test_metric(text: str, metric: str) -> None:
    assert read(text, None).metric == metric


@pytest.mark.parametrize("text", ["", "12%", "by 31 March 2027", "→", "the of and"])
def test_no_metric_is_null(text: str) -> None:
    assert read(text, None).metric is None
