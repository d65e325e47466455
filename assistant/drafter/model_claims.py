"""Turns what a model says it read into claims: plain words, places of lines, days; nothing that acts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assistant.drafter.model_facts_answer import FactAnswer, Facts
from assistant.drafter.model_schema import Cited
from assistant.drafter.model_sources import Source
from assistant.drafter.model_words import acts, plain
from assistant.evidence.claims import Claims, ConflictClaim, FactClaim, Said
from assistant.evidence.facts import Fact

_LONGEST = 120  # characters of a metric's name and of other short words
_WORDS = 12
_SPEECH = re.compile(r"[.!?:;]\s|@")  # what a sentence or an address has and no name


def claims_of(answer: Facts, notes: Sequence[Source]) -> Claims:
    """Give a model's answer as claims about the notes it was given."""
    return Claims(
        tuple(claim for one in answer.facts for claim in _fact(one, notes)),
        tuple(_said(answer.priorities, notes)),
        tuple(_said(answer.feature_requests, notes)),
        tuple(_said(answer.wishes, notes)),
        tuple(_said(answer.performance_talk, notes)),
        tuple(
            ConflictClaim(about, tuple(_said(one.quotes, notes)))
            for one in answer.conflicts
            if (about := _name(one.about))
        ),
    )


def _fact(one: FactAnswer, notes: Sequence[Source]) -> Iterator[FactClaim]:
    metric = _name(one.metric)
    if metric:
        fact = Fact(
            metric,
            one.status,
            (),
            one.direction,
            one.baseline,
            one.baseline_unit,
            one.target,
            one.comparator,
            one.unit,
            one.relative_change,
            one.change,
            _day(one.due),
            plain(one.due_text, _LONGEST) or None,
            one.tentative,
            _name(one.owner) or None,
        )
        yield FactClaim(fact, tuple(_said(one.quotes, notes)), tuple(_said(one.later, notes)))


def _name(said: str | None) -> str:
    """Give what can be the name of a metric or of somebody; nothing where it is a sentence."""
    name = plain(said, _LONGEST)
    return name if len(name.split()) <= _WORDS and _SPEECH.search(name) is None else ""


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat((said or "").strip())
    except ValueError:
        return None


def _said(cited: Iterable[Cited], notes: Sequence[Source]) -> Iterator[Said]:
    """Give the words that are of a note. What speaks to a model or acts proves nothing and is nobody's wish."""
    for one in cited:
        name = one.source.strip().upper()
        source = next((each for each in notes if each.name == name), notes[0] if len(notes) == 1 else None)
        if source is not None and not acts(one.text):
            line = next((each for each in source.lines if each.number == one.line), None)
            yield Said(source.document, one.text, None if line is None else (line.start, line.end))
