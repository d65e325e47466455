"""A model's key result asks for each value that the notes leave open, and for nothing else."""

from dataclasses import replace

from assistant.drafter.key_result import wordings
from assistant.drafter.model_questions import questions_about
from assistant.okr import Source
from tests.assistant.drafter.model_case import EVIDENCE, MARCH

LATE = EVIDENCE.facts[0]
MADE = wordings(LATE, MARCH)[0]


def test_what_is_known_is_not_asked() -> None:
    assert list(questions_about(MADE, LATE, True)) == []


def test_each_value_that_is_open_is_asked_for() -> None:
    bare = replace(MADE, baseline=None, target=None, source=Source("unknown", "unknown"))
    assert [each.field for each in questions_about(bare, LATE, False)] == ["target", "baseline", "due"]


def test_a_value_that_nobody_agreed_is_asked_about() -> None:
    assert [each.field for each in questions_about(MADE, replace(LATE, tentative=True), True)] == ["target"]
