"""An owner is somebody: a name, also one that is a month, and no metric and no place in the draft."""

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from tests.assistant.revision.case import part_of


def _set(said: str) -> list[tuple[str | None, float | str | None]]:
    return [(wish.field, wish.value) for wish in understand(part_of(said)) if isinstance(wish, Edit)]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("KR 1 owned by May", "May"),
        ("KR 1 is owned by May Smith", "May Smith"),
        ("KR 1: owner April", "April"),
        ("May owns KR 1", "May"),
        ("Ann drives KR 1", "Ann"),
        ("owner of KR 1: Support", "Support"),
    ],
)
def test_a_name_is_an_owner(said: str, name: str) -> None:
    assert _set(said) == [("owner", name)]


@pytest.mark.parametrize(
    "said",
    [
        "activation drives KR 1",
        "KR 1 belongs to objective 1",
        "owner of KR 1: support tickets",
        "KR 1 owner: end of June",
    ],
)
def test_a_cause_a_place_and_a_day_are_none(said: str) -> None:
    assert not any(field == "owner" for field, _ in _set(said))
