"""Questions probe the measure, ask each thing once, and stay few."""

from dataclasses import replace
from typing import Any

import pytest

from assistant.drafter.brief import Question
from assistant.drafter.candidate import Candidate
from assistant.drafter.key_result import wordings
from assistant.drafter.material import Composition
from assistant.drafter.offline import compose
from assistant.drafter.probing import probe
from assistant.drafter.questions import MOST
from assistant.evidence.facts import Fact
from tests.assistant.drafter.case import COMPLETION, MARCH, TICKETS, evidence, fact, material


def asked(*facts: Fact, **said: Any) -> tuple[Question, ...]:
    made: Composition = compose(material(evidence(*facts, **said)))
    return made.questions


def about(field: str, questions: tuple[Question, ...]) -> list[str]:
    return [each.text for each in questions if each.field == field]


def test_one_incident_is_no_usual_value() -> None:
    detect = fact(
        "time to detect", "In the last incident it took 41 min. To 5 min.", baseline=41, target=5, unit="min",
        direction="decrease",
    )  # fmt: skip
    assert about("baseline", asked(detect, COMPLETION)) == [
        "41 min for the time to detect is the reading of one incident. What is usual?"
    ]


@pytest.mark.parametrize(
    ("target", "question"),
    [
        (66.67, "comprehension rests on 18 tries. How many will there be next time, to rule out chance?"),
        (1.0, "1% cannot be seen in 18 tries. How many will there be, to read comprehension?"),
    ],
)  # fmt: skip
def test_a_small_sample_is_named(target: float, question: str) -> None:
    way = "increase" if target > 39 else "decrease"
    seen = fact(
        "comprehension", f"7 of 18 people understood it. Goal {target}%.", baseline=38.89, target=target, direction=way
    )
    note = evidence(seen)
    kr = wordings(note.facts[0], MARCH, note.facts[0].quotes)[0]
    assert probe(kr, Candidate(note.facts[0], note)).endswith(question)


def test_what_is_counted_in_full_is_no_sample() -> None:
    services = fact(
        "services on the new API", "services on the new API: 7 of 18 to 14 of 18", baseline=38.89, target=77.78
    )
    assert about("baseline", asked(services, COMPLETION)) == []


def test_one_in_twelve_is_no_sample() -> None:
    fails = fact("unlock failures", "Unlock failures: 1 in 12 to 1 in 40.", baseline=8.33, target=2.5)
    assert about("baseline", asked(fails, COMPLETION)) == []


def test_a_rough_figure_is_asked_how_it_is_counted() -> None:
    flaky = fact("flaky builds", "Roughly 11% flaky builds, 4% by March.", baseline=11, target=4)
    assert about("baseline", asked(flaky, COMPLETION)) == [
        "11% for the share of flaky builds is a rough figure. How is it counted, so that 4% will mean the same?"
    ]


def test_where_nobody_measures_the_question_is_who_starts() -> None:
    repeat = fact("repeat purchase", "Repeat purchase +25%, nobody measures it today.", relative_change=0.25)
    assert about("baseline", asked(repeat, COMPLETION)) == [
        "Who starts to measure repeat purchase, and by when? So far nobody can."
    ]


def test_two_values_of_a_conflict_are_named_and_asked_for_once() -> None:
    bare = fact("pass rate", "Pass rate to 75%.", target=75, comparator=">=")
    questions = asked(bare, COMPLETION, conflicts=(("the pass rate", ("Audit says 44%.", "My sheet says 52%.")),))
    assert about("baseline", questions) == ["For the pass rate the notes give 44% and 52%. Which one holds?"]


def test_the_first_two_wishes_without_a_number_are_asked_for() -> None:
    questions = asked(
        COMPLETION, TICKETS, wishes=("It should feel calm.", "It should feel easy.", "It should feel new.")
    )
    assert [each.text for each in questions if "no number" in each.text] == [
        "“It should feel calm” has no number. What would show that it has come true?",
        "“It should feel easy” has no number. What would show that it has come true?",
    ]


def test_questions_stay_few_and_each_is_asked_once() -> None:
    open_goals = [
        fact(f"{name} rate", f"{name} rate to {i}%?", target=i, tentative=True, direction="increase")
        for i, name in enumerate(("open", "click", "reply", "return", "repair", "visit", "sale", "save"), start=50)
    ]
    questions = asked(COMPLETION, replace(TICKETS, due=None), *open_goals)
    assert len(questions) == MOST
    assert len({each.text for each in questions}) == MOST
