"""A model's sentence stays where it says the proved fields, and no other number; else one is written."""

from dataclasses import replace

import pytest

from assistant.drafter.key_result import wordings
from assistant.drafter.model_court import Court
from assistant.drafter.model_sentence import fitting
from assistant.drafter.model_sources import sources_of
from assistant.okr import Source
from tests.assistant.drafter.model_case import EVIDENCE, MARCH, material

LATE = EVIDENCE.facts[0]
MADE = wordings(LATE, MARCH)[0]
COURT = Court.of(material(), sources_of(material()))


def test_a_sentence_that_says_the_fields_is_kept() -> None:
    said = "Cut late parcels from 12% to 8% by 31 March 2027"
    assert fitting(f"{said}.", MADE, LATE, COURT) == said


def test_a_day_that_it_lacks_is_added() -> None:
    assert fitting("Cut late parcels from 12% to 8%", MADE, LATE, COURT) == (
        "Cut late parcels from 12% to 8% by 31 March 2027"
    )


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Cut late parcels from 12% to 5% by 31 March 2027",
        "Cut late parcels from 12% to 8% and win 300 customers by 31 March 2027",
        "Raise late parcels from 12% to 8% by 30 June 2027",
        "Cut late parcels by 31 March 2027",
    ],
)
def test_a_sentence_that_says_something_else_is_written_anew(said: str) -> None:
    assert fitting(said, MADE, LATE, COURT) == MADE.text


def test_a_proposed_target_is_called_so() -> None:
    proposed = replace(MADE, source=Source("stated", "proposed"))
    assert fitting("Cut late parcels from 12% to 8% by 31 March 2027", proposed, LATE, COURT).endswith(
        "(target proposed)"
    )
