"""What notes hold: their numbers, the facts about a metric, and the line where a note says so."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.checker.figures import held_in, is_unsaid
from assistant.evidence.facts import Evidence, Fact, Status
from assistant.evidence.metric_words import likeness, meaning
from assistant.evidence.numbers import Number, Side, ends, is_near, numbers_in, same, sides
from assistant.language.changes import changes
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Change, Quantity
from assistant.language.sentences import sentences
from assistant.language.shifts import Shift, moved_aims
from assistant.language.units import comparable
from assistant.okr import Quote

ALIKE = 0.5  # share of the words of a fact's metric that a key result must say to speak of the same thing
_DEAD: tuple[Status, ...] = ("rejected", "superseded", "other_team")
_AIMED: tuple[Status, ...] = ("goal", "observation", "superseded")  # whose target a later sentence may move
_MOVES: tuple[Side, ...] = ("relative", "change")
_ANSWER = 160  # characters behind a number in which others may take it back
_AGREED = re.compile(r"\b(?:agreed|approved|confirmed|decided|signed off)\b", re.IGNORECASE)
_NEAR = 60  # characters between two values of one metric
_LONGEST = 120  # characters of a note that a message repeats


@dataclass(frozen=True, slots=True)
class Notes:
    """The evidence of all notes, with every number in their facts and texts."""

    evidence: tuple[Evidence, ...]
    facts: tuple[Fact, ...]
    held: tuple[Number, ...]
    moves: tuple[Change, ...] = ()
    moved_aims: tuple[Shift, ...] = ()
    gaps: tuple[tuple[Side, float], ...] = ()

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, evidence: tuple[Evidence, ...]) -> "Notes":
        """Open the evidence of some notes; all rules of one check read the same."""
        facts = tuple(fact for one in evidence for fact in one.facts)
        texts = [one.text for one in evidence]
        held = [number for fact in facts for _, number in sides(fact)]
        held += [number for text in texts for number in held_in(text)]
        ways = [(fact.baseline, fact.target) for fact in facts]
        ways += [(pair.baseline.value, pair.target.value) for text in texts for pair in pairs(text)]
        ways += [(one.value, after.value) for text in texts for one, after in _neighbours(text)]
        return cls(
            evidence,
            facts,
            tuple(dict.fromkeys(held)),
            tuple(move for text in texts for move in changes(text)),
            tuple(each for text in texts for each in moved_aims(text)),
            tuple(gap for start, end in ways if start is not None and end is not None for gap in _gaps(start, end)),
        )

    @classmethod
    def in_words(cls, texts: Iterable[str]) -> "Notes":
        """Open plain texts, of which only the numbers are known."""
        return cls((), (), tuple(dict.fromkeys(number for text in texts for number in held_in(text))))

    def hold(self, number: Number) -> bool:
        """Say whether a fact or any number of the texts is this number."""
        return is_unsaid(number) or any(same(number, each) for each in self.held)

    def give(self, number: Number, side: Side, start: Number | None, said: frozenset[str]) -> bool:
        """Say whether the notes give a number that they do not hold: a change of two values, or what a change leads to.

        `start`: the baseline of the key result, from which a stated change leads on. "Raise the target by 5" leads on
        from the targets that the notes have for what its words, `said`, measure.
        """
        if side == "baseline":
            return False
        if side == "target":
            led = [] if start is None else [(start, each.relative, each.absolute) for each in self.moves]
            aims = [aim for aim in self._aims(said) if comparable(aim.unit, number.unit)] if self.moved_aims else []
            led += [(aim, each.relative, each.absolute) for each in self.moved_aims for aim in aims]
            return any(is_near(end, number.value) for held, by, change in led for end in ends(held.value, by, change))
        return any(is_near(gap, number.value) for each, gap in self.gaps if each == side)

    def _aims(self, said: frozenset[str]) -> list[Number]:
        """Give the targets of the facts whose metric is closest by name to what the words measure."""
        near = [*self.about(said)]
        closest = max((like for like, _ in near), default=0.0)
        return [
            number
            for like, fact in near
            if like == closest and fact.status in _AIMED
            for side, number in sides(fact)
            if side == "target"
        ]

    def about(self, said: frozenset[str], least: float = ALIKE) -> Iterator[tuple[float, Fact]]:
        """Give the facts whose metric the words name, each with how much of its name they say."""
        for fact in self.facts:
            like = likeness(fact, said)
            if like >= least and like > 0:
                yield like, fact

    def dead(self, number: Number, side: Side, said: frozenset[str], named: frozenset[str]) -> tuple[Fact, ...]:
        """Give the facts that hold a number of a metric as refused, replaced or another team's; none if it also lives.

        It lives where a fact that shares a word holds it as something else, in an open conflict, or in any sentence
        on the matter that none of the dead facts quotes. `said`: the words of the key result, `named`: of its metric.
        """
        dead = tuple(
            fact
            for fact in self.facts
            if _is_dead(fact, side, number)
            and (likeness(fact, said) >= ALIKE or _is_beside(fact, number, named))
            and self._is_sure(fact, side, said)
        )
        if not dead:
            return ()
        words = named.union(*(meaning(fact.metric) for fact in dead))
        quotes = [quote for fact in dead for quote in fact.quotes]
        for fact in self.facts:
            if not any(_is(number, held) for _, held in sides(fact)):
                continue
            if fact.status == "past" and side != "baseline":
                quotes += fact.quotes
            elif fact.status not in _DEAD and not words.isdisjoint(meaning(fact.metric)):
                return ()
        open_ends = [quote for one in self.evidence for conflict in one.conflicts for quote in conflict.quotes]
        if any(_overlap(quote, other) for quote in quotes for other in open_ends):
            return ()
        return () if self._is_said_elsewhere(number, words, quotes) else dead

    def _is_sure(self, fact: Fact, side: Side, said: frozenset[str]) -> bool:
        """Say whether a dead fact is so beyond doubt: what replaces it stands in the notes, nobody agrees beside it."""
        if fact.status == "superseded":
            return any(
                (other.metric == fact.metric or likeness(other, said) >= ALIKE)
                and other.status in ("goal", "observation")
                and any(each == side for each, _ in sides(other))
                for other in self.facts
            )
        reach = 0 if fact.status == "rejected" else _ANSWER
        texts = {one.document: one.text for one in self.evidence}
        return not any(
            _AGREED.search(texts.get(quote.document, "")[quote.start : quote.end + reach]) for quote in fact.quotes
        )

    def _is_said_elsewhere(self, number: Number, words: frozenset[str], quotes: Sequence[Quote]) -> bool:
        for one in self.evidence:
            covered = [(quote.start, quote.end) for quote in quotes if quote.document == one.document]
            places = (
                quantity.bare[0]
                for quantity in quantities(one.text)
                if any(
                    value is not None and _is(number, Number(value, quantity.unit))
                    for value in (quantity.value, quantity.upto)
                )
            )
            free = (at for at in places if not any(start <= at < end for start, end in covered))
            spans = sentences(one.text)
            holding = {bisect_right(spans, (at, len(one.text))) - 1 for at in free} - {-1}
            if any(words & meaning(one.text[slice(*spans[place])]) for place in holding):
                return True
        return False

    def goal(self, number: Number, said: frozenset[str]) -> str | None:
        """Give the goal that the notes hold for a metric, the closest by name, with its place."""
        goals = [
            (len(meaning(fact.metric)), fact, Number(fact.target, fact.unit))
            for _, fact in self.about(said, least=1.0)
            if fact.status == "goal" and fact.target is not None and comparable(fact.unit, number.unit)
        ]
        if not goals:
            return None
        _, goal, aim = max(goals, key=lambda each: each[0])
        quote = _saying(goal, aim)
        return Notes.written(aim) if quote is None else f"{Notes.written(aim)}, as {self.line(quote)} says"

    def of_today(self, said: frozenset[str]) -> Iterator[tuple[Fact, Number]]:
        """Give what the notes are sure to be today's values of a metric."""
        for _, fact in self.about(said):
            if fact.status in ("observation", "goal") and not fact.tentative:
                yield from ((fact, number) for side, number in sides(fact) if side == "baseline")

    @staticmethod
    def is_owned(fact: Fact, owners: frozenset[str]) -> bool:
        """Say whether a fact's owner is one of those that the words name."""
        return not owners.isdisjoint(meaning(fact.owner or ""))

    @staticmethod
    def name(side: Side, number: Number) -> str:
        """Name a number for a message: the target 61%."""
        return f"{side if side in ('baseline', 'target') else 'change'} {Notes.written(number)}"

    @staticmethod
    def written(number: Number) -> str:
        """Write a number with its unit."""
        value = f"{round(number.value, 4):,}".removesuffix(".0")
        if number.unit == "%":
            return f"{value}%"
        return value if number.unit in (None, "count", "score") else f"{value} {number.unit}"

    def place(self, fact: Fact, number: Number) -> str:
        """Say where a fact is written: the words that hold the number, the document and the line."""
        quote = _saying(fact, number)
        if quote is None:
            return fact.metric
        said = " ".join(quote.text.split())
        said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} …"
        return f"“{said}” ({self.line(quote)})"

    def line(self, quote: Quote) -> str:
        """Name the document and the line of a quote, counted from 1."""
        text = next((one.text for one in self.evidence if one.document == quote.document), "")
        return f"{quote.document} line {text.count(chr(10), 0, quote.start) + 1}"


