"""A goal is worded only as a sentence that says its fields to whoever reads nothing else."""

from typing import get_args

import pytest

import prompts
from assistant.checker.check import check
from assistant.drafter.asking import asking_key_result
from assistant.drafter.candidate import Candidate
from assistant.drafter.wording import best_wording, reads_back
from assistant.okr import KeyResult, Objective, OkrSet
from tests.assistant.drafter.case import evidence, fact, material

MEASURES = [
    measure
    for kind in get_args(prompts.Kind)
    for name in prompts.names(kind)
    for alternative in prompts.sheet(kind, name).alternatives
    for measure in alternative.measures
]


def worded(metric: str, **fields: object) -> KeyResult | None:
    note = evidence(fact(metric, "said", **{"baseline": 12, "target": 20, **fields}))
    return best_wording(Candidate(note.facts[0], note), material(note))


@pytest.mark.parametrize(
    ("metric", "unit"),
    [
        ("onboarding completion", "%"),
        ("time to detect", "min"),
        ("sessions per new account", "count"),
        ("developer satisfaction", "score"),
        ("share of new customers who reach the first useful result", "%"),
        ("tests per model (average)", None),
    ],
)
def test_the_sentence_alone_gives_the_fields(metric: str, unit: str | None) -> None:
    kr = worded(metric, unit=unit)
    assert kr is not None
    said = check(OkrSet((Objective("", key_results=(KeyResult(kr.text),)),))).key_results[0]
    assert (said.metric, said.baseline, said.target, said.unit, said.due) == (
        kr.metric,
        kr.baseline,
        kr.target,
        kr.unit,
        kr.due,
    )


def test_a_scope_that_a_sentence_is_not_read_with_stays_in_the_sentence() -> None:
    kr = worded("requests through a template")
    assert kr is not None
    assert kr.metric == "share of requests"
    assert kr.text == "Increase the share of requests through a template from 12% to 20% by 31 March 2027"


def test_a_change_of_a_share_without_a_value_is_in_points() -> None:
    kr = worded("repeat booking rate", baseline=None, target=None, change=2, direction="increase")
    assert kr is not None
    assert (kr.text, kr.unit) == ("Increase the repeat booking rate by 2 percentage points by 31 March 2027", "pp")


@pytest.mark.parametrize(
    "metric", ["silent 7 d", "phone with the desk 17h20", "share of updates that go through better rings"]
)
def test_a_name_that_is_read_otherwise_is_no_name(metric: str) -> None:
    assert worded(metric) is None


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_of_a_sheet_reads_back(measure: str) -> None:
    note = material(evidence())
    assert reads_back(asking_key_result(measure, note, ()), note)


def test_a_held_metric_says_it_stays_as_it_is() -> None:
    kept = asking_key_result("Keep satisfaction of the receiving teams", material(evidence()), ())
    assert kept.text == "Keep satisfaction of the receiving teams as it is today through 31 March 2027"
