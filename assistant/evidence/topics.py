"""Topics: which metric a number belongs to: its own words, what was just named, what still lacks a value."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from assistant.evidence.cues import vocabulary
from assistant.evidence.events import Event, Thread, compatible
from assistant.evidence.metrics import Phrase, likeness
from assistant.evidence.roles import Reading
from assistant.evidence.statements import Statement, Value
from assistant.language.units import family
from assistant.language.words import stem, words

_TIES = re.compile(
    r"[\s\"'\u201c\u201d*_(=:~\u2248\u2192>.\u2026-]*(?:\b(?:is|are|was|were|'s|s|be|been|at|of|to|from"
    r"|under|below|over|above|has|have|takes?|stands?"
    r"|sits?|runs?|hits?|reach(?:es)?|should|must|need|needs|needs to|has to|have to|may|not|cannot|can"
    r"|mustn't|exceed|cross|becomes?"
    r"|stays?|remains?|goes|go|went|fell|rose|grew|drops?|dropped|down|up|back|now|today|currently|still"
    r"|only|just|about|around|roughly|already"
    r"|target|goal|averages?|comes?|in|for|by|the|a|max|min|maximum|minimum|at least|at most|no more than"
    r"|than|less|more|between"
    r"|equals?|shall|will|would|could|it|that|this|we|want|get|bring|cut|halve|reduce|raise|increase|grow"
    r"|lift|keep|hold|not go|median|average|avg"
    r"|ist|sind|liegt|bei|auf|von|est|es|son|de|al|a|an|als|soll|currently|present(?:ly)?|last|month|week"
    r"|quarter|year|ca|approx|never|no|ever"
    r"|stuck|hovering|running|standing|sitting|well|even|all|i|you|let|let's|lets|say|make|call|painful"
    r"|pretty|quite|really|some)\b[\s\"'\u201c\u201d*_(=:~\u2248\u2192>-]*)*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s\"'\u201c\u201d)*_,]*(?:\b(?:of|the|our|all|a|an|are|is|do|does|did|have|has|had|who|that|can"
    r"|could|still|only|new|more|every|each|any"
    r"|for|in|per|say|said|cent|percent|out|people|them|their|its|those|these|till|until|from|to"
    r"|incl)\b[\s\"'\u201c\u201d(*_]*)*",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"[=:]|->|\u2192|\b(?:is|are|was|were|at|stands?|sits?|stays?|runs?|ist|liegt|est|es|now|below|under|above|over)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[\s\"']*(?:of|der|des|de|das|von|aller)\b", re.IGNORECASE)
_ROW = re.compile(
    r"\W{0,3}(?:(?:row|line|kr|metric|item|no\.|nr\.?|#)[ ]?(\d{1,2})(?![\d.%])|(?<![\d.])(\d{1,2})(?=:\s))",
    re.IGNORECASE,
)
_BEING = re.compile(r"\s(?:is|are|was|were|get|gets|got)\s(?=[a-z])", re.IGNORECASE)
_SCOPED = re.compile(
    r"\W*(?:but |and )?(?:for|in|at|on|among|with) (?:our|the|this|us)\b[^.;:]{0,60}? (?:it is|it's|its|that is|that's)"
    r" (?:only |about |around )?",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(talk (?:to|with)|speak (?:to|with)|listen to|interview|observe|shadow|visit|meet)"
    r"(?: at least| about| up to| with)? ?$",
    re.IGNORECASE,
)
_MET = {
    "talk": "spoken to",
    "speak": "spoken to",
    "listen": "listened to",
    "interview": "interviewed",
    "observe": "observed",
    "shadow": "shadowed",
    "visit": "visited",
}
_WHEN = re.compile(
    r"\s(?:of|from|in|during) (?:the )?(?:last|this|past) (?:day|week|month|quarter|year|half)\b", re.IGNORECASE
)
_RATE = re.compile(r"(?<=[a-z] )(?:a|per|each|every) (?:day|week|month|quarter|year|hour|night|shift)\b", re.IGNORECASE)
_REACH = 6
_ECHO = 3
_FAR = 40
_SAME = 0.6
_MANY = 40
_NAMES = 6
_EVENTS = 40


@dataclass
class Topics:
    """The metrics named so far: `topic` was the last to get a number, `candidate` was named and has none yet."""

    text: str
    people: frozenset[str]
    threads: list[Thread] = field(default_factory=list)
    topic: Thread | None = None
    candidate: Phrase | None = None
    named_at: int = 0
    asked_of: bool = False
    before: list[Phrase] = field(default_factory=list)
    rows: list[Thread | None] = field(default_factory=list)
    holders: dict[int, Thread] = field(default_factory=dict)
    _by_stem: dict[str, list[Thread]] = field(default_factory=dict)
    _by_value: dict[float, list[Thread]] = field(default_factory=dict)
    _indexed: int = 0
    turn: int = 0

    def consider(self, phrase: Phrase, asked: bool = False) -> None:
        """Take a phrase as the metric of the numbers to come."""
        self.candidate, self.named_at, self.asked_of = phrase, self.turn, asked

    def part(self, statement: Statement, heading: Phrase | None) -> None:
        """Begin an item or paragraph: the topic of the one before goes on only where the words point back."""
        first = next(iter(words(statement.text[:40])), None)
        if first is None or first.lower not in vocabulary("back"):
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

    def find(self, phrase: Phrase, unit: str | None = None) -> Thread | None:
        """Find the thread of a metric by its words, the nearest of equals."""
        best, most = None, 0.0
        for thread in self._sharing(phrase):
            if not compatible(thread.unit, unit):
                continue
            alike = max(likeness(phrase, each) for each in thread.phrases)
            near = self.turn - thread.turn <= _REACH or phrase.label
            if len(phrase.stems) == 1 and not phrase.sure and not near:
                continue
            if alike >= _SAME and alike + 0.01 * near > most:
                best, most = thread, alike + 0.01 * near
        return best

    def _sharing(self, phrase: Phrase) -> list[Thread]:
        """Give the threads that share a word with a phrase, the newest first; only the newest of very many."""
        self._index_new()
        found = {id(thread): thread for word in sorted(phrase.stems) for thread in self._by_stem.get(word, ())[-_MANY:]}
        return sorted(found.values(), key=lambda thread: -thread.number)

    def _index_new(self) -> None:
        while self._indexed < len(self.threads):
            self._index(self.threads[self._indexed], 0)
            self._indexed += 1

    def _index(self, thread: Thread, first: int) -> None:
        if first == 0:
            thread.number = self._indexed
        for phrase in thread.phrases[first:]:
            for word in phrase.stems:
                listed = self._by_stem.setdefault(word, [])
                if not listed or listed[-1] is not thread:
                    listed.append(thread)

    def name(self, thread: Thread, phrase: Phrase) -> None:
        """Add a phrase to the names of a thread."""
        if phrase not in thread.phrases and len(thread.phrases) < _NAMES:
            thread.phrases.append(phrase)
            if thread.number >= 0:
                self._index(thread, len(thread.phrases) - 1)

    def remember(self, thread: Thread, event: Event) -> None:
        """Put an event into its thread; what a thread says over and over again is kept only so often."""
        if len(thread.events) < _EVENTS:
            thread.events.append(event)
            self.holders[id(event)] = thread
            if event.number is not None:
                self._by_value.setdefault(round(event.number, 6), []).append(thread)

    def choose(
        self, statement: Statement, value: Value, reading: Reading, named: list[Phrase], asked: bool, rival: bool
    ) -> tuple[Thread | None, bool]:
        """Choose the thread of a number, and say whether its own words name it."""
        number, unit = first_of(value)
        own, after = self._own(statement, value, named)
        counted = self._counted(value)
        if counted is not None and counted in vocabulary("inputs"):
            return None, False
        part = self._part_of(number, unit, counted)
        if part is not None:
            return part, counted is not None
        match = self.find(own, unit) if own is not None else None
        if match is not None and own is not None:
            self.name(match, own)
            return match, True
        base, titled = self._base(statement, number, unit, value, reading, rival)
        if own is None and not rival and (base is None or not base.events):
            echoed = self._echoed(statement, value, unit)
            if echoed is not None:
                return echoed, False
        if own is not None and base is not None and not own.sure and not after and not self._is(own, value):
            own = None
        if base is not None and counted is not None and own is None and not self._counts(counted, base):
            base = None
        aims = asked or (reading.role == "target" and (reading.sure or value.change is not None))
        if own is not None:
            joins = base is not None and self._joins(base, titled, own, after, aims, (statement.block.start,))
            if base is None or not joins:
                return self._kept(Thread([own], turn=self.turn)), True
            self.name(base, own)
            return self._kept(base), True
        known = self._by_number(number, unit, value, counted)
        live = base is not None and (titled or aims or is_open(base))
        if known is not None and known is not base and not live:
            return known, False
        if base is None and counted is None and not rival:
            subject = self._subject(statement, value, named, unit)
            if subject is not None:
                match = self.find(subject, unit)
                return match or self._kept(Thread([subject], turn=self.turn)), match is None
        if base is None:
            return None, False
        if self._small(value, statement) and not any(event.same_number(number, unit) for event in base.events):
            return None, False
        room = 3 if points_back(statement.text) or titled or aims else 1
        if base.block == statement.block.start or (titled and base.phrases[0].label):
            room += 2 if not base.phrases[0].label else 8
        if unit is None and self.content(statement, value) > room:
            return None, False
        return self._kept(base), titled and self.named_at == self.turn

    def _part_of(self, number: float, unit: str | None, counted: str | None) -> Thread | None:
        """Find the metric of which a bare number is a part: "then 14" or "10 services" of "7 of 18 services"."""
        if unit not in (None, "count") or number != int(number):
            return None
        for thread in reversed(self.threads[-_MANY:]):
            whole = thread.whole
            if whole is None or not 0 <= number <= whole:
                continue
            named = counted is not None and any(stem(counted) in phrase.stems for phrase in thread.phrases)
            share = round(number / whole * 100, 2)
            said = counted is None and number >= 4 and any(event.same_number(share, "%") for event in thread.events)
            if named or said:
                return thread
        return None

    def _echoed(self, statement: Statement, value: Value, unit: str | None) -> Thread | None:
        """Find the metric of just before that one word beside a number points back to: "the plan said 75% for mobile".

        Word and unit must both be that metric's, and of no other.
        """
        if unit in (None, "count") or value.change is not None:
            return None
        begin, stop = statement.clauses[value.clause]
        said = {stem(token.lower) for token in words(self.text[begin:stop]) if is_named_word(token.lower)}
        near = [
            thread
            for thread in self.threads[-_MANY:]
            if self.turn - thread.turn <= _ECHO and thread.unit == unit and any(said & p.stems for p in thread.phrases)
        ]
        return near[0] if len(near) == 1 else None

    def _subject(self, statement: Statement, value: Value, named: list[Phrase], unit: str | None) -> Phrase | None:
        """Find what a number with a unit speaks of: its clause's subject, or the words before it."""
        if unit is None or value.change is not None:
            return None
        left = [phrase for phrase in named if phrase.end <= value.start and is_named(phrase)]
        if left:
            return left[0]
        opens = value.start - statement.start <= 4
        return (
            next((p for p in reversed(self.before) if p.sure), self.before[-1] if self.before else None)
            if opens
            else None
        )

    def _base(
        self, statement: Statement, number: float, unit: str | None, value: Value, reading: Reading, rival: bool
    ) -> tuple[Thread | None, bool]:
        """Give the thread under discussion, and whether it is a metric just named that has no number yet."""
        if rival:
            return None, False
        fresh = self.candidate if self.candidate is not None and self.turn - self.named_at <= _REACH else None
        topic = self.topic if self.topic is not None and self.turn - self.topic.turn <= _REACH else None
        if fresh is not None and (topic is None or self.named_at >= topic.turn):
            thread = self.find(fresh, unit)
            if thread is None:
                thread = Thread([fresh], turn=self.turn)
            beside = self._adjacent(statement, value)
            weak = not fresh.label and not beside and (not fresh.sure or reading.role == "target")
            takes = (not thread.events and (fresh.label or self.named_at == self.turn)) or self._takes(
                thread, number, unit, value
            )
            if takes and not (weak and topic is not None and is_open(topic)):
                return thread, not thread.events
        if topic is not None and self._takes(topic, number, unit, value):
            return topic, False
        return None, False

    def _adjacent(self, statement: Statement, value: Value) -> bool:
        """Say whether the metric just named stands in the clause before the number, or in a question before it."""
        if self.candidate is None or self.named_at != self.turn:
            return self.asked_of
        begin = statement.clauses[max(0, value.clause - 1)][0]
        return begin <= self.candidate.start <= value.start

    def _joins(self, base: Thread, titled: bool, own: Phrase, after: bool, aims: bool, blocks: tuple[int, ...]) -> bool:
        """Say whether a number with words of its own still belongs to the metric under discussion."""
        has_current = any(event.role == "current" and not event.dead for event in base.events)
        if titled:
            if not base.phrases[0].label and not own.sure and not after and len(own.stems) >= 2:
                return False
            return base.phrases[0].label or not own.sure or (after and not own.label)
        same = base.block in blocks
        if not own.sure and not after and len(own.stems) >= 2 and not (aims and same and is_open(base)):
            return False
        if own.sure and not after:
            return False
        if aims:
            return is_open(base) or not own.sure
        if own.sure:
            return not has_current
        return not has_current or after

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

    def is_parameter(self, statement: Statement, value: Value) -> bool:
        """Say whether a number is part of a metric's name: "61 % documented within 48 h"."""
        quantity = value.quantity
        if quantity is None:
            return False
        stop = statement.clauses[value.clause][1]
        label = statement.block.label
        if self.text[max(0, value.start - 3) : value.start].lower() == "of " and quantity.unit is None:
            closes = self.text[value.end : value.end + 1] == ")"
            if closes and value is not statement.values[0]:
                return True
        counts = quantity.unit == "count" and quantity.comparator is None
        if counts and any(
            first_of(v)[1] == "%" and v.clause == value.clause and v.end <= value.start for v in statement.values
        ):
            return True
        alone = self.text[value.start - 1 : value.start] == "(" and self.text[value.end : value.end + 1] == ")"
        if alone and quantity.unit is None and number_is_whole(quantity.value) and value is not statement.values[0]:
            return True
        if self.text[stop - 1 : stop] == ":" or (label is not None and value.end <= label[1]):
            return any(other.start >= value.end for other in statement.values)
        if quantity.unit is None or family(quantity.unit) != "time" or quantity.comparator is None:
            return False
        near = (value.clause, value.clause + 1)
        return any(first_of(v)[1] == "%" and v is not value and v.clause in near for v in statement.values)

    def _kept(self, thread: Thread) -> Thread:
        self._index_new()
        if thread.number < 0:
            self.threads.append(thread)
            self._index_new()
        return thread

    def _takes(self, thread: Thread, number: float, unit: str | None, value: Value) -> bool:
        return value.change is not None or thread.fits(number, unit)

    def _by_number(self, number: float, unit: str | None, value: Value, counted: str | None) -> Thread | None:
        """Find the thread in which the same number was said before."""
        if value.change is not None or counted is not None:
            return None
        for thread in reversed(self._by_value.get(round(number, 6), ())[-8:]):
            telling = number >= 4 or unit is not None or thread is self.topic
            same = any(event.same_number(number, unit) and not event.theirs for event in thread.events)
            if telling and same and self.turn - thread.turn <= _FAR:
                return thread
        return None

    def _counts(self, counted: str, thread: Thread) -> bool:
        stems = {each for phrase in thread.phrases for each in phrase.stems}
        return (
            stem(counted) in stems
            or counted in ("cases", "times", "pieces", "units")
            or (not thread.events and thread.phrases[0].label)
        )

    def _own(self, statement: Statement, value: Value, named: list[Phrase]) -> tuple[Phrase | None, bool]:
        """Find the metric's words beside a number: before it with a verb of being between, or after it (then true)."""
        unit = first_of(value)[1]
        begin, stop = statement.clauses[value.clause]
        for other in statement.values:
            if other is not value and other.clause == value.clause:
                begin = max(begin, other.end) if other.end <= value.start else begin
                stop = min(stop, other.start) if other.start >= value.end else stop
        left = [phrase for phrase in named if begin <= phrase.start and phrase.end <= value.start]
        if _SCOPED.fullmatch(self.text, begin, value.start) is not None:
            left = []
        right = [phrase for phrase in named if value.end <= phrase.start and phrase.end <= stop]
        after = self.text[value.end : right[0].start] if right else ""
        opens = bool(right) and _OPENING.fullmatch(after) is not None
        whole = bool(right) and _WHOLE.match(after) is not None
        share = unit == "%" or (value.quantity is not None and value.quantity.out_of is not None)
        near = left[-1] if left else None
        tied = near is not None and _TIES.fullmatch(self.text[near.end : value.start]) is not None
        sure = [phrase for phrase in left if phrase.sure]
        if near is not None and near.sure and (tied or not (opens and right[0].sure)):
            return near, False
        if sure and not (opens and share):
            return sure[-1], False
        shared = share and unit in (None, "count", "%") and opens and (whole or len(right[0].stems) >= 2)
        rated = opens and is_named(right[0]) and _RATE.search(self.text, right[0].start, right[0].end + 16) is not None
        if opens and is_named(right[0]) and value.quantity is not None and unit == "count":
            verb = _MEETING.search(self.text, begin, value.start)
            if verb is not None:
                done = _MET.get(verb[1].lower().split()[0], "met")
                return replace(right[0], sure=True, text=f"{right[0].text} {done}"), True
        if rated:
            return replace(right[0], sure=True), True
        if opens and (right[0].sure or shared):
            return (self._rest(right[0], stop) if share else right[0]), True
        if near is not None and tied and unit != "count" and value.change is None and is_named(near):
            return near, False
        return (sure[-1], False) if sure else (None, False)

    def _rest(self, phrase: Phrase, stop: int) -> Phrase:
        """Take in what the counted ones do: "of applicants", who "never come back"."""
        tokens = words(self.text[phrase.start : stop])[:12]
        while len(tokens) > 1 and tokens[-1].lower in vocabulary("stops"):
            tokens = tokens[:-1]
        end = max(phrase.end, phrase.start + tokens[-1].end)
        said = _WHEN.sub("", _BEING.sub(" ", self.text[phrase.start : end], 1))
        more = frozenset(
            stem(token.lower) for token in words(said) if token.lower not in _plain() and not token.lower.isdigit()
        )
        return Phrase(phrase.start, end, " ".join(said.split()), phrase.sure or len(more) >= 2, phrase.stems | more)

    def _counted(self, value: Value) -> str | None:
        """Give the noun that a bare number counts ("two engineers"), null where it counts nothing."""
        if value.quantity is None or value.quantity.unit != "count":
            return None
        inner = words(self.text[value.start : value.end])
        if inner and not inner[-1].lower.isdigit() and inner[-1].lower.endswith("s"):
            return inner[-1].lower
        following = words(self.text[value.end : value.end + 40])
        return next((word.lower for word in following if word.lower not in vocabulary("stops")), None)

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
            total += not (token.lower in _plain() or token.lower in self.people or len(token.lower) < 2)
        return total

    def _small(self, value: Value, statement: Statement) -> bool:
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


