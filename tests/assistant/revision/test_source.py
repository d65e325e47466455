"""A source ends where a day or a value begins, which is read too."""

import pytest

from assistant.revision.edit import Edit
from assistant.revision.understand import understand
from tests.assistant.revision.case import part_of


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("KR 1 tracked in Amplitude by 1 May", {"measured_by": "Amplitude", "due": "2027-05-01"}),
        ("KR 1 source is Zendesk, 80", {"measured_by": "Zendesk", "target": 80.0}),
        ("KR 1 tracked in Amplitude with a target of 80%", {"measured_by": "Amplitude", "target": 80.0}),
        ("KR 1 tracked in GA4", {"measured_by": "GA4"}),
        ("KR 1 measured by the May survey", {"measured_by": "the May survey"}),
        ("KR 1 measured by the number of 5 star ratings", {"measured_by": "the number of 5 star ratings"}),
    ],
)
def test_a_source_is_set_and_what_follows_it(said: str, means: dict[str, float | str]) -> None:
    wishes = understand(part_of(said))
    assert {wish.field: wish.value for wish in wishes if isinstance(wish, Edit)} == means
    assert len(wishes) == len(means)
