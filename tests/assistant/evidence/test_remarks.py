"""Talk about one person's work is kept apart; the same words of many people's work are not talk."""

from datetime import date

import pytest

from assistant.evidence.extract import extract

ROOM = "Ana: morning\nPiet: hello\nAna: let's start\nPiet: yes\n"


def talk(text: str) -> list[str]:
    return [quote.text for quote in extract(text, as_of=date(2027, 1, 12)).performance_talk]


@pytest.mark.parametrize(
    "said",
    [
        "Joost is slow, he should be rated down",
        "We should rate him down for the late reports",
        "She must be written up for this",
        "Her bonus depends on 4% churn by May",
        "My commission is 4%, goal 6% by May",
        "We marked her down twice for the reports",
        "Her work was rated poorly last year",
        "She will probably be scored low this year",
        "He keeps missing deadlines and should be rated down",
    ],
)
def test_a_person_who_is_judged_is_talked_about(said: str) -> None:
    assert talk(said) == [said]


def test_somebody_of_the_room_is_known_by_name() -> None:
    assert talk(f"{ROOM}Ana: Piet has been slow with discharge letters") == [
        "Piet has been slow with discharge letters"
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Overtime: 1.250 hours in December. Halve it till March.",
        "Payroll errors are at 2.1%, goal 1% by June",
        "Checkout is slow, it should be rated higher by users",
        "Android has been slow with large images",
        "Promotion uplift is 4%, goal 6% by May",
        "He said the tickets should be rated low priority, cut first response time from 9 h to 4 h",
        "She thinks her articles are rated higher with photos, from 3.1 to 4 stars",
        "We rate her articles by stars, goal 4 stars by May",
        "My team owns payroll errors: from 2% to 1%",
        "Ana's finance team owns payroll errors: from 2% to 1%",
        "The people team owns payroll errors: from 2% to 1%",
    ],
)
def test_a_metric_or_a_product_is_nobody(said: str) -> None:
    assert talk(said) == []
