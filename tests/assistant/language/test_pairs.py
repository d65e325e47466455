"""A start and an end value said together are one pair."""

import pytest

from assistant.language.pairs import pairs


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("from 31% to 44%", 31, 44, "%"),
        ("from 31 to 44%", 31, 44, "%"),
        ("from twenty to eleven minutes", 20, 11, "min"),
        ("to 44% from 31%", 31, 44, "%"),
        ("reach 44%, up from 31%", 31, 44, "%"),
        ("44% (from 31%)", 31, 44, "%"),
        ("31% -> 44%", 31, 44, "%"),
        ("31% => 44%", 31, 44, "%"),
        ("31 → 44", 31, 44, None),
        ("38 per 10,000 lines -> 20 per 10,000 lines", 38, 20, None),
        ("31 % ───► 44 %", 31, 44, "%"),
        ("31 > 44", 31, 44, None),
        ("from 1.2 to 1.8M", 1_200_000, 1_800_000, None),
        ("from 10 to 15k", 10_000, 15_000, None),
        ("from €42 to €55", 42, 55, "EUR"),
        ("from about 31% of members to 44% of members", 31, 44, "%"),
        ("from 31% in January to at least 44% in March", 31, 44, "%"),
        ("from today's 31% to 44%", 31, 44, "%"),
        ("from 3.1 to 4.2 out of 5", 3.1, 4.2, "score"),
        ("rating from 4/5 to 3.2/5", 4, 3.2, "score"),
        ("from about 20 to 30", 20, 30, None),
        ("from a baseline of 31% to 44%", 31, 44, "%"),
        ("from 5 of 12 to 9 in 10", 41.67, 90, "%"),
        ("from three times a week to two", 3, 2, None),
        ("from twice a day to once a day", 2, 1, None),
        ("from four to one", 4, 1, None),
        ("conversion 2% to 3%", 2, 3, "%"),
        ("2 of 5 -> 4 of 5", 40, 80, "%"),
        ("from two thirds to nine in ten", 66.67, 90, "%"),
        ("falls from half to a third", 50, 33.33, "%"),
        ("7/10 -> 9/10 participants", 70, 90, "%"),
        ("9 working days down to 5", 9, 5, "days"),
        ("70% up to 85%", 70, 85, "%"),
        ("55% ↗ 75%", 55, 75, "%"),
        ("NPS from minus five to plus fifteen", -5, 15, None),
        ("from 23 to none", 23, 0, None),
        ("18t → 9t a month", 18, 9, None),
        ("from D+9 to D+5", 9, 5, None),
        ("to ±5% from ±12%", 12, 5, "%"),
        ("from 8:30 to 6:45 min", 510, 405, "s"),
        ("from -12 to 10", -12, 10, None),
    ],
)
def test_both_ends(text: str, baseline: float, target: float, unit: str | None) -> None:
    (pair,) = pairs(text)
    assert (pair.baseline.value, pair.target.value) == (baseline, target)
    if unit is not None:
        assert pair.baseline.unit == pair.target.unit == unit


def test_ends_in_two_units_keep_them() -> None:
    (pair,) = pairs("from 2 days to 90 minutes")
    assert (pair.baseline.unit, pair.target.unit) == ("days", "min")


def test_ends_in_two_currencies_keep_them() -> None:
    (pair,) = pairs("from $40 to €55")
    assert [(each.value, each.unit) for each in (pair.baseline, pair.target)] == [(40, "USD"), (55, "EUR")]


def test_the_comparator_of_the_end_value_is_kept() -> None:
    (pair,) = pairs("from 4 days to under 6 hours")
    assert (pair.target.value, pair.target.comparator) == (6, "<")


def test_an_arrow_is_no_comparator() -> None:
    (pair,) = pairs("31 calls => 44 calls")
    assert pair.target.comparator is None


@pytest.mark.parametrize(
    "text",
    [
        "between 10% and 20%",
        "takes 3 to 5 days",
        "from 44% of members. Up to 20 calls",
        "90% within 30 days, up from 72%",
        "44% and 31%",
        "10-20%",
        "option 31 s -> (44)",
        "",
    ],
)
def test_ranges_and_neighbours_are_no_pairs(text: str) -> None:
    assert pairs(text) == ()


@pytest.mark.parametrize("text", ["Target 31% -> changed to 44%", "31 => since revised to 44"])
def test_a_value_that_replaces_another_makes_no_pair(text: str) -> None:
    assert pairs(text) == ()


def test_two_pairs_in_one_sentence() -> None:
    found = pairs("Raise renewals from 70% to 80% and cut churn from 9% to 6%")
    assert [(pair.baseline.value, pair.target.value) for pair in found] == [(70, 80), (9, 6)]


def test_a_pair_covers_its_words() -> None:
    text = "Raise renewals from 70% to 80% soon"
    (pair,) = pairs(text)
    assert text[pair.start : pair.end] == "from 70% to 80%"
