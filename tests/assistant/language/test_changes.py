"""Changes without an end value carry a sign where the words give one."""

import pytest

from assistant.language.changes import changes


@pytest.mark.parametrize(
    ("text", "relative", "signed"),
    [
        ("Grow bookings by 25%", 0.25, True),
        ("Cut no-shows by 25%", -0.25, True),
        ("Improve bookings by 25%", 0.25, False),
        ("no-shows by 25%", 0.25, False),
        ("Cut no-shows by a third", -0.3333, True),
        ("Cut no-shows by half", -0.5, True),
        ("Cut no-shows in half", -0.5, True),
        ("Halve no-shows", -0.5, True),
        ("Double bookings", 1.0, True),
        ("so we double it", 1.0, True),
        ("Triple bookings", 2.0, True),
        ("a tenfold rise", 9.0, True),
        ("3x bookings", 2.0, True),
        ("Increase bookings 3x", 2.0, True),
        ("Increase bookings by a factor of 3", 2.0, True),
        ("three times as many bookings", 2.0, True),
        ("twice as many bookings", 1.0, True),
        ("a 25% increase in bookings", 0.25, True),
        ("25% fewer no-shows", -0.25, True),
        ("a quarter fewer no-shows", -0.25, True),
        ("complaints need to fall half", -0.5, True),
        ("minus a third", -0.3333, True),
        ("bookings grow a fifth", 0.2, True),
        ("a reduction of 25%", -0.25, True),
        ("an uplift of 25%", 0.25, True),
        ("Grow bookings 25%", 0.25, True),
        ("Grow bookings 25% year over year", 0.25, True),
        ("+25%", 0.25, True),
        ("churn -25%", -0.25, True),
        ("minus 25 percent", -0.25, True),
        ("plus 25 percent", 0.25, True),
        ("bookings are up 25%", 0.25, True),
        ("bookings: 25% up on last year", 0.25, True),
        ("twenty-five percent down", -0.25, True),
        ("to be brought down by 25%", -0.25, True),
        ("spend per head falls 25%", -0.25, True),
        ("grow bookings by half", 0.5, True),
        ("bookings up a quarter", 0.25, True),
        ("no-shows down a third", -0.3333, True),
        ("no-shows: a fifth off", -0.2, True),
        ("cut no-shows by two thirds", -0.6667, True),
        ("half of it gone by Easter", -0.5, True),
        ("a third of today's 27", -0.6667, True),
        ("a third more than today's 300", 0.3333, True),
        ("25 % weniger Absagen", -0.25, True),
        ("das gehört halbiert", -0.5, True),
        ("das soll sich dritteln", -0.6667, True),
    ],
)
def test_relative_changes(text: str, relative: float, signed: bool) -> None:
    (change,) = changes(text)
    assert (change.relative, change.absolute, change.signed) == (relative, None, signed)


@pytest.mark.parametrize(
    ("text", "absolute", "unit"),
    [
        ("+5 pp", 5, "pp"),
        ("Raise renewals by 5 percentage points", 5, "pp"),
        ("5 pp more renewals", 5, "pp"),
        ("Cut the loss ratio by 20 bps", -20, "bps"),
        ("+1,000", 1000, None),
        ("plus 2 points", 2, None),
        ("Grow the list by 1,000", 1000, None),
        ("Cut travel costs by €30k", -30_000, "EUR"),
        ("Shorten waits by 12 minutes", -12, "min"),
        ("waits 12 minutes shorter", -12, "min"),
        ("30 fewer no-shows", -30, "count"),
        ("half a point up", 0.5, None),
        ("bounce rate down 6 points", -6, None),
        ("turnover up by €3m", 3_000_000, "EUR"),
        ("turnover up €3m", 3_000_000, "EUR"),
        ("knocking 700 off that", -700, None),
        ("add seven points", 7, None),
        ("Grow the list by 5,000 to 32,000", 5000, None),
    ],
)
def test_absolute_changes(text: str, absolute: float, unit: str | None) -> None:
    (change,) = changes(text)
    assert (change.absolute, change.relative) == (absolute, None)
    if unit is not None:
        assert change.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "Raise renewals to 25%",
        "Raise renewals from 20% to 25%",
        "Keep renewals at 25%",
        "25% of members renew",
        "renewals of 25%",
        "under 25%",
        "double opt-in",
        "double-check the list",
        "a double room",
        "Keep pipeline above 5x of quota",
        "reviewed by 3 people",
        "by 10 May",
        "should not cross 3.2%",
        "must not climb past 0.8%",
        "savings of €1.4m",
        "set up 3 days of training",
        "make up a fifth of it",
        "off by 12%",
        "eNPS of +25",
        "give up one point",
        "1x monthly",
        "post 3x a week",
        "x18",
        "",
    ],
)
def test_levels_and_names_are_no_changes(text: str) -> None:
    assert changes(text) == ()


def test_a_change_covers_its_words() -> None:
    text = "We cut no-shows by about 25% last year"
    (change,) = changes(text)
    assert text[change.start : change.end] == "by about 25%"
