"""The language of a text is told by its small words."""

import pytest

from assistant.drafter.tongue import is_german


@pytest.mark.parametrize(
    ("text", "german"),
    [
        ("Rückfragen zur Erstattung von 30 % auf 15 % senken", True),
        ("Die Abbruchquote soll nicht über 4 % steigen", True),
        ("raise completion of the course from 40% to 55%", False),
        ("réduire le temps de réponse pour les clients", False),
        ("churn 4% -> 3%", False),
        ("", False),
    ],
)
def test_german_is_told_from_other_languages(text: str, german: bool) -> None:
    assert is_german(text) is german
