"""Numbers are read with their unit, comparator and scale; names with digits in them are no numbers."""

import pytest

from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("serve 12,400 riders", 12400, "count"),
        ("serve 12 400 riders", 12400, "count"),
        ("serve 12'400 riders", 12400, "count"),
        ("12.400.000 Fahrgäste", 12_400_000, None),
        ("12,40,000 rupees", 1_240_000, "INR"),
        ("1.234.567,50 €", 1_234_567.5, "EUR"),
        ("7,5 %", 7.5, "%"),
        ("64k riders", 64_000, "count"),
        ("3.2M rides", 3_200_000, "count"),
        ("$2bn", 2e9, "USD"),
        ("$4MM", 4e6, "USD"),
        ("3.4 lakh riders", 340_000, "count"),
        ("₹2.5 crore", 25_000_000, "INR"),
        ("Rs. 900", 900, "INR"),
        ("USD 45", 45, "USD"),
        ("45 USD", 45, "USD"),
        ("US$ 45", 45, "USD"),
        ("€45", 45, "EUR"),
        ("45€", 45, "EUR"),
        ("CHF 1.2m", 1_200_000, "CHF"),
        ("80 cents", 0.8, "USD"),
        ("12%", 12, "%"),
        ("12 per cent", 12, "%"),
        ("twelve percent", 12, "%"),
        ("3 pp", 3, "pp"),
        ("3 percentage points", 3, "pp"),
        ("45 bps", 45, "bps"),
        ("45 basis points", 45, "bps"),
        ("350 ms", 350, "ms"),
        ("40s", 40, "s"),
        ("25 minutes", 25, "min"),
        ("6 hrs", 6, "h"),
        ("two business days", 2, "days"),
        ("five weeks", 5, "weeks"),
        ("a fortnight takes 2 fortnights", 4, "weeks"),
        ("9 months", 9, "months"),
        ("4.4 stars", 4.4, "score"),
        ("2.5x", 2.5, "x"),
        ("x3", 3, "x"),
        ("4:1 interviews per offer", 4, "x"),
        ("thirty-seven bakeries", 37, "count"),
        ("a hundred and twelve bakeries", 112, "count"),
        ("one point two million rides", 1_200_000, None),
        ("three dozen bakeries", 36, "count"),
        ("2½ hours", 2.5, "h"),
        ("10MiB/s", 10, None),
        ("zero outages", 0, "count"),
        ("zwei Wochen", 2, "weeks"),
        ("trois semaines", 3, "weeks"),
        ("twintig gesprekken", 20, None),
        ("from -€350k", -350_000, "EUR"),
        ("3 degrees", 3, None),
        ("30+ day delinquency of 3.2%", 3.2, "%"),
        ("by phone: 42 %", 42, "%"),
        ("outages should be none", 0, None),
        ("Sales cycle 2 weeks", 2, "weeks"),
        ("this month 3.6", 3.6, None),
        ("last quarter 5", 5, None),
        ("nought point nine percent", 0.9, "%"),
        ("under half a percent", 0.5, "%"),
        ("half a point", 0.5, None),
        ("a quarter of a per cent", 0.25, "%"),
        ("half a million riders", 500_000, "count"),
        ("hundred and forty riders", 140, "count"),
        ("hundred per cent", 100, "%"),
        ("three and half", 3.5, None),
        ("one sixty riders", 160, "count"),
        ("two fifty k", 250_000, None),
        ("300-odd quid", 300, "GBP"),
        ("ninety-five-ish percent", 95, "%"),
        ("60ish riders", 60, "count"),
        ("1,2 Mio. € mehr", 1_200_000, "EUR"),
        ("2,5 Tsd. Fahrten", 2500, None),
        ("41 jours", 41, "days"),
        ("höchstens 2.500", 2500, None),
        ("room 12, 9:30, 14 people", 14, "count"),
        ("55 por ciento", 55, "%"),
        ("2割", 20, "%"),
        ("7O%", 70, "%"),
        ("8l %", 81, "%"),
        ("5‰", 0.5, "%"),
        ("at least 18 PM roles", 18, "count"),
        ("1/2 day", 0.5, "days"),
        ("1 1/2 days", 1.5, "days"),
        ("one and a quarter hours", 1.25, "h"),
        ("3O s", 30, "s"),
        ("from minus five", -5, None),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    quantity = only(text)
    assert quantity.value == pytest.approx(value)
    if unit is not None:
        assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3h12", 192, "min"),
        ("3 h 12 min", 192, "min"),
        ("2 min 50", 170, "s"),
        ("2m 50s", 170, "s"),
        ("two minutes and fifty seconds", 170, "s"),
        ("1 day 6 hours", 30, "h"),
        ("half an hour", 30, "min"),
        ("an hour and a half", 1.5, "h"),
        ("two and a half days", 2.5, "days"),
        ("under an hour", 1, "h"),
        ("6:30 min", 390, "s"),
        ("1h50 all in", 110, "min"),
        ("a week, by Easter", 1, "weeks"),
        ("two euros twenty", 2.2, "EUR"),
        ("inside an hour", 1, "h"),
        ("an hour is the limit", 1, "h"),
        ("an hour and twenty now", 80, "min"),
        ("could be a week by May", 1, "weeks"),
        ("handling time is 9:30 per case", 570, "s"),
        ("une réponse en 24 heures", 24, "h"),
    ],
)
def test_durations_said_in_parts(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("at least 40 bakeries", ">="),
        ("no fewer than 40 bakeries", ">="),
        ("a minimum of 40 bakeries", ">="),
        ("≥ 40", ">="),
        (">= 40", ">="),
        ("40+", ">="),
        ("40 or more", ">="),
        ("40% or better", ">="),
        ("40 bakeries or more", ">="),
        ("under 40", "<"),
        ("fewer than 40", "<"),
        ("< 40", "<"),
        ("at most 40", "<="),
        ("no more than 40", "<="),
        ("up to 40", "<="),
        ("max 40", "<="),
        ("40 max", "<="),
        ("40 or less", "<="),
        ("40 minutes or better", "<="),
        ("within 40 minutes", "<="),
        ("does not exceed 40", "<="),
        ("must not climb past 40", "<="),
        ("over 40", ">"),
        ("more than 40", ">"),
        ("above 40", ">"),
        ("> 40", ">"),
        ("never falls below 40", ">="),
        ("no parcel takes more than 40 hours", "<="),
        ("exactly 40", None),
    ],
)
def test_comparators(text: str, comparator: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.comparator) == (40, comparator)
    assert text[quantity.bare[0] : quantity.bare[1]] == "40"