def _is_dead(fact: Fact, side: Side, number: Number) -> bool:
    """Say whether a number is what is dead of a fact: its aim where it has one, all of another team's."""
    if fact.status not in _DEAD:
        return False
    held = [(each, one) for each, one in sides(fact) if (each in _MOVES) == (side in _MOVES)]
    if fact.status != "other_team":
        if any(each != "baseline" for each, _ in sides(fact)):
            held = [(each, one) for each, one in held if each != "baseline"]
        if side == "baseline":
            held = [(each, one) for each, one in held if each == "baseline"]
    return any(_is(number, one) for _, one in held)


def _saying(fact: Fact, number: Number) -> Quote | None:
    """Give the quote that says a number, else the first."""
    quotes = [quote for quote in fact.quotes if quote.text.strip()]
    holding = (quote for quote in quotes if any(_is(number, one) for one in numbers_in(quote.text)))
    return next(holding, quotes[0] if quotes else None)


def _is_beside(fact: Fact, number: Number, named: frozenset[str]) -> bool:
    """Say whether a quote says a number and every word of a metric's name, if that has two or more."""
    return len(named) > 1 and any(
        named <= meaning(quote.text) and any(_is(number, one) for one in numbers_in(quote.text))
        for quote in fact.quotes
    )


def _is(number: Number, other: Number) -> bool:
    """Say whether two numbers are one and can be of one metric."""
    return same(number, other) and comparable(number.unit, other.unit)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _neighbours(text: str) -> Iterator[tuple[Quantity, Quantity]]:
    """Give numbers that follow one another closely and can be of one metric: 120 partners, want 200."""
    for one, after in pairwise(quantities(text)):
        if after.start - one.end <= _NEAR and comparable(one.unit, after.unit):
            yield one, after


def _gaps(start: float, end: float) -> Iterator[tuple[Side, float]]:
    yield "change", abs(end - start)
    if start:
        yield "relative", 100 * abs((end - start) / start)
