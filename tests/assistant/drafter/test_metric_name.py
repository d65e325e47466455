"""A metric's name is made fit for a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafter.metric_name import LONGEST, is_plural, metric_name, with_article, without_numbers


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("refund questions a week", "refund questions per week"),
        ("Mobile conv", "mobile conversion"),
        ("our onboarding completion is", "onboarding completion"),
        ("**LCP p75** on product pages", "LCP p75 on product pages"),
        ("reduce late orders", "late orders"),
        ("drop rate", "drop rate"),
        ("PP-101: no-show rate (GP sites)", "no-show rate (GP sites)"),
        ("tickets per new acct", "tickets per new account"),
        ("median wait, plumbing", "median wait (plumbing)"),
        ("MEAN TIME TO RESOLVE", "mean time to resolve"),
        ("ARPDAU", "ARPDAU"),
        ("pages must not explode", "pages"),
        ("OEE on can line 2", "OEE on can line 2"),
        ("auto-approval's", "auto-approval"),
        ("second (advisory calls)", "advisory calls"),
        ("trucks stuck at the gate longer", "trucks stuck at the gate"),
        ("failed deploys in April", "failed deploys"),
        ("cost guardrail", "cost"),
        ("trial->paid conversion", "trial->paid conversion"),
        ("Trial -> paid", "trial->paid"),
        ("visit → order (trial=>paid)", "visit->order (trial->paid)"),
        ("→ churn ->", "churn"),
        ("", ""),
        ("- 12 %", ""),
        ("the", ""),
    ],
)
def test_metric_name(said: str, name: str) -> None:
    assert metric_name(said) == name


def test_german_nouns_keep_their_capital() -> None:
    assert metric_name("Rückfragen zur Erstattung", german=True) == "Rückfragen zur Erstattung"
    assert metric_name("Kosten Pro Bestellung", german=True) == "Kosten Pro Bestellung"


def test_the_article_follows_the_noun() -> None:
    assert with_article("median review time") == "the median review time"
    assert with_article("course completion") == "course completion"
    assert with_article("share of late orders") == "the share of late orders"


def test_counted_things_are_plural() -> None:
    assert is_plural("listings rejected on first submit")
    assert is_plural("handovers complete by the next shift")
    assert not is_plural("availability during teaching hours")
    assert not is_plural("onboarding status")


def test_a_name_can_end_before_its_first_number() -> None:
    assert without_numbers("orders more than 10 min late") == "orders"
    assert without_numbers("page load p95") == "page load p95"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_short_name_or_none(text: str) -> None:
    name = metric_name(text)
    assert len(name.split()) <= LONGEST + 1
    assert name == name.strip()


@pytest.mark.parametrize("said", ["<b>bounce rate</b>", "b> bounce rate", "<td class='x'>bounce rate"])
def test_tags_are_no_words(said: str) -> None:
    assert metric_name(said) == "bounce rate"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("alerts opened within a day", "alerts opened within a day"),
        ("calls a day", "calls per day"),
        ("visits every week", "visits per week"),
    ],
)
def test_a_period_behind_a_preposition_is_a_time(said: str, name: str) -> None:
    assert metric_name(said) == name


def test_how_a_thing_is_counted_is_no_scope() -> None:
    assert metric_name("Check-ins at kiosk (share)") == "check-ins at kiosk"
    assert metric_name("Queue time (north hall)") == "queue time (north hall)"
