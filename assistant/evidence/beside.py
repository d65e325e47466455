"""Lays what a model read, as far as it is proved, beside what the rules read: one evidence of both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.evidence.claims import Span
from assistant.evidence.cues import cues
from assistant.evidence.facts import Conflict, Evidence, Fact, Status
from assistant.evidence.metric_words import stems
from assistant.evidence.numbers import Number, same, sides
from assistant.evidence.pieces import apart
from assistant.evidence.quarrels import alike, meet
from assistant.language.quantities import quantities
from assistant.language.units import comparable
from assistant.okr import Quote

_CUES: dict[Status, tuple[str, ...]] = {
    "rejected": ("reject", "dead"),
    "superseded": ("dead", "reject"),
    "other_team": ("theirs", "rivals"),
}


def laid_beside(proved: Evidence, rules: Evidence, read: Sequence[Span]) -> Evidence:
    """Give the evidence of both; `read` are the spans of the text that the model was given.

    One fact for one metric and values. A goal whose number the rules have cause to call dead is open and a conflict;
    a goal that the rules alone see where the model has read is open too.
    """
    facts = [_filled(_with_quotes(fact, rules.facts), rules.facts) for fact in _once(proved.facts)]
    quarrels = [each for fact in facts for each in _quarrels(fact, rules.facts)]
    facts = [replace(fact, tentative=True) if any(_quarrels(fact, rules.facts)) else fact for fact in facts]
    alone = [fact for fact in rules.facts if not _is_covered(fact, facts)]
    facts += [_open_where_read(fact, read) for fact in alone]
    unsettled = [each for each in rules.conflicts if not _is_settled(each, proved.facts)]
    return replace(
        rules,
        facts=tuple(
            sorted(facts, key=lambda fact: (fact.quotes[0].start, fact.quotes[0].end) if fact.quotes else (0, 0))
        ),
        priorities=_best(proved.priorities, rules.priorities, read),
        feature_requests=_best(proved.feature_requests, rules.feature_requests, read),
        wishes=_best(proved.wishes, rules.wishes, read),
        performance_talk=apart([*proved.performance_talk, *rules.performance_talk]),
        conflicts=tuple(dict.fromkeys((*proved.conflicts, *quarrels, *unsettled))),
    )


def _place(fact: Fact) -> Span:
    return (fact.quotes[0].start, fact.quotes[0].end) if fact.quotes else (0, 0)


def _once(facts: Sequence[Fact]) -> list[Fact]:
    """Make one fact of those that were told twice."""
    kept: list[Fact] = []
    for fact in facts:
        at = next((i for i, other in enumerate(kept) if _is_same(fact, other)), None)
        if at is None:
            kept.append(fact)
        else:
            kept[at] = _joined(kept[at], fact)
    return kept


def _with_quotes(fact: Fact, rules: Sequence[Fact]) -> Fact:
    for other in rules:
        if _is_same(fact, other):
            fact = _joined(fact, other)
    return fact


def _filled(fact: Fact, rules: Sequence[Fact]) -> Fact:
    """Give an open goal the numbers that it lacks and the rules read in the same words; it stays open."""
    if fact.status != "goal" or not fact.tentative:
        return fact
    for rule in rules:
        mine, theirs = dict(sides(fact)), dict(sides(rule))
        shared = mine.keys() & theirs.keys()
        agrees = bool(shared) and all(same(mine[side], theirs[side]) for side in shared)
        if rule.status == "goal" and agrees and _touch(rule, fact) and comparable(rule.unit, fact.unit):
            if "baseline" not in mine:
                fact = replace(fact, baseline=rule.baseline, baseline_unit=rule.baseline_unit)
            if mine.keys() <= {"baseline"}:
                fact = replace(
                    fact, target=rule.target, unit=rule.unit, relative_change=rule.relative_change, change=rule.change
                )
            return replace(fact, quotes=_apart(fact.quotes, rule.quotes))
    return fact


def _joined(fact: Fact, other: Fact) -> Fact:
    """Add another's quotes, its day and its doubt."""
    due, due_text = (fact.due, fact.due_text) if fact.due is not None else (other.due, fact.due_text or other.due_text)
    return replace(fact, quotes=_apart(fact.quotes, other.quotes), due=due, due_text=due_text)


