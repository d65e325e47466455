"""A goal is worded only as a sentence that says its fields to whoever reads nothing else."""

import pytest

from assistant.checker.check import check
from assistant.drafter.candidate import Candidate
from assistant.drafter.wording import best_wording
from assistant.okr import KeyResult, Objective, OkrSet
from tests.assistant.drafter.case import evidence, fact, material


def worded(metric: str, **fields: object) -> KeyResult | None:
    note = evidence(fact(metric, "said", **{"baseline": 12, "target": 20, **fields}))
    return best_wording(Candidate(note.facts[0], note), material(note))


@pytest.mark.parametrize(
    ("metric", "unit"),
    [
        ("onboarding completion", "%"),
        ("time to detect", "min"),
        ("support tickets per new account", "count"),
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


@pytest.mark.parametrize("metric", ["silent 7 d", "phone with the desk 17h20"])
def test_a_name_that_is_read_otherwise_is_no_name(metric: str) -> None:
    assert worded(metric) is None
