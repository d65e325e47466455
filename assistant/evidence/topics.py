"""Topics: which metric a number belongs to: its own words, what was just named, what still lacks a value."""

import re
from dataclasses import dataclass, field

from assistant.evidence.cues import vocabulary
from assistant.evidence.events import Thread
from assistant.evidence.metrics import Phrase
from assistant.evidence.own_words import counted, own_words
from assistant.evidence.plain_words import is_named, is_named_word, points_back
from assistant.evidence.register import Register
from assistant.evidence.roles import Reading
from assistant.evidence.statements import Statement, Value
from assistant.language.words import stem, words

_COPULA = re.compile(
    r"[=:]|->|\u2192|\b(?:is|are|was|were|at|stands?|sits?|stays?|runs?|ist|liegt|est|es|now|below|under|above|over)\b",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"\W{0,3}(?:(?:row|line|kr|metric|item|no\.|nr\.?|#)[ ]?(\d{1,2})(?![\d.%])|(?<![\d.])(\d{1,2})(?=:\s))",
    re.IGNORECASE,
)
_REACH = 6


@dataclass
class Topics:
    """The metrics named so far: `topic` was the last to get a number, `candidate` was named and has none yet."""

    text: str
    people: frozenset[str]
    register: Register = field(default_factory=Register)
    topic: Thread | None = None
    candidate: Phrase | None = None
    named_at: int = 0
    asked_of: bool = False
    before: list[Phrase] = field(default_factory=list)
    rows: list[Thread | None] = field(default_factory=list)

    @property
    def turn(self) -> int:
        """The number of the statement being read."""
        return self.register.turn

    def consider(self, phrase: Phrase, asked: bool = False) -> None:
        """Take a phrase as the metric of the numbers to come."""
        self.candidate, self.named_at, self.asked_of = phrase, self.turn, asked

    def part(self, statement: Statement, heading: Phrase | None) -> None:
        """Begin an item or paragraph: the topic of the one before goes on only where the words point back."""
        if not points_back(statement.text):
            self.topic = None
            self.candidate, self.named_at = heading, self.turn

    def point(self, statement: Statement) -> None:
        """Take "row 3" or "KR2" at the beginning of a sentence as the metric of that row of the table before."""
        match = _ROW.match(statement.text)
        number = int(match[1] or match[2]) if match is not None else 0
        thread = self.rows[number - 1] if 0 < number <= len(self.rows) else None
        if thread is not None:
            thread.turn, thread.block = self.turn, statement.block.start
            self.topic, self.candidate = thread, None

    def choose(
        self, statement: Statement, value: Value, reading: Reading, named: list[Phrase], asked: bool, rival: bool
    ) -> tuple[Thread | None, bool]:
        """Choose the thread of a number, and say whether its own words name it."""
        number, unit = value.first
        own, after = own_words(self.text, statement, value, named)
        noun = counted(self.text, value)
        if noun is not None and noun in vocabulary("inputs"):
            return None, False
        part = self.register.part_of(number, unit, noun)
        if part is not None:
            return part, noun is not None
        match = self.register.find(own, unit) if own is not None else None
        if match is not None and own is not None:
            self.register.name(match, own)
            return match, True
        base, titled = (None, False) if rival else self._base(statement, value, reading)
        if own is None and not rival and (base is None or not base.events):
            echoed = self._echoed(statement, value)
            if echoed is not None:
                return echoed, False
        if own is not None and base is not None and not own.sure and not after and not self._is(own, value):
            own = None
        if base is not None and noun is not None and own is None and not _counts(noun, base):
            base = None
        aims = asked or (reading.role == "target" and (reading.sure or value.change is not None))
        if own is not None:
            joins = base is not None and _joins(base, titled, own, after, aims, statement.block.start)
            if base is None or not joins:
                return self.register.keep(Thread([own], turn=self.turn)), True
            self.register.name(base, own)
            return self.register.keep(base), True
        said_before = noun is None and value.change is None
        known = self.register.with_number(number, unit, self.topic) if said_before else None
        live = base is not None and (titled or aims or base.is_open)
        if known is not None and known is not base and not live:
            return known, False
        if base is None and noun is None and not rival:
            subject = self._subject(statement, value, named, unit)
            if subject is not None:
                match = self.register.find(subject, unit)
                return match or self.register.keep(Thread([subject], turn=self.turn)), match is None
        if base is None:
            return None, False
        if self._is_aside(value, statement) and not any(event.same_number(number, unit) for event in base.events):
            return None, False
        room = 3 if points_back(statement.text) or titled or aims else 1
        if base.block == statement.block.start or (titled and base.phrases[0].label):
            room += 2 if not base.phrases[0].label else 8
        if unit is None and self.content(statement, value) > room:
            return None, False
        return self.register.keep(base), titled and self.named_at == self.turn

    def _echoed(self, statement: Statement, value: Value) -> Thread | None:
        """Find the metric of just before that a word beside a number points back to: "the plan said 75% for mobile"."""
        unit = value.first[1]
        if unit in (None, "count") or value.change is not None:
            return None
        begin, stop = statement.clauses[value.clause]
        said = {stem(token.lower) for token in words(self.text[begin:stop]) if is_named_word(token.lower)}
        return self.register.echoed(said, unit)

    def _subject(self, statement: Statement, value: Value, named: list[Phrase], unit: str | None) -> Phrase | None:
        """Find what a number with a unit speaks of: its clause's subject, or the words before it."""
        if unit is None or value.change is not None:
            return None
        left = [phrase for phrase in named if phrase.end <= value.start and is_named(phrase)]
        if left:
            return left[0]
        if value.start - statement.start > 4 or not self.before:
            return None
        return next((phrase for phrase in reversed(self.before) if phrase.sure), self.before[-1])

    def _base(self, statement: Statement, value: Value, reading: Reading) -> tuple[Thread | None, bool]:
        """Give the thread under discussion, and whether it is a metric just named that has no number yet."""
        fresh = self.candidate if self.candidate is not None and self.turn - self.named_at <= _REACH else None
        topic = self.topic if self.topic is not None and self.turn - self.topic.turn <= _REACH else None
        if fresh is not None and (topic is None or self.named_at >= topic.turn):
            thread = self.register.find(fresh, value.first[1]) or Thread([fresh], turn=self.turn)
            beside = self._adjacent(statement, value)
            weak = not fresh.label and not beside and (not fresh.sure or reading.role == "target")
            takes = (not thread.events and (fresh.label or self.named_at == self.turn)) or _takes(thread, value)
            if takes and not (weak and topic is not None and topic.is_open):
                return thread, not thread.events
        if topic is not None and _takes(topic, value):
            return topic, False
        return None, False

    def _adjacent(self, statement: Statement, value: Value) -> bool:
        """Say whether the metric just named stands in the clause before the number, or in a question before it."""
        if self.candidate is None or self.named_at != self.turn:
            return self.asked_of
        begin = statement.clauses[max(0, value.clause - 1)][0]
        return begin <= self.candidate.start <= value.start

    def _is(self, phrase: Phrase, value: Value) -> bool:
        """Say whether a verb of being ties a phrase to a number: "the queue is at 12", "wait: 12"."""
        between = self.text[phrase.end : value.start]
        return _COPULA.search(between) is not None or (
            not between.strip() and (value.pair is not None or self._opens(phrase))
        )

    def _opens(self, phrase: Phrase) -> bool:
        """Say whether a phrase stands at the beginning of a line or sentence, as a label would."""
        before = self.text[max(0, phrase.start - 3) : phrase.start]
        return not before.strip(" \t*-\u2022~>") or before[-2:-1] in (".", "\n")

    def content(self, statement: Statement, value: Value) -> int:
        """Count the words of a number's clause that are no cue, no date, no number and no small word."""
        begin, stop = statement.clauses[value.clause]
        spans = [(each.start, each.end) for each in statement.values]
        spans += [(each.start, each.end) for each in statement.deadlines]
        spans += [(each.start, each.end) for each in statement.cues]
        total = 0
        for token in words(self.text[begin:stop]):
            at = begin + token.start
            if any(start < begin + token.end and at < end for start, end in spans):
                continue
            total += not (not is_named_word(token.lower) or token.lower in self.people or len(token.lower) < 2)
        return total

    def _is_aside(self, value: Value, statement: Statement) -> bool:
        """Say whether a number may be a pronoun or an aside: one to three in words, in a sentence of many words."""
        quantity = value.quantity
        if (
            quantity is None
            or quantity.unit is not None
            or quantity.value not in (1, 2, 3)
            or quantity.comparator is not None
        ):
            return False
        worded = self.text[value.start : value.end].strip()[-1:].isalpha()
        return worded and len(words(statement.text)) > 5


def _takes(thread: Thread, value: Value) -> bool:
    return value.change is not None or thread.fits(*value.first)


def _joins(base: Thread, titled: bool, own: Phrase, after: bool, aims: bool, block: int) -> bool:
    """Say whether a number with words of its own still belongs to the metric under discussion."""
    has_current = any(event.role == "current" and not event.dead for event in base.events)
    if titled:
        if not base.phrases[0].label and not own.sure and not after and len(own.stems) >= 2:
            return False
        return base.phrases[0].label or not own.sure or (after and not own.label)
    same = base.block == block
    if not own.sure and not after and len(own.stems) >= 2 and not (aims and same and base.is_open):
        return False
    if own.sure and not after:
        return False
    if aims:
        return base.is_open or not own.sure
    if own.sure:
        return not has_current
    return not has_current or after


def _counts(noun: str, thread: Thread) -> bool:
    """Say whether a noun that a number counts is what a metric counts."""
    stems = {each for phrase in thread.phrases for each in phrase.stems}
    return (
        stem(noun) in stems
        or noun in ("cases", "times", "pieces", "units")
        or (not thread.events and thread.phrases[0].label)
    )