def _apart(quotes: Sequence[Quote], others: Sequence[Quote]) -> tuple[Quote, ...]:
    return (*quotes, *(one for one in others if not any(meet(one, quote) for quote in quotes)))


def _is_same(fact: Fact, other: Fact) -> bool:
    """Say whether two facts are of one status and metric, and every number of each is one of the other's."""
    mine, theirs = dict(sides(fact)), dict(sides(other))
    return (
        fact.status == other.status
        and mine.keys() == theirs.keys()
        and all(same(number, theirs[side]) for side, number in mine.items())
        and (alike(fact, other) or any(meet(one, each) for one in fact.quotes for each in other.quotes))
    )


def _is_covered(rule: Fact, facts: Sequence[Fact]) -> bool:
    """Say whether the model has read the words of a fact of the rules: its numbers, or for a goal each quote."""
    near = [fact for fact in facts if _touch(rule, fact)]
    if rule.status == "goal" and all(
        any(meet(quote, each) for fact in near for each in fact.quotes) for quote in rule.quotes
    ):
        return True
    held = [number for fact in near for _, number in sides(fact)]
    return bool(near) and all(any(same(number, each) for each in held) for _, number in sides(rule))


def _touch(one: Fact, other: Fact) -> bool:
    return any(meet(quote, each) for quote in one.quotes for each in other.quotes)


def _quarrels(fact: Fact, rules: Sequence[Fact]) -> Iterator[Conflict]:
    """Find where words of the notes refuse, replace or give away the number of a goal, as the rules read them."""
    if fact.status != "goal" or fact.target is None:
        return
    aim = Number(fact.target, fact.unit)
    for rule in rules:
        dead = [number for side, number in sides(rule) if side == "target" or rule.target is None]
        if rule.status in _CUES and any(same(aim, number) for number in dead):
            for quote in rule.quotes:
                if any(meet(quote, each) for each in fact.quotes) and _is_denied(aim, quote.text, rule, fact):
                    yield Conflict(fact.metric, (quote,))


def _is_denied(aim: Number, said: str, rule: Fact, fact: Fact) -> bool:
    """Say whether words that deny, and are no words of the metric, have the number nearest to them."""
    numbers = quantities(said)
    named = stems(fact.metric)
    for start, end in _denials(said, rule):
        nearest = min(numbers, key=lambda each: max(each.start - end, start - each.end), default=None)
        apart_from_name = not stems(said[start:end]) & named
        if nearest is not None and apart_from_name and same(aim, Number(nearest.value, nearest.unit)):
            return True
    return False


def _denials(said: str, rule: Fact) -> Iterator[Span]:
    """Find the words that refuse or replace a number, or that name whose it is."""
    yield from ((cue.start, cue.end) for cue in cues(said, _CUES[rule.status]))
    owner = (rule.owner or "").lower()
    at = said.lower().find(owner) if owner and rule.status == "other_team" else -1
    if at >= 0:
        yield at, at + len(owner)


def _open_where_read(fact: Fact, read: Sequence[Span]) -> Fact:
    passed_over = bool(fact.quotes) and all(_is_read(quote, read) for quote in fact.quotes)
    return replace(fact, tentative=True) if fact.status == "goal" and passed_over else fact


def _is_read(quote: Quote, read: Sequence[Span]) -> bool:
    return any(start <= quote.start and quote.end <= end for start, end in read)


def _best(proved: tuple[Quote, ...], rules: tuple[Quote, ...], read: Sequence[Span]) -> tuple[Quote, ...]:
    """Give the model's quotes, and those of the rules where it has found none or has not read."""
    rest = [quote for quote in rules if not proved or not _is_read(quote, read)]
    return apart([*proved, *rest])


def _is_settled(conflict: Conflict, facts: Sequence[Fact]) -> bool:
    """Say whether the model sees an agreed goal in the words of a conflict."""
    goals = [fact for fact in facts if fact.status == "goal" and not fact.tentative]
    return any(meet(quote, each) for quote in conflict.quotes for fact in goals for each in fact.quotes)
