"""Numbers that others want, that are only shown or that change nothing are no goals."""

from datetime import date

import pytest

from assistant.evidence.extract import extract

AS_OF = date(2027, 1, 12)


def _goals(note: str) -> list[tuple[float | None, float | None]]:
    found = extract(note, as_of=AS_OF).facts
    return [(fact.baseline, fact.target) for fact in found if fact.status == "goal"]


@pytest.mark.parametrize(
    "note",
    [
        "Live captions are 7 s behind. The regulator says 5 s at most from January.",
        "False positives: Research has that, they are trying to get from 0.8% to 0.5%.",
        "Expansion revenue: Monetisation will define and hold it, from 8% to 12%.",
        "Signups go from 30% to 40% by June.\nThat's her sales plan.",
        "DISCUSSED, NOT COMMITTED\n\n- conversion from 2% to 4% by June\n",
        "Average delay is 8% today; our best guess was 8% for June.",
        "The cockpit shows 14 days. Fifteen days by June.",
    ],
)
def test_is_no_goal(note: str) -> None:
    assert _goals(note) == []


@pytest.mark.parametrize(
    ("note", "goal"),
    [
        ("Uptime between failures is 14 days. The target is 20 days by June.", (14, 20)),
        ("Conversion is at 2%. We agreed on 4% by June. Search has new owners.", (2, 4)),
        ("Error rate is at 2% and must stay at or below 2%.", (2, 2)),
    ],
)
def test_stands(note: str, goal: tuple[float, float]) -> None:
    assert _goals(note) == [goal]