def first_of(value: Value) -> tuple[float, str | None]:
    """Give the number a value begins with, and its unit."""
    if value.pair is not None:
        return value.pair.baseline.value, value.pair.target.unit or value.pair.baseline.unit
    if value.quantity is not None:
        return value.quantity.value, value.quantity.unit
    return 0.0, None


def number_is_whole(number: float) -> bool:
    """Say whether a number is a small count, as of votes."""
    return number == int(number) and number < 100


def points_back(said: str) -> bool:
    """Say whether a sentence begins by pointing back: it, that, they, we."""
    first = next(iter(words(said[:40])), None)
    return first is not None and first.lower in vocabulary("back")


def is_open(thread: Thread) -> bool:
    """Say whether a metric has a value of today and waits for one to reach."""
    return not any(event.role == "target" and _stands(event) for event in thread.events) and any(
        event.role == "current" for event in thread.events
    )


def _stands(event: Event) -> bool:
    return not (event.dead or event.rejected or event.pending or event.theirs)


def is_named(phrase: Phrase) -> bool:
    """Say whether a phrase holds a word that could name something measured."""
    return any(word not in _plain() for word in phrase.text.lower().split())


def is_named_word(word: str) -> bool:
    """Say whether a word is a noun or name rather than one of the small or plain words."""
    return word.lower() not in _plain()


@cache
def _plain() -> frozenset[str]:
    linked = frozenset(["of", "the", "a", "an", "in", "on", "for", "to", "with", "at", "by", "and", "or"])
    return vocabulary("common") | vocabulary("generic") | vocabulary("stops") | vocabulary("saying") | linked
