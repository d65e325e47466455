"""Requests are parked in plain words; what is done, and numbers of goals, are no requests."""

import pytest

from assistant.drafter.parking import parked
from tests.assistant.drafter.case import evidence, fact


def requests(*said: str, text: str = "") -> list[str]:
    return [each.request for each in parked((evidence(requests=said, text=text),), ())]


def test_a_ticked_box_is_done() -> None:
    note = evidence(
        requests=("wizard copy fixes", "bulk price edit"), text="[x] wizard copy fixes\n[ ] bulk price edit"
    )
    assert [each.request for each in parked((note,), ())] == ["Bulk price edit"]


def test_the_number_of_a_goal_is_no_request() -> None:
    said = "Refund requests: 260 a month, get them below 180."
    goal = fact("refund requests", said, baseline=260, target=180, unit=None)
    assert parked((evidence(goal, requests=("get them below 180",)),), ()) == ()


def test_work_with_another_number_is_a_request() -> None:
    said = "Refund requests: 260 a month, below 180, and we want 3 more buttons."
    goal = fact("refund requests", said, baseline=260, target=180, unit=None)
    assert len(parked((evidence(goal, requests=("3 more buttons",)),), ())) == 1


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("dee: a reading log", "A reading log"),
        ("somebody a chat integration", "A chat integration"),
        ("them all the reports", "Them all the reports"),
    ],
)
def test_who_asks_and_for_whom_is_left_off(said: str, plain: str) -> None:
    assert requests(said) == [plain]


def test_an_address_or_an_account_is_left_to_the_quote() -> None:
    (found,) = parked((evidence(requests=("Export the list to ana@example.com and XY120000000000345",)),), ())
    assert found.request == "Export the list to [\u2026] and [\u2026]"
    assert "ana@example.com" in found.quote.text


def test_the_reason_names_no_number_only_where_there_is_none() -> None:
    asked = ("1 in 5 patients books online", "a coffee machine", "a poster with the five things that count")
    (booking, machine, poster) = parked((evidence(requests=asked),), ())
    assert poster.why == machine.why
    assert booking.why == "Work, not a result; nobody agreed how far it should move the number that it names."
    assert machine.why == "Work, not a result; the notes name no number that it would move."
