"""Codes: hosts, mail addresses and numbers of accounts, told from names, dates and amounts."""

import time

import pytest

from assistant.language.codes import codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("see billing.example.com for it", "billing.example.com"),
        ("at www.example.org.", "www.example.org"),
        ("to ana.lee-7@example.com today", "ana.lee-7@example.com"),
        ("account XY120000000000345", "XY120000000000345"),
        ("ticket PROJ-123456", "PROJ-123456"),
        ("number 004912345678", "004912345678"),
        ("from 203.0.113.7", "203.0.113.7"),
    ],
)
def test_a_code_is_found(text: str, code: str) -> None:
    assert code in [text[start:end] for start, end in codes(text)]


@pytest.mark.parametrize("piece", ["a-", "a-b.", "a.", "x@", "1-", "1/", "-", "a_", "203.0."])
def test_a_long_row_of_anything_is_read_in_one_go(piece: str) -> None:
    begun = time.process_time()
    list(codes(piece * 40_000 + "x.com"))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "B2B sign-ups from 61% to 78% by 31 March 2027",
        "2027-Q1, 2027-03-31, 15-Jan-2027",
        "ISO 27001, SOC 2, COVID-19, p95, v1.2.3",
        "e.g. the U.S. market at 9 a.m.",
        "1,200,000 EUR, 1.5M, 250000",
        "Node.js and A/B-tests",
    ],
)
def test_names_dates_and_amounts_are_none(text: str) -> None:
    assert list(codes(text)) == []