@pytest.mark.parametrize(
    ("text", "value", "unit", "out_of"),
    [
        ("5 of 12 drivers", 41.67, "%", 12),
        ("5 of the 12 drivers", 41.67, "%", 12),
        ("1 in 8 parcels", 12.5, "%", 8),
        ("one in eight parcels", 12.5, "%", 8),
        ("9 out of 10 visitors", 90, "%", 10),
        ("nine in ten", 90, "%", 10),
        ("one delivery in seven fails", 14.29, "%", 7),
        ("out of 20 calls, 7 were late", 35, "%", 20),
        ("2/3 of the gardeners", 66.67, "%", 3),
        ("38 out of hundred", 38, "%", 100),
        ("3 in every 8 boats", 37.5, "%", 8),
        ("88.2 of 100", 88.2, "%", 100),
        ("4/10 success", 40, "%", 10),
        ("eight gardeners out of ten", 80, "%", 10),
        ("12 boats out of 20", 60, "%", 20),
        ("118 bounced out of 1,475", 8, "%", 1475),
        ("4 files in 10", 40, "%", 10),
        ("twenty-seven in thirty", 90, "%", 30),
        ("13 of the last 30 mornings", 43.33, "%", 30),
        ("2 of 5", 40, "%", 5),
        ("five of six understood it", 83.33, "%", 6),
        ("2 out of 5 come back", 40, "%", 5),
        ("three on four.", 75, "%", 4),
        ("6 op de 10 haakt af", 60, "%", 10),
        ("of 10 notes, 3 are wrong", 30, "%", 10),
        ("una de cada cuatro", 25, "%", 4),
        ("einer von 12", 8.33, "%", 12),
        ("usability tests with 7/10 participants", 70, "%", 10),
        ("8 out of 10", 80, "%", 10),
        ("4 out of 5", 4, "score", 5),
        ("4 of 5 user satisfaction", 4, "score", 5),
        ("a trust score of 4/5 stars", 4, "score", 5),
        ("8/10 or better", 8, "score", 10),
        ("rated 4.2 out of 5", 4.2, "score", 5),
        ("a rating of 4 out of 5", 4, "score", 5),
        ("satisfaction of 8/10", 8, "score", 10),
        ("4.6/5", 4.6, "score", 5),
    ],
)
def test_shares_and_scales(text: str, value: float, unit: str, out_of: float) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.out_of) == (value, unit, out_of)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two thirds of the gardeners", 66.67),
        ("half of all orders", 50),
        ("a quarter of our depots", 25),
        ("we expect three quarters", 75),
        ("more than half", 50),
        ("a bit under two thirds said so", 66.67),
        ("to a fifth by summer", 20),
        ("half the people who open it", 50),
        ("every fourth guest comes back", 25),
        ("bei jedem dritten Gast", 33.33),
        ("a third are dormant", 33.33),
        ("two thirds", 66.67),
        ("a fifth is the aim", 20),
        ("six tenths of all orders", 60),
        ("(a third today)", 33.33),
    ],
)
def test_a_fraction_of_what_is_named_is_a_share(text: str, value: float) -> None:
    assert (only(text).value, only(text).unit) == (value, "%")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10-20%", 10, 20, "%"),
        ("10–20 riders", 10, 20, "count"),
        ("between 3 and 5 days", 3, 5, "days"),
        ("takes 3 to 5 days", 3, 5, "days"),
        ("€10-15k", 10_000, 15_000, "EUR"),
        ("40k-60k", 40_000, 60_000, None),
        ("2 or 3 weeks", 2, 3, "weeks"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.upto, quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Tier-1 and tier 2",
        "a third party and a third time",
        "in half an eye",
        "over a quarter",
        "memo 3 of 3",
        "on 20-22 April and 5–9 Oct",
        "for the last three quarters",
        "six figures in savings",
        "at quarter past nine",
        "in the low 40s",
        "mid-90s percent",
        "a 401(k) plan",
        "zero trust and zero-day fixes",
        "six sigma and five nines",
        "the Big 4 and the top three",
        "the 80/20 rule",
        "4K video",
        "nine to five",
        "1H27",
        "route 66",
        "a third is planned",
        "start time: 9:30",
        "EN 301 549",
        "risks: none",
        "instead of every six",
        "360-degree feedback",
        "every second week",
        "there before nine on weekdays",
        "round one was six ten",
        "forty something riders",
        "a few hundred riders",
        "SOC 2 and ISO 27001",
        "Q3 and H2",
        "P1 incidents",
        "1:1s with everyone",
        "v2 and v2.1",
        "version 3",
        "p95 latency",
        "D7 retention",
        "over the last 28 days",
        "in the past twelve months",
        "every two weeks",
        "by 31 March 2027",
        "2027-03-31",
        "31.03.2027",
        "FY27",
        "in 2027",
        "SHOP-2217",
        "#4471",
        "at 10:30",
        "24/7",
        "+49 30 5550 1234",
        "page 3 of 5",
        "the top 10",
        "30-day plan",
        "aged 18-24",
        "COVID-19",
        "2FA and 5G",
        "a two-factor login",
        "this one and that one",
        "one of them",
        "the 95th percentile",
        "b2b@shop24.example",
        "https://example.org/8/12",
        "10-point scale",
        "classes 8B and 8D",
        "Fri 18-12",
        "wk 19-21",
        "10s of millions",
    ],
)
def test_names_and_dates_are_no_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_a_price_said_in_two_parts_follows_a_small_price() -> None:
    assert [(each.value, each.unit) for each in quantities("two euros twenty, one sixty soon")] == [
        (2.2, "EUR"),
        (1.6, None),
    ]


def test_minutes_and_seconds_in_words() -> None:
    found = quantities("from three-twenty to under ninety seconds")
    assert [(quantity.value, quantity.unit) for quantity in found] == [(200, "s"), (90, "s")]


def test_the_scale_of_a_rate_is_no_quantity() -> None:
    assert [quantity.value for quantity in quantities("7 complaints per 1,000 orders")] == [7]


def test_the_end_of_a_row_of_numbers_keeps_its_place() -> None:
    text = "Cut refunds to under 4 hours, waits to 50 s"
    assert [text[q.start : q.end] for q in quantities(text)] == ["under 4 hours", "50 s"]
