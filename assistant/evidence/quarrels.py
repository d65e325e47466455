"""Quarrels: goals that a reader's own claims deny, and what makes two facts or quotes meet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.evidence.cues import cues
from assistant.evidence.facts import Conflict, Fact
from assistant.evidence.metric_words import likeness, stems
from assistant.evidence.turns import turn_of
from assistant.okr import Quote

_USE = re.compile(r"\W*(?:please )?(?:use|take|write|put|make it|it is|it's)\b", re.IGNORECASE)
_BESIDE = 300  # characters between a denial and what holds instead
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


def corrected(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Let a later word that calls a goal's number wrong replace it: "the 108 is last year's; the board approved 106".

    Without another number in its place the goal is gone.
    """
    found = list(facts)
    for place, goal in enumerate(facts):
        if goal.status != "goal" or goal.target is None:
            continue
        denial = next((each for each in facts if _denies(each, goal)), None)
        if denial is None:
            continue
        found[place] = replace(goal, status="superseded", baseline=None, baseline_unit=None)
        new = next((i for i, each in enumerate(found) if _takes_place(each, denial, goal)), None)
        if new is not None:
            quotes = tuple(dict.fromkeys((*goal.quotes, *found[new].quotes)))
            found[new] = replace(goal, target=found[new].baseline, quotes=quotes)
    return tuple(found)


def _denies(fact: Fact, goal: Fact) -> bool:
    dead = fact.status in ("superseded", "rejected") and goal.target in (fact.baseline, fact.target)
    return dead and fact.quotes[0].start > goal.quotes[-1].start and (alike(fact, goal) or _names(fact, goal))


def _names(fact: Fact, goal: Fact) -> bool:
    """Say whether the words of a fact hold every word of a goal's metric."""
    metric = stems(goal.metric)
    return bool(metric) and any(metric <= stems(quote.text) for quote in fact.quotes)


def _takes_place(fact: Fact, denial: Fact, goal: Fact) -> bool:
    """Say whether a bare value right behind a denial is what holds instead."""
    another = fact.unit is not None and goal.unit is not None and fact.unit != goal.unit
    if fact.status != "observation" or fact.baseline in (None, goal.target) or fact.metric != denial.metric or another:
        return False
    said = fact.quotes[0].text
    near = 0 <= fact.quotes[0].start - denial.quotes[0].start <= _BESIDE
    return near and (bool(cues(said, ("accept",))) or _USE.match(said) is not None)
