"""Finds the fact a model's key result speaks of, and adds what else its quotes prove."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafter.model_answer import KeyResultAnswer
from assistant.drafter.model_court import Court
from assistant.drafter.model_numbers import Number, Side, likeness, numbers_of, same
from assistant.drafter.model_quotes import overlap
from assistant.drafter.model_sources import is_dead
from assistant.evidence.facts import Fact
from assistant.language.units import family
from assistant.okr import Quote

_ALIKE = 0.5


def stated(answer: KeyResultAnswer) -> Iterator[tuple[Side, Number]]:
    """Give the numbers an answer states, each with its side."""
    if answer.baseline is not None:
        yield "baseline", Number(answer.baseline, _unit(answer.baseline_unit) or _unit(answer.unit))
    if answer.target is not None:
        yield "target", Number(answer.target, _unit(answer.unit))
    if answer.relative_change is not None:
        yield "change", Number(abs(answer.relative_change) * 100, "%")
    if answer.change is not None:
        yield "change", Number(abs(answer.change), _unit(answer.unit))


def _unit(unit: str | None) -> str | None:
    return unit if unit is not None and family(unit) is not None else None


def anchor(answer: KeyResultAnswer, said: frozenset[str], quotes: Sequence[Quote], court: Court) -> Fact | None:
    """Find the usable fact that a key result with the words `said` is about, by words, numbers and quotes."""
    best, most = None, 0.0
    numbers = tuple(stated(answer))
    named = {name.strip().upper() for name in answer.facts}
    for name, fact in court.sources.facts.items():
        if is_dead(fact):
            continue
        like = likeness(fact, said)
        meets = any(overlap(quote, proof) for quote in quotes for proof in fact.quotes)
        agrees = any(same(number, held) for side, number in numbers for held in numbers_of(fact, side))
        if like < 1 and not agrees and _differs(answer, fact):
            continue
        is_meant = like > 0 and (name in named or meets or agrees)
        if not (like >= _ALIKE or is_meant or (meets and agrees)):
            continue
        weight = 2 * like + (name in named) + meets + 2 * agrees + 0.5 * (fact.status == "goal") - 0.25 * fact.tentative
        if weight > most:
            best, most = fact, weight
    return best


def _differs(answer: KeyResultAnswer, fact: Fact) -> bool:
    return answer.target is not None and fact.target is not None


def is_of_others(said: frozenset[str], court: Court) -> bool:
    """Say whether the notes know these words only as a metric that is refused, over or another team's."""
    alike = [fact for fact in court.ledger.facts if likeness(fact, said) >= _ALIKE]
    return bool(alike) and all(is_dead(fact) for fact in alike)


def proved(
    base: Fact | None, metric: str, answer: KeyResultAnswer, said: frozenset[str], quotes: Sequence[Quote], court: Court
) -> Fact:
    """Give the fact, or one made of quotes alone, with every number of the answer that its quotes prove."""
    fact = base or Fact(metric, "goal", tuple(quotes), direction=answer.direction)
    if fact.direction is None:
        fact = replace(fact, direction=answer.direction)
    has_aim = fact.target is not None or fact.relative_change is not None or fact.change is not None
    for side, number in stated(answer):
        held = court.ledger.proof(number, side, said, quotes)
        if held is None:
            continue
        unit = held.unit if held.unit not in (None, "count", "score") else number.unit or fact.unit or held.unit
        if side == "baseline" and fact.baseline is None:
            apart = unit if fact.unit is not None and unit != fact.unit else None
            fact = replace(fact, baseline=held.value, baseline_unit=apart, unit=fact.unit or unit)
        elif side == "target" and not has_aim:
            apart = fact.unit if fact.baseline is not None and fact.unit != unit else None
            fact = replace(
                fact,
                target=held.value,
                unit=unit,
                comparator=answer.comparator,
                baseline_unit=fact.baseline_unit or apart,
            )
        elif side == "change" and not has_aim:
            if answer.relative_change is not None:
                fact = replace(fact, relative_change=answer.relative_change)
            else:
                fact = replace(fact, change=answer.change)
    return _held_level(fact, answer)


def _held_level(fact: Fact, answer: KeyResultAnswer) -> Fact:
    """Make today's value the level to keep, where a key result only keeps it."""
    keeps = answer.direction == "maintain" and fact.direction in (None, "maintain")
    if not keeps or fact.target is not None or fact.baseline is None:
        return fact
    return replace(
        fact,
        direction="maintain",
        target=fact.baseline,
        unit=fact.baseline_unit or fact.unit,
        baseline_unit=None,
        comparator=answer.comparator,
    )
