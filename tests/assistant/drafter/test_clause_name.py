"""Names that a note says as a clause become noun phrases, or are seen as none."""

import pytest

from assistant.drafter.clause_name import as_noun, fact_name, is_clause, is_foreign_clause
from tests.assistant.drafter.case import fact


@pytest.mark.parametrize(
    ("said", "unit", "name"),
    [
        ("renewal letters come back with a question", "%", "renewal letters that come back with a question"),
        ("customers manage without ringing anybody", "%", "customers who manage without ringing anybody"),
        ("users had to ring support", "%", "users who had to ring support"),
        ("picked the wrong drill", "%", "people who picked the wrong drill"),
        ("naming an object", "%", "people naming an object"),
        ("sitting in the queue", "min", "time sitting in the queue"),
        ("unlock", "s", "unlock time"),
        ("detect a bad update", "min", "time to detect a bad update"),
        ("applicants spoken", "count", "interviews with applicants"),
        ("median hold lasts", "h", "median hold"),
        ("onboarding completion", "%", "onboarding completion"),
        ("seller support contacts", "count", "seller support contacts"),
        ("payment failure rate", "%", "payment failure rate"),
        ("churn", "%", "churn"),
        ("latency", "ms", "latency"),
    ],
)
def test_a_clause_becomes_a_noun_phrase(said: str, unit: str, name: str) -> None:
    assert as_noun(said, unit) == name


@pytest.mark.parametrize(
    "said",
    [
        "conversations replaces",
        "folks switch",
        "big's the hole",
        "triaged with the others",
        "forgotten entirely",
        "calls per day purely",
        "detect a bad update",
    ],
)
def test_what_is_still_a_clause_names_nothing(said: str) -> None:
    assert is_clause(said)


@pytest.mark.parametrize(
    "said",
    [
        "onboarding completion",
        "support contacts",
        "users who had to ring support",
        "share of cases that a person accepts",
        "first reply",
        "teachers interviewed",
        "mobile app crashes",
        "returns",
    ],
)
def test_a_noun_phrase_is_no_clause(said: str) -> None:
    assert not is_clause(said)


def test_a_name_cut_out_of_a_foreign_sentence_names_nothing() -> None:
    assert is_foreign_clause("der Retouren erst am Folgetag")
    assert is_foreign_clause("liegt im Schnitt bei")
    assert not is_foreign_clause("Durchlaufzeit der Retouren")
    assert not is_foreign_clause("onboarding completion")


def test_a_german_quote_keeps_the_capital_of_its_nouns() -> None:
    said = "Ziel: Rückfragen zur Erstattung von 30 % auf 15 % senken"
    assert fact_name(fact("Rückfragen zur Erstattung", said)) == "Rückfragen zur Erstattung"
    assert fact_name(fact("Refund questions", "Goal: cut refund questions from 30% to 15%")) == "refund questions"
