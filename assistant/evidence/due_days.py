"""Due days: the day a claim names, if the notes name it where they say when the fact is due."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.evidence.cues import cues
from assistant.evidence.facts import Fact
from assistant.evidence.sought import place
from assistant.evidence.turns import headings_above
from assistant.language.dates import deadlines
from assistant.okr import Quote


def dated(fact: Fact, text: str, as_of: date, fiscal_start: int) -> Fact:
    """Keep a due day that the notes name for a fact, and the words for it if they stand there."""
    said = _said(fact, text)
    found = [each for words in _places(fact.quotes, said, text) for each in deadlines(words, as_of, fiscal_start)]
    named = {each.due: each.text for each in reversed(found) if each.due is not None}
    due = fact.due if fact.due in named else None
    return replace(fact, due=due, due_text=said or (named[due] if due is not None else None))


def _said(fact: Fact, text: str) -> str | None:
    """Give the words about when a fact is due as the notes write them, those of its quotes first."""
    words = (fact.due_text or "").strip()
    for quote in fact.quotes:
        span = place(text, words, (quote.start, quote.end)) if words else None
        if span is not None:
            return text[slice(*span)]
    return None


def _places(quotes: Sequence[Quote], said: str | None, text: str) -> list[str]:
    """Give where a day may be named: those words, the quotes, the headings above them; anywhere for "same date"."""
    places = [*([said] if said else []), *(quote.text for quote in quotes)]
    places += [heading for quote in quotes for heading in headings_above(quote, text)]
    return [*places, text] if said and cues(said, ("same_date", "all_dates")) else places
