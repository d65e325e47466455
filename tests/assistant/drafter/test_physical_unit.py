"""A physical unit, which no unit of a key result holds, stays in the name of what is measured."""

from typing import Any

import pytest

from assistant.drafter.asking import asking_objectives
from assistant.drafter.candidate import Candidate
from assistant.drafter.key_result import wordings
from assistant.drafter.physical_unit import in_unit, physical_units
from assistant.language.reading import read
from tests.assistant.drafter.case import MARCH, evidence, fact, material


def units(quote: str, **fields: Any) -> tuple[str, ...]:
    made = fact("energy", quote, **{"unit": None, **fields})
    return physical_units(made, made.quotes)


@pytest.mark.parametrize(
    ("quote", "unit"),
    [
        ("Cut energy from 18 kWh to 15 kWh", "kWh"),
        ("Cut energy from 18 to 15kWh", "kWh"),
        ("Cut energy from 18 to fifteen KG", "KG"),
        ("Cut fuel from 18 litres a week to 15 litres a week", "litres per week"),
        ("Cut energy from 18 to 15 kWh per order", "kWh per order"),
        ("Cut energy from 18 kWh to 15 kWh per order", "kWh per order"),
        ("Cut weight from 18 KG to 15 kg", "kg"),
        ("Raise speed from 18 km/h to 15 km/h", "km/h"),
        ("Cut weight from 18 to 15 t", "t"),
        ("Cool down from 18 °C to 15 °C", "°C"),
    ],
)
def test_a_unit_is_read_behind_a_value(quote: str, unit: str) -> None:
    assert units(quote, baseline=18, target=15) == (unit,)


def test_counts_and_other_numbers_have_none() -> None:
    assert units("Cut calls from 18 to 15 per van of 40 kg", baseline=18, target=15) == ()
    assert units("Cut energy from 18% to 15%, some 20 kWh", baseline=18, target=15, unit="%") == ()
    assert units("Grow from 18 G to 15 Gs", baseline=18, target=15) == ()


@pytest.mark.parametrize(
    ("name", "unit", "named"),
    [
        ("energy", "kWh per order", "energy in kWh per order"),
        ("energy per parcel", "kWh per order", "energy per parcel in kWh"),
        ("tonnes of waste", "t", "tonnes of waste"),
    ],
)
def test_the_name_says_each_thing_once(name: str, unit: str, named: str) -> None:
    assert in_unit(name, unit) == named


def test_the_sentence_says_the_unit_and_is_read_back() -> None:
    made = fact("energy per parcel", "from 18 kWh to 15 kWh", unit="count", baseline=18, target=15)
    first = wordings(made, MARCH, made.quotes)[0]
    assert first.text == "Reduce energy per parcel in kWh from 18 to 15 by 31 March 2027"
    said = read(first.text, None)
    assert (said.metric, said.baseline, said.target, said.unit) == (first.metric, 18, 15, first.unit)


def test_things_that_are_weighed_are_not_counted() -> None:
    made = fact("parcels shipped", "from 10 tonnes to 14 tonnes", unit="count", baseline=10, target=14)
    assert wordings(made, MARCH, made.quotes)[0].metric == "parcels shipped in tonnes"


def test_two_units_are_no_key_result() -> None:
    made = fact("packaging weight", "from 2 kg to 1200 g", unit=None, baseline=2, target=1200)
    assert wordings(made, MARCH, made.quotes) == ()


def test_a_key_result_that_asks_for_its_target_says_the_unit_of_today() -> None:
    said = "Reduce energy per parcel, 18 kWh today, target to be agreed"
    goal = fact("energy per parcel", said, unit=None, baseline=18, direction="decrease")
    note = evidence(goal)
    (objective,) = asking_objectives(material(note), [Candidate(note.facts[0], note)])
    assert objective.key_results[0].metric == "energy per parcel in kWh"
    assert objective.key_results[0].text.startswith("Reduce energy per parcel in kWh from 18 by")
