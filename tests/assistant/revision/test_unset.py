"""What a message says of a field is set or asked for, and never lost."""

from datetime import date

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from assistant.revision.wishes import Unclear
from tests.assistant.revision.case import part_of


def _set(said: str) -> dict[str | None, float | str | None]:
    return {wish.field: wish.value for wish in understand(part_of(said)) if isinstance(wish, Edit)}


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        (
            "change the owner of KR 1 to Ann and its due date to 30 June",
            "due",
            date(2027, 6, 30).isoformat(),
        ),
        ("set the owner of KR 1 to Ann and the target to 80%", "target", 80.0),
        ("owner of KR 1 is Ann and source is Zendesk", "measured_by", "Zendesk"),
    ],
)
def test_two_fields_with_a_value_each_are_both_set(said: str, field: str, value: float | str) -> None:
    assert _set(said) == {"owner": "Ann", field: value}


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("KR 1 owner: Ann, 80%", "owner"),
        ("KR 1: owner Ann, 30 June", "owner"),
        ("KR 1: target 80% and the source Amplitude", "source"),
    ],
)
def test_a_field_that_is_not_read_is_asked_for(said: str, field: str) -> None:
    (asked,) = understand(part_of(said))
    assert isinstance(asked, Unclear)
    assert f"I read no {field} in that" in asked.why


def test_a_field_in_a_reason_is_not_asked_for() -> None:
    assert _set("set the target of KR 1 to 80, since no baseline is known") == {"target": 80.0}
