"""What a key result claims to have from notes: its numbers, its metric, and whether its target is only proposed."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import word_list
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import called, meaning
from assistant.evidence.numbers import Number, Side, ends, is_near, same, sides
from assistant.language.units import convert, family
from assistant.language.words import words
from assistant.okr import Quote, TargetSource

_PLAIN = (None, "count", "score")


@dataclass(frozen=True, slots=True)
class Claims:
    """A key result as one who cites: `owner` is whose OKRs it stands in."""

    key_result: KeyResultSubject
    owner: str | None

    @property
    def owners(self) -> frozenset[str]:
        """Give the words that name whose result it is."""
        return meaning(f"{self.owner or ''} {self.key_result.given.owner or ''}")

    @property
    def said(self) -> frozenset[str]:
        """Give the words by which notes may call what it measures."""
        return called(f"{self.key_result.text} {self.key_result.reading.metric or ''}")

    @property
    def named(self) -> frozenset[str]:
        """Give the words of its metric."""
        return meaning(self.key_result.reading.metric or "")

    @property
    def cited(self) -> tuple[Quote, ...]:
        """Give what it cites."""
        return self.key_result.given.citations

    @property
    def source(self) -> TargetSource | None:
        """Give where its target is said to come from."""
        source = self.key_result.given.source
        return source.target if source is not None else None

    @property
    def start(self) -> Number | None:
        """Give its baseline."""
        return next((number for side, number in sides(self.key_result.reading) if side == "baseline"), None)

    @property
    def target(self) -> Number | None:
        """Give its target."""
        return next((number for side, number in sides(self.key_result.reading) if side == "target"), None)

    @property
    def is_proposed(self) -> bool:
        """Say whether its target is marked as nobody's word yet, in the field or in the sentence."""
        if self.source in ("proposed", "unknown"):
            return True
        named = frozenset(word.lower for word in words(self.key_result.reading.metric or ""))
        return not (self.key_result.lowers - named).isdisjoint(word_list("proposing"))

    @property
    def is_worked_out(self) -> bool:
        """Say whether its baseline and change give its target."""
        start, target, reading = self.start, self.target, self.key_result.reading
        if start is None or target is None:
            return False
        value = start.value
        if start.unit is not None and target.unit is not None:
            converted = convert(value, start.unit, target.unit)
            value = value if converted is None else converted
        return any(is_near(end, target.value) for end in ends(value, reading.relative_change, reading.change))

    def numbers(self) -> Iterator[tuple[Side, Number]]:
        """Give its numbers, without a target that its own baseline and change give."""
        worked_out = self.is_worked_out
        return ((side, number) for side, number in sides(self.key_result.reading) if side != "target" or not worked_out)

    def span(self, number: Number) -> tuple[int, int] | None:
        """Give where its sentence says a number, null where only a field does."""
        for quantity in self.key_result.said.quantities:
            if same(number, Number(quantity.value, quantity.unit)):
                return quantity.start, quantity.end
        return None

    def reaches(self, number: Number) -> bool:
        """Say whether a value is where it wants to be; no where the two do not compare."""
        reading, target, value = self.key_result.reading, self.target, number.value
        if target is None:
            return False
        if number.unit != target.unit and not (number.unit in _PLAIN and target.unit in _PLAIN):
            if number.unit is None or target.unit is None or family(number.unit) is None:
                return False
            converted = convert(value, number.unit, target.unit)
            if converted is None:
                return False
            value = converted
        if value == target.value:
            return reading.comparator not in ("<", ">")
        return (value > target.value) == (reading.direction == "increase")

    def is_of(self, fact: Fact) -> bool:
        """Say whether a fact is about the very metric: each names all the words of the other, and no part of it."""
        named = meaning(fact.metric)
        quoted = " ".join(quote.text for quote in fact.quotes)
        told = {word.lower for word in words(f"{fact.metric} {quoted}")}
        return (
            bool(named)
            and named <= self.said
            and self._asked() <= named | meaning(quoted)
            and self.key_result.lowers.issuperset(told & word_list("scopes"))
        )

    def _asked(self) -> frozenset[str]:
        """Give what its sentence says besides its verb, its numbers and its dates."""
        said, verb = self.key_result.said, self.key_result.statement.verb_span
        spans = [(quantity.start, quantity.end) for quantity in said.quantities]
        spans += [(deadline.start, deadline.end) for deadline in said.deadlines]
        spans += [verb] if verb is not None else []
        left = [word.lower for word in said.words if not any(start <= word.start < end for start, end in spans)]
        return meaning(" ".join(left))
