"""An announced price or one version after another is no goal; what is measured beside such words is."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Fact

AS_OF = date(2026, 9, 1)


def goals(text: str) -> list[Fact]:
    return [fact for fact in extract(text, as_of=AS_OF).facts if fact.status == "goal"]


@pytest.mark.parametrize(
    "text",
    [
        "List price moves from $6.90 to $7.40 per unit on 1 December 2026.",
        "The price goes from 39 to 45 euro from 1 January 2027.",
        "Subscription price change 4.99 -> 5.99 in December.",
        "Upgrade the gateway software 5.2 to 6.0 by 31 December 2026.",
    ],
)
def test_an_announced_price_or_a_version_is_no_goal(text: str) -> None:
    assert not goals(text)


@pytest.mark.parametrize(
    "text",
    [
        "Software defects per release from 14 to 5 by 31 December 2026.",
        "Raise the average order value from $6.90 to $7.40 by 31 December 2026.",
        "Complaints about the price change from 40 to 10 a month by 31 December 2026.",
    ],
)
def test_what_is_measured_beside_such_words_stays_a_goal(text: str) -> None:
    assert goals(text)
