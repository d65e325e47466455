"""Decides which numbers a model may state: those the notes hold for its metric, and that nobody refused or replaced."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.drafter.model_quotes import overlap
from assistant.drafter.model_sources import is_dead
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.evidence.held import proof
from assistant.evidence.metric_words import likeness, meaning, stems
from assistant.evidence.numbers import Number, Side, numbers_of, same, sides
from assistant.okr import Quote

_ALIKE = 0.5  # share of the words of a fact's metric that a key result must say to speak of the same thing
_CONTEXT = 200  # characters round a quote in which its metric may be named


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
        notes = [quote for quote in quotes if quote.document in self.texts]
        if not any(self._is_near(quote, said) for quote in notes):
            return None
        for quote in notes:
            held = proof(number, side, (quote,), self.texts[quote.document])
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


def _says(fact: Fact, number: Number) -> bool:
    return any(same(number, held) for _, held in sides(fact))
