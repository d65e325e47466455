"""A model's proposal of a target is taken over only where the sentence calls it so and it is better than today."""

from dataclasses import replace

import pytest

from assistant.drafter.key_result import wordings
from assistant.drafter.model_answer import KeyResultAnswer
from assistant.drafter.model_court import Court
from assistant.drafter.model_proposal import with_proposal
from assistant.drafter.model_sources import sources_of
from tests.assistant.drafter.model_case import EVIDENCE, MARCH, material

OPEN = replace(EVIDENCE.facts[0], target=None, metric="parcels lost")
MADE = replace(wordings(OPEN, MARCH)[0], direction="decrease")
COURT = Court.of(material(), sources_of(material()))


def proposed(text: str, target: float) -> float | None:
    answer = KeyResultAnswer.model_validate({"text": text, "target": target, "target_source": "proposed", "unit": "%"})
    return with_proposal(MADE, OPEN, answer, text, frozenset({"lost"}), COURT).target


def test_a_better_value_that_is_called_proposed_is_taken_over() -> None:
    assert proposed("Reduce parcels lost from 12% to 9% (proposed)", 9) == 9


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Reduce parcels lost from 12% to 9%", 9),
        ("Reduce parcels lost from 12% to 15% (proposed)", 15),
        ("Reduce parcels lost (proposed)", 9),
    ],
)
def test_any_other_is_left(text: str, target: float) -> None:
    assert proposed(text, target) is None
