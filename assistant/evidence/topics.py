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
from assistant.evidence.worth import content, is_aside, is_moved, is_same, own_worth
from assistant.language.words import stem, words

_ROW = re.compile(
    r"\W{0,3}(?:(?:row|line|kr|metric|item|no\.|nr\.?|#)[ ]?(\d{1,2})(?![\d.%])|(?<![\d.])(\d{1,2})(?=:\s))",
    re.IGNORECASE,
)
_LINKED = re.compile(r"(?:from|to|till|until|between|before) ", re.IGNORECASE)
_REACH = 6
_FEW = 4


@dataclass
class Topics:
    """The metrics named so far: `topic` was the last to get a number, `candidate` was named and has none yet."""

    text: str
    people: frozenset[str]
    spoken: bool = False
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
        tokens = words(statement.text)
        numbers = [(value.start - statement.start, value.end - statement.start) for value in statement.values]
        named = [t for t in tokens if is_named_word(t.lower) and not any(s <= t.start < e for s, e in numbers)]
        brief = len(tokens) <= _FEW and not named and heading is None and statement.block.kind == "text"
        goes_on = (points_back(statement.text) or brief) and (self.topic is not None or heading is None)
        if not goes_on:
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
        noun = counted(self.text, value)
        before = words(self.text[max(statement.start, value.start - 24) : value.start])
        if (noun is not None and noun in vocabulary("inputs")) or (
            unit is None and before and before[-1].lower in vocabulary("inputs") and self.text[value.start - 1] == " "
        ):
            return None, False
        part = self.register.part_of(number, unit, noun)
        if part is not None:
            return part, noun is not None
        own, after = own_words(self.text, statement, value, named, self.people)
        match = self.register.find(own, unit) if own is not None else None
        aims = asked or (reading.role == "target" and (reading.sure or value.change is not None))
        options: list[tuple[float, int, Thread, bool]] = []
        if own is not None:
            worth = own_worth(self.text, statement, own, after, value)
            if match is not None:
                options.append((worth + 1.5, 3, match, True))
            elif worth >= 1.5:
                options.append((worth, 2, Thread([own], turn=self.turn), True))
        if not rival:
            candidate = self._candidate(unit)
            if candidate is not None and (not candidate.events or _takes(candidate, value)):
                options.append((self._named_worth(candidate, statement, value, reading), 1, candidate, False))
        topic = self.topic if self.topic is not None and self.turn - self.topic.turn <= _REACH else None
        if topic is not None and not rival and _takes(topic, value):
            going = self._going_worth(topic, statement, value, reading, aims, noun)
            rivalled = own is not None and reading.role == "current"
            if rivalled and own is not None and own_worth(self.text, statement, own, after, value) >= 2.4:
                going -= 1.0
            options.append((going, 0, topic, False))
        if value.change is not None:
            options += [(3.6, 0, thread, False) for thread in self._changed(statement, value)]
        if noun is None and value.change is None:
            known = self.register.with_number(number, unit, self.topic)
            if known is not None:
                options.append(
                    (3.4 if value.pair is not None else 2.6, 0, known, False)
                )  # a pair starts where it stood
        if not rival:
            echoed = self._echoed(statement, value)
            if echoed is not None and own is None:
                options.append((2.6, 0, echoed, False))
        if not options:
            subject = None if rival or noun is not None else self._subject(statement, value, named, unit)
            if subject is None:
                return None, False
            match = self.register.find(subject, unit)
            return match or self.register.keep(Thread([subject], turn=self.turn)), match is None
        options.sort(key=lambda option: (-option[0], -option[1]))
        worth, _, thread, named_here = options[0]
        if worth < 1.5 or (
            is_aside(self.text, value, statement)
            and not any(e.same_number(number, unit) for e in thread.events)
            and not named_here
        ):
            return None, False
        if named_here and own is not None:
            if match is None:
                candidate = None if rival else self._candidate(unit)
                waits = candidate is not None and not candidate.events and not is_moved(self.text, own, value)
                if waits and candidate is not None and is_same(candidate.phrases[0], own, statement):
                    thread = candidate
                if thread is not candidate or not _LINKED.match(own.text):
                    self.register.name(thread, own)
            else:
                self.register.name(match, own)
        elif own is not None and not thread.events and not own.sure:
            self.register.name(thread, own)
        return self.register.keep(thread), named_here or (not thread.events and self.named_at == self.turn)

    def _candidate(self, unit: str | None) -> Thread | None:
        """Give the metric named last that waits for a number."""
        if self.candidate is None or self.turn - self.named_at > _REACH:
            return None
        return self.register.find(self.candidate, unit) or Thread([self.candidate], turn=self.turn)

    def _named_worth(self, thread: Thread, statement: Statement, value: Value, reading: Reading) -> float:
        phrase = thread.phrases[0]
        worth = 2.6 if phrase.label or phrase.sure or self.asked_of else 2.0
        if phrase.label and statement.block.start <= phrase.start and phrase.end <= value.start:
            worth += 2.0
        if self.topic is not None and self.named_at < self.topic.turn:
            worth -= 1.0
        worth += 0.4 * self._adjacent(statement, value)
        if value.first[1] is None and value.change is None:
            worth -= 0.25 * max(0, content(self.text, self.people, statement, value) - 2)
        return worth - 0.25 * (self.turn - self.named_at)

    def _changed(self, statement: Statement, value: Value) -> list[Thread]:
        """Give the metric of a number said beside a change: "halve the thirty-eight"."""
        others = [other for other in statement.values if other is not value and other.clause == value.clause]
        found = [self.register.with_number(*other.first, self.topic) for other in others if other.quantity is not None]
        return [thread for thread in found if thread is not None][:1]

    def _going_worth(
        self, topic: Thread, statement: Statement, value: Value, reading: Reading, aims: bool, noun: str | None
    ) -> float:
        number, unit = value.first
        lacks = topic.is_open or (topic.is_aim_only and reading.role != "target")
        worth = 1.3 + 0.7 * lacks + 0.5 * aims
        newer = self.candidate is not None and self.named_at > topic.turn
        if newer and self.candidate is not None:
            worth -= 1.2 * (self.candidate.label or self.candidate.sure or self.asked_of)
        worth += 0.4 * (topic.block == statement.block.start or topic.turn == self.turn - 1)
        said = content(self.text, self.people, statement, value)
        worth += 0.8 if said == 0 else 0.3 if said <= 2 else -0.1 * min(6, said - 2)
        if unit not in (None, "count") and topic.unit is not None:
            worth += 0.5
        if any(event.same_number(number, unit) for event in topic.events):
            worth += 1.0
        if value.pair is not None and any(event.role == "current" for event in topic.events):
            worth += 1.0 if any(event.same_number(number, unit) for event in topic.events) else -1.0
        if noun is not None and not _counts(noun, topic):
            worth -= 1.5
        if points_back(statement.text) and not newer:
            worth += 0.4
        return worth - 0.2 * max(0, self.turn - topic.turn - 1)

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

    def _adjacent(self, statement: Statement, value: Value) -> bool:
        """Say whether the metric just named stands in the clause before the number, or in a question before it."""
        if self.candidate is None or self.named_at != self.turn:
            return self.asked_of
        begin = statement.clauses[max(0, value.clause - 1)][0]
        return begin <= self.candidate.start <= value.start


def _takes(thread: Thread, value: Value) -> bool:
    return value.change is not None or thread.fits(*value.first)


def _counts(noun: str, thread: Thread) -> bool:
    """Say whether a noun that a number counts is what a metric counts."""
    stems = {each for phrase in thread.phrases for each in phrase.stems}
    return (
        stem(noun) in stems
        or noun in ("cases", "times", "pieces", "units")
        or (not thread.events and thread.phrases[0].label)
    )
