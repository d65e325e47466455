"""A proposed number is taken as agreed only where a message says so, and nothing beside it."""

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from tests.assistant.revision.case import part_of


def _confirms(said: str) -> list[int | None]:
    return [wish.key_result for wish in understand(part_of(said)) if isinstance(wish, Edit) and wish.act == "confirm"]


@pytest.mark.parametrize(
    "said",
    [
        "who confirmed KR 1",
        "is KR 1 agreed",
        "has Ann approved KR 1",
        "confirm KR 1 with Ann first",
        "Ann agreed to KR 1",
        "confirm that KR 1 is measured",
    ],
)
def test_more_than_a_confirmation_confirms_nothing(said: str) -> None:
    assert not _confirms(said)


@pytest.mark.parametrize(
    "said",
    [
        "confirm KR 1",
        "KR 1: yes",
        "we have agreed KR 1",
        "confirm the proposed target of KR 1",
        "onboarding completion is agreed",
        "please confirm both numbers of KR 1, thanks",
    ],
)
def test_a_verb_and_a_name_confirm(said: str) -> None:
    assert _confirms(said) == [1]
