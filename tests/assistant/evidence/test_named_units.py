"""The unit in a metric's name counts where its numbers stand bare."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.named_units import named_unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("referral to report (hrs)", "h"),
        ("orders returned (%)", "%"),
        ("courier NPS", "score"),
        ("app store rating", "score"),
        ("open tickets", None),
        ("restart attempts", None),
    ],
)
def test_a_name_may_hold_its_unit(name: str, unit: str | None) -> None:
    assert named_unit(name) == unit


def test_a_bare_score_is_a_score() -> None:
    facts = extract("SUS: now 58, target 70 by June.", as_of=date(2026, 1, 12)).facts
    assert [(fact.baseline, fact.target, fact.unit) for fact in facts] == [(58.0, 70.0, "score")]
