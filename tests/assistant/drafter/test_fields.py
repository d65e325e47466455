"""Fields that notes say beside the numbers: promised or hoped for, read from where, moved by which work."""

from dataclasses import replace

import pytest

from assistant.drafter.commitment import commitment
from assistant.drafter.instrument import instrument
from assistant.drafter.key_result import wordings
from assistant.drafter.offline import compose
from assistant.evidence.facts import Fact
from assistant.okr import KeyResult
from tests.assistant.drafter.case import COMPLETION, MARCH, TICKETS, UPTIME, evidence, fact, material


def worded(given: Fact) -> tuple[KeyResult, str]:
    note = evidence(given)
    return wordings(note.facts[0], MARCH, note.facts[0].quotes)[0], note.text


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Churn is 5% and must be 4% by March.", "committed"),
        ("We commit to churn 5% to 4%.", "committed"),
        ("Churn 5% to 4%, that is ambitious.", "aspirational"),
        ("Commit to the release. Churn 5% to 4% as a stretch.", "aspirational"),
        ("Churn from 5% to 4% by March.", None),
    ],
)
def test_commitment_is_what_stands_nearest_to_the_target(said: str, kind: str | None) -> None:
    kr, _ = worded(fact("churn", said, baseline=5, target=4))
    assert commitment(kr) == kind


def test_a_limit_is_a_promise() -> None:
    kr, _ = worded(UPTIME)
    assert commitment(kr) == "committed"


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("Satisfaction (quarterly pulse): 3.2 now, at least 4.0.", "quarterly pulse"),
        ("Satisfaction 3.2 to 4.0, measured with the same survey.", "survey"),
        ("Satisfaction is 3.2 in the Amplitude board, 4.0 by March.", "Amplitude board"),
        ("Satisfaction 3.2 to 4.0, according to a new dashboard.", None),
        ("Satisfaction from 3.2 to 4.0 by March.", None),
    ],
)
def test_the_instrument_is_named_in_the_words_of_the_note(said: str, source: str | None) -> None:
    given = fact("satisfaction", said, baseline=3.2, target=4.0, unit=None)
    kr, _ = worded(given)
    assert instrument(kr, evidence(given)) == source


def test_every_key_result_has_a_category_and_an_indicator() -> None:
    metrics = ("laptops ready on day one", "on-time-in-full", "NPA", "rides per vehicle per day", "orphan tables")
    facts = [fact(name, f"{name}: 20 to 30.", baseline=20, target=30, direction="increase") for name in metrics]
    made = compose(material(evidence(*facts))).okrs
    found = [kr for each in made.objectives for kr in each.key_results]
    assert len(found) >= len(metrics) - 1
    assert all(kr.category is not None and kr.indicator is not None for kr in found)


def test_a_request_that_names_the_metric_is_an_initiative_of_it() -> None:
    made = compose(
        material(evidence(COMPLETION, TICKETS, requests=("onboarding checklist", "Salesforce importer", "dark mode")))
    )
    (mine,) = (kr for each in made.okrs.objectives for kr in each.key_results if kr.metric == "onboarding completion")
    assert [each.title for each in mine.initiatives] == ["Onboarding checklist"]
    assert len(made.parked) == 3


def test_alternatives_repeat_no_key_result_that_asks() -> None:
    made = compose(material(evidence(priorities=("Make the first week effortless for new customers.",))))
    asked = {kr.text for each in made.okrs.objectives for kr in each.key_results}
    other = {kr.text for each in made.alternatives for kr in each.key_results}
    assert asked
    assert other
    assert not asked & other


def test_one_limit_stands_beside_what_moves_and_comes_last() -> None:
    second = replace(
        fact("crash-free sessions", "Crash-free stays at 99.5%.", baseline=99.5, target=99.5), direction="maintain"
    )
    made = compose(material(evidence(UPTIME, second, COMPLETION, TICKETS)))
    (objective,) = made.okrs.objectives
    assert [kr.direction for kr in objective.key_results].count("maintain") == 1
    assert objective.key_results[-1].direction == "maintain"
    assert any("crash-free sessions" in each.text for each in made.questions)
