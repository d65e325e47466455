"""Quarrels: goals that a reader's own claims deny, and what makes two facts or quotes meet."""

from collections.abc import Iterator, Sequence

from assistant.evidence.facts import Conflict, Fact
from assistant.evidence.metric_words import likeness, stems
from assistant.evidence.turns import turn_of
from assistant.okr import Quote

_ALIKE = 0.5  # share of a metric's words that another must share to be about the same


def untimely(fact: Fact, later: Sequence[Quote], text: str) -> Iterator[Conflict]:
    """Find a replacement that should come later and does not: then nobody can say which of the two holds."""
    for quote in later:
        if quote.document == fact.quotes[0].document and not _is_later(quote, fact.quotes[0], text):
            yield Conflict(fact.metric, (fact.quotes[0], quote))


def _is_later(one: Quote, other: Quote, text: str) -> bool:
    """Say whether words were said after others: further down, or in mail of a later day. Within one quote they may."""
    if one.start < other.end and other.start < one.end:
        return True
    first, last = turn_of(other, text), turn_of(one, text)
    if first is None or last is None or first == last:
        return one.start > other.start
    return last > first


def contradictions(fact: Fact, facts: Sequence[Fact]) -> Iterator[Conflict]:
    """Find where the same reader calls a goal's value dead for the same metric."""
    if fact.status == "goal" and fact.target is not None:
        for other in facts:
            apart = other.due is not None and fact.due is not None and other.due != fact.due
            dead = other.status in ("rejected", "superseded") and other.target == fact.target
            if dead and not apart and alike(fact, other):
                yield Conflict(fact.metric, tuple(dict.fromkeys((*other.quotes[:1], *fact.quotes[:1]))))


def touched(fact: Fact, quarrels: Sequence[Conflict]) -> Iterator[Conflict]:
    """Find the quarrels about a goal's metric that its own words are part of."""
    for one in quarrels if fact.status == "goal" else ():
        if likeness(fact, stems(one.about)) >= _ALIKE and any(meet(quote, one.quotes[-1]) for quote in fact.quotes):
            yield one


def alike(one: Fact, other: Fact) -> bool:
    """Say whether two facts may speak of one metric."""
    return max(likeness(one, stems(other.metric)), likeness(other, stems(one.metric))) >= _ALIKE


def meet(one: Quote, other: Quote) -> bool:
    """Say whether two quotes share a piece of one document."""
    return one.document == other.document and one.start < other.end and other.start < one.end
