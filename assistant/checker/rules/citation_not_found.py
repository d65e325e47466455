"""A citation that the notes do not bear out.

Looked for only where notes are given. Finds citations whose text stands neither at its place in the note they name nor
anywhere else in it, blanks and line ends aside; and stated numbers that are in the notes, but in none of the quotes
their key result cites. Citations of other documents are left alone.

Why it matters: a citation is there so that a reader need not look for himself. One that leads nowhere is worse than
none.

Bad:
    Notes: Checkout completion is stuck at 61%. We agreed on 78% by March.
    Objective: Let shoppers finish what they start
    - Increase checkout completion from 61% to 78%
      Cites: Checkout completion has been at 61% for months
Good:
    Notes: Checkout completion is stuck at 61%. We agreed on 78% by March.
    Objective: Let shoppers finish what they start
    - Increase checkout completion from 61% to 78%
      Cites: Checkout completion is stuck at 61%. We agreed on 78% by March.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.checker.config import Config
from assistant.checker.guides import HERBIG
from assistant.checker.rule import Rule, Sighting, against_notes, severities
from assistant.checker.subject import SetSubject
from assistant.okr import Quote

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes

_LONGEST = 80  # characters of a citation that a message repeats


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look every citation up, and every stated number in what its key result cites."""
    if not okrs.evidence:
        return
    texts = {one.document: one.text for one in okrs.evidence}
    for number, objective in enumerate(okrs.okrs.objectives, start=1):
        yield from _lost(objective.citations, texts, number, None)
        for place, key_result in enumerate(objective.key_results, start=1):
            yield from _lost(key_result.citations, texts, number, place)
    yield from _looking_for_numbers(okrs, config)


def _lost(cited: Sequence[Quote], texts: dict[str, str], objective: int, key_result: int | None) -> Iterator[Sighting]:
    for quote in cited:
        text = _text_of(quote, texts)
        if text is None or text[quote.start : quote.end] == quote.text or _plain(quote.text) in _plain(text):
            continue
        said = _plain(quote.text)
        said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
        yield Sighting(
            f"The words “{said}” are nowhere in {quote.document}.",
            None,
            "Cite the words as the note has them, or leave the citation out.",
            objective,
            key_result,
        )


def _text_of(quote: Quote, texts: dict[str, str]) -> str | None:
    """Give the text of the note a quote names, by its whole name or, where that is plain, its file's name alone."""
    if quote.document in texts:
        return texts[quote.document]
    named = [text for name, text in texts.items() if PurePath(name).name == quote.document]
    return named[0] if len(named) == 1 else None


def _plain(text: str) -> str:
    return " ".join(text.split())


def _unquoted(claims: "Claims", notes: "Notes") -> Iterator[Sighting]:
    """Look for stated numbers of the notes in the quotes, where all of these are of the notes and stand there."""
    from assistant.evidence.held import proof

    texts = {one.document: one.text for one in notes.evidence}
    if not claims.cited or any(_text_of(quote, texts) is None for quote in claims.cited):
        return
    if any(_lost(claims.cited, texts, 0, None)):
        return
    quoted = notes.in_words(quote.text for quote in claims.cited)
    for side, number in claims.numbers():
        if side == "target" and (claims.is_proposed or claims.source == "derived"):
            continue
        if quoted.hold(number) or not notes.hold(number) or notes.give(number, side, claims.start, claims.said):
            continue
        if any(proof(number, side, (quote,), _text_of(quote, texts) or "") for quote in claims.cited):
            continue
        yield Sighting(
            f"The {notes.name(side, number)} is in the notes, but in none of the quotes this key result cites.",
            claims.span(number),
            "Cite the sentence that says it.",
        )


_looking_for_numbers = against_notes(_unquoted)

RULE = Rule(
    code="GND005",
    name="citation-not-found",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=HERBIG,
    page=__doc__,
    look=look,
    beside="notes",
)
