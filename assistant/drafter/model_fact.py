"""Finds the fact a model's key result speaks of, and adds what else its quotes prove."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.drafter.key_result import end_value, start_in_unit
from assistant.drafter.model_answer import KeyResultAnswer
from assistant.drafter.model_court import Court
from assistant.drafter.model_quotes import overlap
from assistant.drafter.model_sources import is_dead
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import likeness, meaning
from assistant.evidence.numbers import LOOSE, Number, Side, numbers_in, numbers_of, same
from assistant.language.units import family
from assistant.okr import Direction, Quote

_ALIKE = 0.75  # share of a metric's words that is enough alone to speak of it
_OF_OTHERS = 0.5


def stated(answer: KeyResultAnswer) -> Iterator[tuple[Side, Number]]:
    """Give the numbers an answer states, each with its side."""
    if answer.baseline is not None:
        yield "baseline", Number(answer.baseline, _unit(answer.baseline_unit) or _unit(answer.unit))
    if answer.target is not None:
        yield "target", Number(answer.target, _unit(answer.unit))
    if answer.relative_change is not None:
        yield "relative", Number(abs(answer.relative_change) * 100, "%")
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
        alike = like >= _ALIKE and (meets or agrees or not quotes or not _is_narrower(fact, answer))
        if not (alike or (like > 0 and (agrees or name in named)) or (meets and agrees)):
            continue
        weight = 4 * like + (name in named) + meets + 2 * agrees + 0.5 * (fact.status == "goal") - 0.25 * fact.tentative
        if weight > most:
            best, most = fact, weight
    return best


def _is_narrower(fact: Fact, answer: KeyResultAnswer) -> bool:
    """Say whether an answer names a metric of which the fact's words are only a part: its scope, not what it counts."""
    words = meaning(answer.metric or "")
    return len(words & meaning(fact.metric)) < _ALIKE * len(words)


def of_others(said: frozenset[str], court: Court) -> tuple[Fact, ...]:
    """Give the facts of these words, where the notes know them only as refused, over or another team's."""
    alike = tuple(fact for fact in court.ledger.facts if likeness(fact, said) >= _OF_OTHERS)
    return alike if all(is_dead(fact) for fact in alike) else ()


def proved(
    base: Fact | None, metric: str, answer: KeyResultAnswer, said: frozenset[str], quotes: Sequence[Quote], court: Court
) -> Fact:
    """Give a fact with every number of the answer that its quotes prove, else with those of `base`."""
    fact = _trusted(base, answer, said) if base is not None else Fact(metric, "goal", tuple(quotes))
    held: dict[Side, Number] = {}
    for side, number in stated(answer):
        proof = court.ledger.proof(number, side, said, quotes)
        if proof is not None:
            held[side] = replace(number, unit=_unit_of(number, proof, fact, quotes))
    fact = replace(fact, direction=answer.direction or fact.direction)
    if "target" in held:
        fact = _with_target(fact, held["target"], answer)
    elif fact.target is None and "relative" in held:
        fact = replace(fact, relative_change=answer.relative_change, change=None)
    elif fact.target is None and "change" in held:
        fact = replace(fact, relative_change=None, change=answer.change, unit=held["change"].unit)
    if "baseline" in held:
        fact = _with_baseline(fact, held["baseline"])
    return _held_level(_sensible(fact, held), answer)


def _trusted(base: Fact, answer: KeyResultAnswer, said: frozenset[str]) -> Fact:
    """Give a fact whose numbers may fill what an answer lacks: all of them where the answer names its whole metric.

    A value that nobody has agreed to fills no end, and no start where the answer has another.
    """
    if likeness(base, said) < _ALIKE or (base.tentative and answer.baseline is not None):
        return replace(_without_aim(base), baseline=None, baseline_unit=None)
    return _without_aim(base) if base.tentative else base


def _sensible(fact: Fact, held: Mapping[Side, Number]) -> Fact:
    """Drop a filled-in number that does not go with the answer's own: another kind of unit, or the wrong way."""
    start, end = start_in_unit(fact), end_value(fact)
    if fact.direction == "maintain" or fact.baseline is None:
        return fact
    if fact.target is not None and start is None:
        return _without_aim(fact) if "target" not in held else replace(fact, baseline=None, baseline_unit=None)
    if start is None or end is None:
        return fact
    if start == end or (end > start) != (fact.direction == "increase" if fact.direction else end > start):
        return _without_aim(fact) if "target" not in held or start == end else replace(fact, direction=_way(start, end))
    return fact


def _without_aim(fact: Fact) -> Fact:
    return replace(fact, target=None, comparator=None, relative_change=None, change=None)


def _way(start: float, end: float) -> Direction:
    return "increase" if end > start else "decrease"


def _unit_of(number: Number, proof: Number, fact: Fact, quotes: Sequence[Quote]) -> str | None:
    """Give the unit of a proved number: the answer's if the notes write it with this or a like number, else theirs."""
    if number.unit in LOOSE or proof.unit not in LOOSE:
        return number.unit if number.unit not in LOOSE or proof.unit in LOOSE else proof.unit
    written = {one.unit for quote in quotes for one in numbers_in(quote.text)} | {fact.unit, fact.baseline_unit}
    return number.unit if number.unit in written else proof.unit


def _with_target(fact: Fact, number: Number, answer: KeyResultAnswer) -> Fact:
    unit = number.unit or fact.unit
    apart = None if fact.baseline is None else fact.baseline_unit or fact.unit
    return replace(
        fact,
        target=number.value,
        comparator=answer.comparator,
        unit=unit,
        baseline_unit=apart if apart != unit else None,
        relative_change=None,
        change=None,
    )


def _with_baseline(fact: Fact, number: Number) -> Fact:
    has_aim = fact.target is not None or fact.change is not None
    unit = fact.unit if has_aim and fact.unit is not None else number.unit or fact.unit
    apart = number.unit if number.unit != unit else None
    return replace(fact, baseline=number.value, baseline_unit=apart, unit=unit)


def _held_level(fact: Fact, answer: KeyResultAnswer) -> Fact:
    """Make today's value the level to keep, where a key result only keeps it."""
    if fact.direction != "maintain" or fact.baseline is None or not (fact.target is answer.target is None):
        return fact
    unit = fact.baseline_unit or fact.unit
    return replace(fact, target=fact.baseline, unit=unit, baseline_unit=None, comparator=answer.comparator)
