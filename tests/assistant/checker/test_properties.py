"""The checker is pure and total, and settings never change what it judges."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker.check import check
from assistant.checker.checked import Checked
from assistant.checker.config import Config
from assistant.checker.output import FORMATS, render
from assistant.checker.record import report_json
from assistant.checker.rules import RULES
from assistant.evidence.facts import Evidence
from assistant.formats.document import Document
from assistant.okr import KeyResult, Objective, OkrSet, Source

PIECES = [
    "\nIncrease",
    "reduce",
    "Launch",
    "Keep",
    "improve",
    "churn",
    "NPS",
    "from",
    "to",
    "by",
    "30%",
    "4",
    "h",
    "-5",
    "1e999",
    "€12m",
    "zero",
    "users",
    "webinars",
    "published",
    "is",
    "can",
    "and",
    "of\nthe",
    "X%",
    "[date]",
    ":",
    "(",
    "?",
    "->",
    "KR1:",
    "great",
    "https://a.b",
    "100",
    "\x00",
    "�",
    "\u202e",
    "٣٤",
    "🙂\n",
]

sentence = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.text(st.characters(exclude_categories=()), max_size=60),
)
number = st.one_of(st.none(), st.floats(), st.integers(-1000, 1000).map(float))
unit = st.sampled_from([None, "%", "h", "min", "EUR", "count", "score", "nonsense"])
key_result = st.builds(
    KeyResult,
    text=sentence,
    metric=st.one_of(st.none(), sentence),
    baseline=number,
    baseline_unit=unit,
    target=number,
    unit=unit,
    relative_change=number,
    change=number,
    direction=st.sampled_from([None, "increase", "decrease", "maintain"]),
    source=st.one_of(
        st.none(),
        st.builds(
            Source,
            st.sampled_from(["stated", "unknown"]),
            st.sampled_from(["stated", "derived", "proposed", "unknown"]),
        ),
    ),
)
objective = st.builds(Objective, title=sentence, key_results=st.lists(key_result, max_size=4).map(tuple))
okr_set = st.builds(
    OkrSet,
    objectives=st.lists(objective, max_size=3).map(tuple),
    cycle=st.sampled_from([None, "", "2027-Q1", "2027", "soon", "\udc80"]),
    phase=st.sampled_from([None, "discovery", "deliver", "?"]),
)
config = st.builds(
    Config,
    preset=st.sampled_from(["balanced", "strict", "lenient"]),
    select=st.lists(st.sampled_from([rule.code for rule in RULES] + ["KR", "OBJ"]), max_size=3).map(tuple),
    ignore=st.lists(st.sampled_from([rule.code for rule in RULES] + ["SET"]), max_size=3).map(tuple),
    severity=st.lists(
        st.tuples(st.sampled_from([rule.code for rule in RULES]), st.sampled_from(["error", "warning", "advice"])),
        max_size=3,
    ).map(tuple),
)


@settings(max_examples=120, deadline=None)
@given(okr_set, sentence)
def test_any_set_gets_the_same_report_twice(okrs: OkrSet, notes: str) -> None:
    evidence = (Evidence("notes", notes),)
    first = check(okrs, evidence=evidence, parents=(okrs,))
    assert json.dumps(report_json(first)) == json.dumps(report_json(check(okrs, evidence=evidence, parents=(okrs,))))
    assert 0 <= first.score <= 100
    assert all(0 <= judged.score <= 100 for judged in first.objectives)
    assert len(first.key_results) == sum(len(one.key_results) for one in okrs.objectives)
    for name in FORMATS:
        "".join(render([Checked(first, Document("-", notes, (okrs,), "text"))], name)).encode("utf-8")


@settings(max_examples=100, deadline=None)
@given(okr_set, config)
def test_settings_never_change_judgements(okrs: OkrSet, config: Config) -> None:
    plain, styled = check(okrs), check(okrs, config=config)
    same = replace(styled, findings=plain.findings, verdict=plain.verdict)
    assert json.dumps(report_json(same)) == json.dumps(report_json(plain))
    assert {finding.code for finding in styled.findings} <= {finding.code for finding in plain.findings} | {
        "SET001",
        "SET002",
    }


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "from 1 to 2 " * 8_000, "and " * 25_000, "5% " * 20_000, "<" * 100_000]
)
def test_a_long_line_is_checked_in_time(text: str) -> None:
    begun = time.process_time()
    check(OkrSet((Objective(text, key_results=(KeyResult(text),)),)))
    assert time.process_time() - begun < 5
