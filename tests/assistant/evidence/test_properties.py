"""Whatever the text: no exception, exact quotes, the same again."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evidence.extract import extract
from assistant.evidence.facts import Evidence

AS_OF = date(2026, 7, 1)
SAID = (
    "churn is 5% today target by December -> 40 | , ; : ( ) \n \n\n \t - * [ ] [x] > >> # Ana: Ben: 09:12 <v Al> 1."
    " no way agreed rejected they want theirs 12:30 --> 00:00:01,000 From: Sent: Re: 3 of 12 half 2x +5pp"
    " \r\n \u2028 \ud800 \x00 目標 ₹ 1,2 lakh"
)
WORDS = st.sampled_from(SAID.split(" "))
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def quotes(found: Evidence) -> list:  # type: ignore[type-arg]
    listed = [*found.priorities, *found.feature_requests, *found.wishes, *found.performance_talk]
    listed += [quote for fact in found.facts for quote in fact.quotes]
    return listed + [quote for conflict in found.conflicts for quote in conflict.quotes]


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_any_text_gives_evidence_with_exact_quotes(text: str) -> None:
    found = extract(text, as_of=AS_OF)
    for quote in quotes(found):
        assert text[quote.start : quote.end] == quote.text
        assert 0 < quote.end - quote.start <= 400
    assert all(fact.quotes and fact.metric for fact in found.facts)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_evidence(text: str) -> None:
    assert extract(text, as_of=AS_OF) == extract(text, as_of=AS_OF)


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "churn is 5% and " * 3_000,
        "a, " * 20_000,
        "1 " * 20_000,
        "(" * 100_000,
        "x" * 100_000,
        "- " * 20_000,
        "a | " * 15_000,
        "\n".join(["Ana: churn is 5%, target 4% by December."] * 600),
        "2026-07-01\t5%\t4%\n" * 2_000,
    ],
    ids=["sentence", "commas", "numbers", "brackets", "word", "dashes", "bars", "turns", "table"],
)
def test_long_texts_take_linear_time(text: str) -> None:
    begun = time.process_time()
    extract(text, as_of=AS_OF)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("day", [date.min, date.max])
def test_any_day_will_do(day: date) -> None:
    extract("Churn is 5% today, target 4% by next quarter, 2x in two years.", as_of=day)
