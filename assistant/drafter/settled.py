"""Questions that a note answers in so many words, which are not asked again."""

import re
from collections.abc import Iterable

from assistant.drafter.brief import Note, Question

_ASKED = re.compile(r".*\?", re.DOTALL)


def asked(question: Question) -> str:
    """Give a question without what explains it."""
    match = _ASKED.match(question.text)
    return question.text if match is None else match[0]


def settling(question: Question, *, agreed: bool) -> str:
    """Write the note that answers a question with yes or no."""
    return f"{asked(question)} {'Yes' if agreed else 'No'}."


def unsettled_by(notes: Iterable[Note], questions: Iterable[Question]) -> tuple[Question, ...]:
    """Leave out the questions that a note answers with yes or no."""
    said = {note.text for note in notes}
    return tuple(
        each for each in questions if said.isdisjoint({settling(each, agreed=True), settling(each, agreed=False)})
    )
