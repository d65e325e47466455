"""A sentence is taken apart into verb, subject and object."""

import pytest

from assistant.checker.parser import take_apart
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import vocabulary
from assistant.language.quantities import quantities
from assistant.language.words import words


def parsed(text: str) -> Statement:
    return take_apart(text, words(text), quantities(text), vocabulary())


@pytest.mark.parametrize(
    ("text", "build", "verbal", "head"),
    [
        ("Launch the seller app in Portugal", "order", "make", "app"),
        ("Significantly improve the claims portal", "order", "improve", "portal"),
        ("We will hire two field engineers", "order", "do", "engineers"),
        ("KR1: Reduce refund time", "order", "move", "time"),
        ("Increase the number of training videos from 3 to 9", "order", "move", "videos"),
        ("Reach 400 weekly active planners", "order", "reach", "planners"),
        ("Support the regional teams", "order", "effort", "teams"),
        ("Publish welcoming, up-to-date guides for nurses", "order", "make", "guides"),
        ("Support tickets under 50 a week", "phrase", None, "tickets"),
        ("Test coverage of 80%", "phrase", None, "coverage"),
        ("Uptime of 99.9%", "phrase", None, "uptime"),
        ("There is a style guide for invoices", "clause", "be", "guide"),
        ("We have a rota for weekends", "order", "reach", "rota"),
        ("Our invoices are clear", "clause", "be", "clear"),
    ],
)
def test_build_verb_and_head(text: str, build: str, verbal: str | None, head: str) -> None:
    statement = parsed(text)
    assert (statement.build, statement.verbal, statement.head(statement.object)) == (build, verbal, head)


@pytest.mark.parametrize(
    "text",
    [
        "The handbook is published",
        "Security training completed by all staff",
        "Kiosk live in two clinics",
        "Every SLO has been agreed",
    ],
)
def test_what_has_been_done_is_passive(text: str) -> None:
    assert parsed(text).passive


def test_what_can_be_done_is_a_capability() -> None:
    assert parsed("Patients can cancel an appointment").capable
    assert parsed("Growers are able to report a frost").capable


@pytest.mark.parametrize(("text", "build"), [("", "empty"), (" ", "empty"), ("Should we drop it?", "question")])
def test_what_says_nothing(text: str, build: str) -> None:
    assert parsed(text).build == build


def test_an_unknown_verb_behind_ensure_is_read() -> None:
    statement = parsed("Ensure the intake desk can frobnicate 500 forms a day")
    assert (statement.build, statement.lemma, statement.capable) == ("clause", "frobnicate", True)
