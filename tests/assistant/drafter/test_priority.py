"""A decided priority becomes an order or a thing, or nothing where it reads badly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafter.priority import is_announced, read_priority


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("Focus of the pilot stays: customers must be able to trust the ETA", "let customers trust the ETA"),
        ("priority for the quarter is that product teams can integrate payments on their own, without us",
         "let product teams integrate payments on their own"),
        ("Q4 focus agreed: stop the leak in mid-market", "stop the leak in mid-market"),
        ("this quarter is about passengers who can change their own trip", "let passengers change their own trip"),
        ("exams must not break", "keep exams from breaking"),
        ("nobody should feel stupid at the kiosk", "keep everybody from feeling stupid at the kiosk"),
        ("first understand why people don't come back, then points", "understand why people do not come back"),
        ("Bigger picture: a joiner should be able to work before lunch", "let a joiner work before lunch"),
        ('Entered as said: "The operators must stop being afraid of the lamp."',
         "let the operators stop being afraid of the lamp"),
        ("A teacher who sets homework on a Sunday must not need a second coffee",
         "keep a teacher who sets homework on a Sunday from needing a second coffee"),
        ("The theme is fewer honest people stuck in review", "have fewer honest people stuck in review"),
        ("Theme: **people believe the numbers again", "let people believe the numbers again"),
        ("Decided: sellers get paid without a call", "let sellers get paid without a call"),
    ],
)  # fmt: skip
def test_orders(said: str, order: str) -> None:
    found = read_priority(said)
    assert found is not None
    assert found.order == order


@pytest.mark.parametrize(
    ("said", "thing"),
    [("decided: Q3 is about mobile checkout", "mobile checkout"), ("Theme: faster refunds", "faster refunds")],
)
def test_things(said: str, thing: str) -> None:
    found = read_priority(said)
    assert found is not None
    assert found.thing == thing


@pytest.mark.parametrize(
    "said",
    [
        "Ruta must finish the report",
        "that's the thing",
        "this one",
        "priority",
        "der Kunde soll nicht nachfragen müssen",
        "12 / 14",
        "",
        "we carry it",
        "do no harm at night",
    ],
)
def test_what_reads_badly_is_left_alone(said: str) -> None:
    assert read_priority(said) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read_priority(text)


@pytest.mark.parametrize(
    ("said", "announced"),
    [
        ("Focus for the quarter: patients get seen sooner", True),
        ("decided: focus this quarter = viewers stay", True),
        ("Our top priority is fewer returns", True),
        ("We lost focus on returns", False),
        ("People need to wait less", False),
    ],
)
def test_what_is_called_the_focus_is_announced(said: str, announced: bool) -> None:
    assert is_announced(said) is announced
