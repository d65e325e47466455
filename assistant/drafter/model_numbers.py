"""Decides which numbers a model may state: those the notes hold for its metric, and that nobody refused or replaced."""

from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.drafter.metric_name import stems
from assistant.drafter.model_quotes import overlap
from assistant.drafter.model_sources import is_dead
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.language.units import convert
from assistant.language.words import direction_of, stem, words
from assistant.okr import KeyResult, Quote

Side = Literal["baseline", "target", "relative", "change"]

LOOSE = (None, "count", "score", "x")
_POINTS = ("%", "pp")
_ALIKE = 0.5  # share of the words of a fact's metric that a key result must say to speak of the same thing
_MONTHS = frozenset(stem(name.lower()) for name in month_name if name)
_CONTEXT = 200  # characters round a quote in which its metric may be named


@dataclass(frozen=True, slots=True)
class Number:
    """A value in a unit; a relative change is a number of %."""

    value: float
    unit: str | None


def same(one: Number, other: Number) -> bool:
    """Say whether two numbers are one, after unit conversion; a unit that nobody wrote fits any."""
    loose = one.unit in LOOSE or other.unit in LOOSE or (one.unit in _POINTS and other.unit in _POINTS)
    if one.unit == other.unit or loose:
        return _close(one.value, other.value)
    if one.unit is None or other.unit is None:
        return False
    converted = convert(other.value, other.unit, one.unit)
    return converted is not None and _close(one.value, converted)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b)) or (a != int(a) and abs(a - b) <= 0.006)


def numbers_in(text: str) -> Iterator[Number]:
    """Give every number of a text that can be a metric's value or change."""
    for quantity in quantities(text):
        yield Number(quantity.value, quantity.unit)
    yield from changes_in(text)


def changes_in(text: str) -> Iterator[Number]:
    """Give every change that a text states; a relative one is a number of %."""
    for change in changes(text):
        if change.relative is not None:
            yield Number(abs(change.relative) * 100, "%")
        if change.absolute is not None:
            yield Number(abs(change.absolute), change.unit)


def sides(stated: Fact | KeyResult) -> Iterator[tuple[Side, Number]]:
    """Give every number of a fact or key result with the side it stands on."""
    if stated.baseline is not None:
        yield "baseline", Number(stated.baseline, stated.baseline_unit or stated.unit)
    if stated.target is not None:
        yield "target", Number(stated.target, stated.unit)
    if stated.relative_change is not None:
        yield "relative", Number(abs(stated.relative_change) * 100, "%")
    if stated.change is not None:
        yield "change", Number(abs(stated.change), stated.unit)


def numbers_of(fact: Fact, side: Side) -> Iterator[Number]:
    """Give what a fact says on one side."""
    return (number for each, number in sides(fact) if each == side)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts of all notes, and the quarrels nobody settled."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    texts: dict[str, str]

    @classmethod
    def of(cls, evidence: Sequence[Evidence]) -> "Ledger":
        """Open a ledger over the evidence of some notes."""
        return cls(
            tuple(fact for one in evidence for fact in one.facts),
            tuple(conflict for one in evidence for conflict in one.conflicts),
            {one.document: one.text for one in evidence},
        )

    def proof(self, number: Number, side: Side, said: frozenset[str], quotes: Iterable[Quote]) -> Number | None:
        """Give a number as its quotes write it, where a key result with the words `said` may state it; else null.

        It stands in a quote of a note, one of the quotes stands near words of the key result, and the facts do not
        forbid it.
        """
        if self._is_forbidden(number, side, said):
            return None
        read = numbers_in if side in ("baseline", "target") else changes_in
        notes = [quote for quote in quotes if quote.document in self.texts]
        if not any(self._is_near(quote, said) for quote in notes):
            return None
        for quote in notes:
            held = next((held for held in read(quote.text) if same(number, held)), None)
            if held is not None and self._is_free(number, said, quote):
                return held
        return None

    def is_dead(self, number: Number, said: frozenset[str]) -> bool:
        """Say whether a number was refused, replaced, is over or another team's, for a metric of these words."""
        alike = [fact for fact in self.facts if likeness(fact, said) >= _ALIKE and _says(fact, number)]
        return bool(alike) and all(is_dead(fact) for fact in alike)

    def _is_forbidden(self, number: Number, side: Side, said: frozenset[str]) -> bool:
        """Say whether the facts about this metric know the number only as dead, or goals only as the other side."""
        alike = [fact for fact in self.facts if likeness(fact, said) >= _ALIKE and _says(fact, number)]
        live = [fact for fact in alike if not is_dead(fact)]
        if not live:
            return bool(alike)
        other: Side = "target" if side == "baseline" else "baseline"
        return side in ("baseline", "target") and all(
            fact.status == "goal"
            and fact.direction != "maintain"
            and any(same(number, held) for held in numbers_of(fact, other))
            and not any(same(number, held) for held in numbers_of(fact, side))
            for fact in live
        )

    def _is_near(self, quote: Quote, said: frozenset[str]) -> bool:
        text = self.texts[quote.document]
        return bool(said & meaning(text[max(0, quote.start - _CONTEXT) : quote.end + _CONTEXT]))

    def _is_free(self, number: Number, said: frozenset[str], quote: Quote) -> bool:
        """Say whether a number in a quote is neither dead there, nor another metric's, nor in dispute."""
        there = [
            fact for fact in self.facts if _says(fact, number) and any(overlap(quote, proof) for proof in fact.quotes)
        ]
        if there:
            return any(not is_dead(fact) and bool(said & (stems(fact.metric) | meaning(quote.text))) for fact in there)
        return not any(overlap(quote, proof) for conflict in self.conflicts for proof in conflict.quotes)


def meaning(text: str) -> frozenset[str]:
    """Give the stems of the words that say what is measured: no numbers, no months, no verbs of direction."""
    return frozenset(
        word for word in stems(text) if not word.isdecimal() and word not in _MONTHS and direction_of(word) is None
    )


def called(text: str) -> frozenset[str]:
    """Give the words by which notes may call what a sentence measures: its own, and the initials of its phrases."""
    initials = [word.lower[0] for word in words(text)]
    runs = ("".join(initials[i : i + size]) for size in (3, 4, 5) for i in range(len(initials) - size + 1))
    return meaning(text) | frozenset(runs)


def likeness(fact: Fact, said: frozenset[str]) -> float:
    """Say how much of a fact's metric a key result's words name, from 0 to 1."""
    named = stems(fact.metric)
    return len(named & said) / len(named) if named else 0.0


def _says(fact: Fact, number: Number) -> bool:
    return any(same(number, held) for _, held in sides(fact))
