"""A value of another scope is not taken for today's value of the metric."""

import pytest

from assistant.drafter.other_scope import is_of_another_scope, other_groups
from tests.assistant.drafter.case import evidence, fact


def test_the_value_of_one_group_has_the_other_groups_as_rivals() -> None:
    said = "For fans who bought on the app it is 78%, for paper it is 64%."
    renewals = fact("renewals", said, baseline=78, target=80)
    assert other_groups(renewals, renewals.quotes) == (64,)


def test_one_group_alone_has_no_rival() -> None:
    said = "For members it is 78%, the aim is 80%."
    renewals = fact("renewals", said, baseline=78, target=80)
    assert other_groups(renewals, renewals.quotes) == ()


@pytest.mark.parametrize(
    "said",
    [
        "In the walking product it's 44%. We say 60% for boarding.",
        "Boarding requests are at 44%. The 44% includes cats. We say 60%.",
        "Requests are at 44%. We say 60%. The 44% counts paused accounts.",
    ],
)
def test_a_value_of_another_product_or_with_something_in_it_is_not_taken(said: str) -> None:
    requests = fact("boarding requests accepted", said, baseline=44, target=60)
    assert is_of_another_scope(requests, requests.quotes, evidence(requests).text)


@pytest.mark.parametrize(
    "said",
    [
        "In the boarding flow it's 44%. We say 60%.",
        "Requests are at 44%. The 44% includes cats. We keep 44%. And 60% by June.",
        "Requests are at 44%. Does the 44% include cats? No. 60% by June.",
        "Requests go from 44% to 60%, the report includes them.",
    ],
)
def test_a_value_of_its_own_scope_stands(said: str) -> None:
    requests = fact("boarding requests accepted", said, baseline=44, target=60)
    assert not is_of_another_scope(requests, requests.quotes, evidence(requests).text)
