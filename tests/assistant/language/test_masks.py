"""Numbers that are names, times and ids are masked; measures beside them are not."""

import pytest

from assistant.language.masks import masks


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("see SHOP-2217 and #4471", ["SHOP-2217", "#4471"]),
        ("call +49 30 5550 1234 at 10:30", ["+49 30 5550 1234", "10:30"]),
        ("write to desk7@shop24.example", ["desk7@shop24.example"]),
        ("read https://example.org/a/12?b=3 first", ["https://example.org/a/12?b=3"]),
        ("p95, D7 and v2.1", ["p95", "D7", "v2.1"]),
        ("active in the last 28 days", ["in the last 28 days"]),
        ("SOC 2, Tier 1, version 3", ["SOC 2", "Tier 1", "version 3"]),
        ("[3] says so", ["[3]"]),
        ("1. First\n2) Second", ["1.", "2)"]),
        ("the 95th percentile", ["95th percentile"]),
        ("slide 3 of 12", ["slide 3 of 12"]),
        ("plant 3, ward 5 and warehouse 2", ["plant 3", "ward 5", "warehouse 2"]),
        ("upgrade to 3.4.1", ["3.4.1"]),
        ("aged 18-24", ["aged 18-24"]),
        ("a 30-day plan", ["30-day "]),
        ("two weeks ago", ["two weeks ago"]),
    ],
)
def test_masked(text: str, masked: list[str]) -> None:
    assert [text[start:end] for start, end in masks(text)] == masked


@pytest.mark.parametrize(
    "text",
    [
        "40%",
        "from 31 to 44",
        "waiting for the clinic 23 days",
        "a 24-hour response time",
        "USD45",
        "12 of 64 members",
        "1 day 6 hours",
        "6:30 min",
        "",
    ],
)
def test_measures_are_not_masked(text: str) -> None:
    assert masks(text) == ()
