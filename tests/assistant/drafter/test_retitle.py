"""A title that says too little is written anew, and the reader is told."""

from assistant.checker.check import check
from assistant.drafter.material import Composition
from assistant.drafter.retitle import retitled
from assistant.okr import KeyResult, Objective, OkrSet
from tests.assistant.drafter.case import material

MOVED = KeyResult(
    "Increase onboarding completion from 61% to 78%",
    metric="onboarding completion",
    baseline=61,
    target=78,
    unit="%",
    direction="increase",
)


def made(title: str) -> Composition:
    before = Composition(OkrSet((Objective(title, key_results=(MOVED,)),)))
    return retitled(before, check(before.okrs), material())


def test_a_vague_title_is_replaced_and_told() -> None:
    after = made("Be the best")
    assert after.okrs.objectives[0].title == "Help customers finish onboarding"
    assert [warning.code for warning in after.warnings] == ["title_replaced"]


def test_a_plain_title_is_kept() -> None:
    after = made("Let new customers find their way without help")
    assert after.okrs.objectives[0].title == "Let new customers find their way without help"
    assert after.warnings == ()
