"""A key result's sentence says what its fields say."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker.check import check
from assistant.drafter.key_result import wordings
from assistant.drafter.sentence import sentence
from assistant.evidence.facts import Fact
from assistant.language.reading import read
from assistant.okr import KeyResult, Objective, OkrSet, Quote, Source
from tests.assistant.drafter.case import MARCH, fact


def text(**fields: object) -> str:
    return wordings(fact("onboarding completion", "said", **fields), MARCH)[0].text


def test_from_and_to() -> None:
    assert text(baseline=61, target=78) == "Increase onboarding completion from 61% to 78% by 31 March 2027"


def test_a_falling_value_is_reduced_to_its_limit() -> None:
    made = wordings(
        fact("median CI run", "said", baseline=23, target=15, comparator="<", unit="min", direction="decrease"), MARCH
    )
    assert made[0].text == "Reduce the median CI run from 23 min to under 15 min by 31 March 2027"


def test_an_upper_bound_above_today_is_held_whatever_the_metric_is() -> None:
    made = wordings(fact("recall", "no more than 1 recall", baseline=0, target=1, comparator="<=", unit=None), MARCH)
    assert made[0].direction == "maintain"
    assert made[0].text == "Keep recall at or below 1 (0 today) through 31 March 2027"


def test_two_units() -> None:
    made = wordings(
        fact("median review time", "said", baseline=4, baseline_unit="h", target=30, unit="min", direction="decrease"),
        MARCH,
    )[0]
    assert made.text == "Reduce the median review time from 4 h to 30 min by 31 March 2027"
    assert (made.baseline, made.baseline_unit, made.unit) == (4, "h", "min")


def test_an_unknown_baseline_is_absent_from_the_sentence() -> None:
    made = wordings(fact("onboarding completion", "said", target=78, direction="increase"), MARCH)[0]
    assert made.text == "Increase onboarding completion to 78% by 31 March 2027"
    assert made.baseline is None
    assert made.source == Source("unknown", "stated")


def test_a_change_is_worked_out_and_kept() -> None:
    made = wordings(
        fact("help desk contacts", "said", baseline=2900, relative_change=-0.25, unit="count", direction="decrease"),
        MARCH,
    )[0]
    assert (made.target, made.relative_change, made.source) == (2175, -0.25, Source("stated", "derived"))
    assert made.text == "Reduce the number of help desk contacts from 2,900 to 2,175 by 31 March 2027"


def test_thirds_are_worked_out_exactly() -> None:
    made = wordings(fact("claims sent back", "said", baseline=33.33, relative_change=-0.5, direction="decrease"), MARCH)
    assert made[0].target == 16.67


def test_a_change_without_a_start_stays_a_change() -> None:
    made = wordings(fact("repeat purchase", "said", relative_change=0.25, direction="increase"), MARCH)[0]
    assert made.text == "Increase repeat purchase by 25% by 31 March 2027"
    assert made.target is None
    assert made.source == Source("unknown", "stated")


def test_points_are_added_to_per_cent() -> None:
    made = wordings(fact("first-time claims", "said", baseline=81, change=5, unit="pp", baseline_unit="%"), MARCH)[0]
    assert (made.target, made.unit) == (86, "%")


def test_a_limit_is_kept_with_todays_value() -> None:
    made = wordings(
        fact("false accept rate", "said", baseline=0.08, target=0.1, comparator="<", direction="maintain"), MARCH
    )[0]
    assert made.text == "Keep the false accept rate below 0.1% (0.08% today) through 31 March 2027"


def test_a_share_worked_out_of_a_count_names_the_count() -> None:
    cited = (Quote("notes", 0, 8, "7 of 18 services are on it, 14 of 18 by March"),)
    made = wordings(fact("services on the API", "said", baseline=38.89, target=77.78), MARCH, cited)[0]
    assert (
        made.text
        == "Increase the share of services on the API from 38.89% (7 of 18) to 77.78% (14 of 18) by 31 March 2027"
    )


def test_a_fact_without_a_metric_has_no_wording() -> None:
    assert wordings(Fact("12", "goal", (), target=5), MARCH) == ()


UNITS = ("%", "count", "h", "min", "s", "ms", "days", "USD", "EUR", "score")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(UNITS),
    st.integers(1, 100),
    st.integers(1, 100),
    st.sampled_from([None, "<=", ">="]),
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
)
def test_the_sentence_reads_back(unit: str, start: int, end: int, sign: str | None, due: date) -> None:
    name = "onboarding completion" if unit == "%" else "the activation figure"
    way = "increase" if end > start else "decrease"
    kr = KeyResult("", name, start, None, end, sign, unit, direction=way, due=due)  # type: ignore[arg-type]
    said = read(sentence(kr), None)
    assert (said.baseline, said.target, said.comparator, said.due) == (start, end, sign, due)
    assert said.unit in (unit, None)


@pytest.mark.parametrize("unit", UNITS)
def test_no_number_differs_from_its_field(unit: str) -> None:
    kr = KeyResult("", "activation", 20, None, 30, None, unit, direction="increase", due=MARCH)
    report = check(OkrSet((Objective("", key_results=(replace(kr, text=sentence(kr)),)),)))
    assert "KR022" not in {finding.code for finding in report.findings}


def test_a_count_keeps_the_period_it_is_for() -> None:
    cited = (Quote("notes", 0, 40, "Reduce refunds from 9 to 5 a week by June"),)
    refunds = fact("refunds", "said", baseline=9, target=5, unit="count", direction="decrease")
    assert (
        wordings(refunds, MARCH, cited)[0].text == "Reduce the number of refunds per week from 9 to 5 by 31 March 2027"
    )


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Infections are at 27 per 100k, goal 20", "infections per 100k"),
        ("Infections are at 27/100,000, goal 20", "infections per 100,000"),
        ("Infections: 27 per 1000 patients, goal 20", "infections per 1000 patients"),
        ("Infections: 27 per 1000 by now, goal 20", "infections per 1000"),
        ("Infections: 27 per ward, goal 20", "infections"),
    ],
)
def test_a_rate_keeps_what_it_is_counted_against(said: str, name: str) -> None:
    infections = fact("infections", said, baseline=27, target=20, unit=None, direction="decrease")
    cited = (Quote("notes", 0, len(said), said),)
    assert wordings(infections, MARCH, cited)[0].text == f"Reduce {name} from 27 to 20 by 31 March 2027"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Cost per order stays at or below $310", "Keep cost per order at or below $310 through 31 March 2027"),
        ("We keep going through Q1: cost at most $310", "Reduce cost per order to at most $310 by 31 March 2027"),
    ],
)
def test_a_bound_is_kept_where_the_words_about_it_say_so(said: str, written: str) -> None:
    goal = fact("cost per order", said, target=310, unit="USD", comparator="<=", direction="decrease")
    assert wordings(goal, MARCH)[0].text == written


@pytest.mark.parametrize("said", ["today about 340 a month, under 200/month by June", "340 a month now, 200 by June"])
def test_the_period_of_either_value_is_kept(said: str) -> None:
    cited = (Quote("notes", 0, len(said), said),)
    lookups = fact("failed lookups", said, baseline=340, target=200, unit=None)
    assert wordings(lookups, MARCH, cited)[0].metric == "failed lookups per month"
