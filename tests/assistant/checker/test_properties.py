"""The checker is pure and total, and settings never change what it judges."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checker.check import check
from assistant.checker.checked import Checked
from assistant.checker.config import Config
from assistant.checker.output import FORMATS, render
from assistant.checker.record import report_json
from assistant.checker.rules import RULES
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.formats.document import Document
from assistant.okr import KeyResult, Objective, OkrSet, Quote, Source

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
document = st.sampled_from(["notes", "more/notes", "notes.md", ""])
quote = st.builds(Quote, document, st.integers(-5, 90), st.integers(-5, 90), sentence)
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
    citations=st.lists(quote, max_size=2).map(tuple),
)
objective = st.builds(
    Objective,
    title=sentence,
    aligned_to=st.one_of(st.none(), sentence),
    citations=st.lists(quote, max_size=1).map(tuple),
    key_results=st.lists(key_result, max_size=4).map(tuple),
)
okr_set = st.builds(
    OkrSet,
    objectives=st.lists(objective, max_size=3).map(tuple),
    cycle=st.sampled_from([None, "", "2027-Q1", "2027", "soon", "\udc80"]),
    phase=st.sampled_from([None, "discovery", "deliver", "?"]),
)
fact = st.builds(
    Fact,
    metric=sentence,
    status=st.sampled_from(["goal", "observation", "past", "rejected", "superseded", "other_team"]),
    quotes=st.lists(quote, max_size=2).map(tuple),
    baseline=number,
    baseline_unit=unit,
    target=number,
    unit=unit,
    relative_change=number,
    change=number,
    tentative=st.booleans(),
    owner=st.one_of(st.none(), sentence),
)
conflict = st.builds(Conflict, sentence, st.lists(quote, max_size=2).map(tuple))
note = st.builds(
    Evidence,
    document,
    sentence,
    st.lists(fact, max_size=4).map(tuple),
    conflicts=st.lists(conflict, max_size=1).map(tuple),
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
@given(okr_set, st.lists(note, max_size=2).map(tuple))
def test_any_set_gets_the_same_report_twice(okrs: OkrSet, notes: tuple[Evidence, ...]) -> None:
    first = check(okrs, evidence=notes, parents=(okrs,))
    assert json.dumps(report_json(first)) == json.dumps(report_json(check(okrs, evidence=notes, parents=(okrs,))))
    assert 0 <= first.score <= 100
    assert all(0 <= judged.score <= 100 for judged in first.objectives)
    assert len(first.key_results) == sum(len(one.key_results) for one in okrs.objectives)
    text = notes[0].text if notes else ""
    for name in FORMATS:
        "".join(render([Checked(first, Document("-", text, (okrs,), "text"))], name)).encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(okr_set, sentence)
def test_what_a_set_says_of_its_own_notes_is_no_fault(okrs: OkrSet, more: str) -> None:
    """Notes that hold every sentence of a set never lack a number or a quote of it."""
    said = [kr.text for objective in okrs.objectives for kr in objective.key_results]
    plain = OkrSet(
        tuple(Objective("", key_results=(KeyResult(text, citations=(Quote("notes", 0, 0, text),)),)) for text in said)
    )
    report = check(plain, evidence=(Evidence("notes", "\n\n".join([more, *said])),))
    assert not [one for one in report.findings if one.code in ("GND001", "GND004", "GND005")]


@settings(max_examples=60, deadline=None)
@given(okr_set, st.lists(note, min_size=2, max_size=3, unique_by=lambda one: one.document), st.randoms())
def test_the_order_of_notes_changes_no_judgement(okrs: OkrSet, notes: list[Evidence], random: Random) -> None:
    shuffled = random.sample(notes, len(notes))
    first, second = check(okrs, evidence=notes), check(okrs, evidence=shuffled)
    assert [(one.code, one.objective, one.key_result, one.span) for one in first.findings] == [
        (one.code, one.objective, one.key_result, one.span) for one in second.findings
    ]


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


ODD = [
    "\ud800\udfff Increase \udc80 to 5%",
    "Increase\x00 churn from \x1b[31m5%\x1b[0m to 1e400",
    "\u202eReduce\u2066 churn\u2069 from 5% to 8%",
    "Reach " + "9" * 5000 + "." + "9" * 5000 + "%",
    "Raise ARR from -1e308 to 1e308 by 9999-12-31",
    "İncrease ıt from ½ to ⅞ by FY99 Q4",
    "\ufeff\u200b\u00ad\u3000\u2028\u2029\x85",
    "e\u0301" * 200,
]
AROUND = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
]
PROGRAM = """
import datetime, json, locale, sys

class Day(datetime.date):
    @classmethod
    def today(cls):
        raise AssertionError("the day it is must not matter")

datetime.date = Day
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass

from assistant.checker.check import check
from assistant.checker.checked import Checked
from assistant.checker.output import render
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.okr import KeyResult, Objective, OkrSet

for title, texts in json.load(sys.stdin):
    okrs = OkrSet((Objective(title, key_results=tuple(map(KeyResult, texts))),), cycle="2027-Q1")
    told = Checked(check(okrs, evidence=(Evidence("notes", title),), parents=(okrs,)))
    for form in ("full", "json", "junit"):
        print(ascii("".join(render([told], form))))
"""


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("fiscal_year_start", [1, 4])
def test_odd_text_gets_a_report(text: str, fiscal_year_start: int) -> None:
    okrs = OkrSet((Objective(text, key_results=(KeyResult(text), KeyResult(text, metric=text))),), cycle=text)
    config = Config(fiscal_year_start=fiscal_year_start)
    report = check(okrs, evidence=(Evidence(text, text),), parents=(okrs,), config=config)
    for name in FORMATS:
        "".join(render([Checked(report, Document("-", text, (okrs,), "text"))], name)).encode("utf-8")


def test_nothing_around_changes_a_report() -> None:
    chance = random.Random(1)
    made = [" ".join(chance.choices(PIECES, k=chance.randrange(2, 12))) for _ in range(60)]
    sets = json.dumps([[text, chance.sample(made, 3) + chance.sample(ODD, 1)] for text in made])
    first, second = (
        subprocess.run(
            [sys.executable, "-c", PROGRAM], input=sets, env={**os.environ, **around}, capture_output=True, text=True
        )
        for around in AROUND
    )
    assert (first.returncode, first.stderr) == (0, "")
    assert len(first.stdout) > 1000
    assert first.stdout == second.stdout


@pytest.mark.long
@pytest.mark.parametrize(
    "text",
    [
        "a " * 100_000,
        "from 1 to 2 " * 8_000,
        "and " * 25_000,
        "5% " * 20_000,
        "1e400 " * 20_000,
        "9" * 100_000,
        "<" * 100_000,
        "\u202e" * 100_000,
    ],
)
def test_a_long_line_is_checked_in_time(text: str) -> None:
    begun = time.process_time()
    check(OkrSet((Objective(text, key_results=(KeyResult(text),)),)))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("more", ["by 5%. ", "completion 5%. ", "1,1,1,", "from 1 to 2. "])
def test_a_long_note_is_compared_in_time(more: str) -> None:
    said = "A completion of 5% was rejected."
    rejected = Fact("completion", "rejected", (Quote("notes", 0, len(said), said),), target=5.0, unit="%")
    notes = Evidence("notes", f"{said}\n{more * 8_000}", (rejected,))
    okrs = OkrSet((Objective("", key_results=(KeyResult("Increase completion from 2% to 5%"),)),))
    begun = time.process_time()
    check(okrs, evidence=(notes,))
    assert time.process_time() - begun < 5
