"""Following: one metric through turns and lines. Questions carry topics, answers carry numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from datetime import date

from assistant.evidence.cues import Cue, cues, vocabulary
from assistant.evidence.events import Event, Role, Thread, compatible
from assistant.evidence.metrics import Phrase, is_measure, likeness, phrases
from assistant.evidence.ownership import Ownership, ownership
from assistant.evidence.roles import role_of
from assistant.evidence.statements import Statement, Value
from assistant.language.quantity import Quantity
from assistant.language.words import stem, words

_REACH = 6
_SAME = 0.6
_TIES = re.compile(
    r"[\s\"'\u201c\u201d*_(=:~\u2248\u2192>-]*(?:\b(?:is|are|was|were|'s|s|be|been|at|of|to|from|under|below|over|above|has|have|takes?|stands?"
    r"|sits?|runs?|hits?|reach(?:es)?|should|must|need|needs|needs to|has to|have to|may|not|cannot|can|mustn't|exceed|cross|becomes?"
    r"|stays?|remains?|goes|go|went|fell|rose|grew|drops?|dropped|down|up|back|now|today|currently|still|only|just|about|around|roughly|already"
    r"|target|goal|averages?|comes?|in|for|by|the|a|max|min|maximum|minimum|at least|at most|no more than|than|less|more|between"
    r"|equals?|shall|will|would|could|it|that|this|we|want|get|bring|cut|halve|reduce|raise|increase|grow|lift|keep|hold|not go|median|average|avg"
    r"|ist|sind|liegt|bei|auf|von|est|es|son|de|al|a|an|als|soll|currently|present(?:ly)?|last|month|week|quarter|year|ca|approx|never|no|ever"
    r"|stuck|hovering|running|standing|sitting|well|even|all|i|you|let|let's|lets|say|make|call)\b[\s\"'\u201c\u201d*_(=:~\u2248\u2192>-]*)*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"[\s\"'\u201c\u201d)*_,]*(?:\b(?:of|the|our|all|a|an|are|is|do|does|did|have|has|had|who|that|can|could|still|only|new|more|every|each|any"
    r"|for|in|per|say|said|cent|percent|out|people|them|their|its|those|these)\b[\s\"'\u201c\u201d(*_]*)*",
    re.IGNORECASE,
)
_COPULA = re.compile(r"[=:]|->|\u2192|\b(?:is|are|was|were|at|stands?|sits?|stays?|ist|liegt|est|es|now|below|under|above|over)\b", re.IGNORECASE)
_PEOPLE_OF = re.compile(r"[\s\"']*(?:of|der|des|de|das|von|aller)\b", re.IGNORECASE)
_SHORT = 7


@cache
def _PLAIN() -> frozenset[str]:
    return vocabulary("common") | vocabulary("generic") | vocabulary("stops") | _LINKED


_LINKED = frozenset("of the a an in on for to with at by and".split())
_ANAPHORA = frozenset("it its it's that that's this they them those these he she so then and also or target goal ok okay".split())


@dataclass
class Follower:
    """Reads statements in the order they were said and keeps one thread for each metric."""

    text: str
    people: frozenset[str]
    spoken: bool
    as_of: date
    threads: list[Thread] = field(default_factory=list)
    topic: Thread | None = None
    candidate: Phrase | None = None
    candidate_turn: int = 0
    asked: Role | None = None
    asked_turn: int = -9
    turn: int = 0
    last: list[Event] = field(default_factory=list)
    shared_due: tuple[date | None, str] | None = None
    due: tuple[date | None, str] | None = None

    def read(self, statement: Statement, fresh: bool, aims: bool, heading: Phrase | None) -> None:
        """Take in one statement. `fresh`: a new item or paragraph begins; `aims`: its heading promises targets."""
        self.turn += 1
        if fresh and not self.spoken:
            self._part(statement, heading)
        owner = ownership(statement, self.people)
        avoid = self._avoid(statement)
        named = {
            number: phrases(self.text, start, end, avoid, self.people)
            for number, (start, end) in enumerate(statement.clauses)
        }
        marks = _outside(statement.cues, [p for found in named.values() for p in found if p.sure], self.text)
        before = self.last
        self.last = []
        touched: list[Event] = []
        answered: Thread | None = None
        if statement.block.label is not None and statement.start <= statement.block.label[1]:
            self._label(statement)
        for number in range(len(statement.clauses)):
            values = [value for value in statement.values if value.clause == number]
            if not values:
                sure = [phrase for phrase in named[number] if phrase.sure]
                if sure:
                    self._consider(sure[-1])
                continue
            for value in values:
                thread, own = self._thread(statement, value, named[number], owner)
                if thread is None:
                    continue
                for event in self._events(statement, value, thread, marks, aims, own):
                    event.theirs = owner.theirs
                    thread.events.append(event)
                    touched.append(event)
                thread.turn = self.turn
                if owner.theirs and owner.owner:
                    thread.owner = thread.owner or owner.owner
                self.topic = answered = thread
                self.candidate = None
        self.last = touched or before
        if not statement.values and (self.turn > 1 or statement.text[-1:] in ".?!"):
            self._topic_of(statement, named)
        elif self.turn == 1 and not statement.values:
            self.candidate = None
        self._judge(statement, marks, touched, before, owner, answered)
        self._date(statement, touched, marks)
        self._question(statement, touched)

    def _part(self, statement: Statement, heading: Phrase | None) -> None:
        """Begin an item or paragraph: the topic of the one before goes on only where the words point back."""
        first = next(iter(words(statement.text[:40])), None)
        if first is None or first.lower not in _ANAPHORA:
            self.topic = None
            self.candidate = heading
            self.candidate_turn = self.turn

    def _avoid(self, statement: Statement) -> list[tuple[int, int]]:
        spans = [(value.start, value.end) for value in statement.values]
        spans += [(deadline.start, deadline.end) for deadline in statement.deadlines]
        return spans

    def _consider(self, phrase: Phrase) -> None:
        self.candidate, self.candidate_turn = phrase, self.turn

    def _label(self, statement: Statement) -> None:
        label = statement.block.label
        if label is not None:
            found = phrases(self.text, label[0], label[1], (), self.people)
            if found:
                self._consider(max(found, key=lambda p: (p.sure, len(p.stems))))

    def _topic_of(self, statement: Statement, named: dict[int, list[Phrase]]) -> None:
        """Take a statement without a number as the topic of what follows: a metric named, or a short question or title."""
        if self.candidate is not None and self.candidate_turn == self.turn:
            match = self._find(self.candidate)
            if match is not None:
                self.topic = match
            return
        found = [phrase for each in named.values() for phrase in each]
        short = len(words(statement.text)) <= _SHORT
        if found and short and (statement.question or not statement.cues):
            match = self._find(found[0])
            if match is not None:
                self.topic, self.candidate = match, None
            elif statement.question:
                self._consider(found[0])

    def _find(self, phrase: Phrase, unit: str | None = None) -> Thread | None:
        best, most = None, 0.0
        for thread in reversed(self.threads):
            if not compatible(thread.unit, unit):
                continue
            alike = max(likeness(phrase.stems, each.stems) for each in thread.phrases)
            near = self.turn - thread.turn <= _REACH
            if len(phrase.stems) == 1 and not phrase.sure and not near:
                continue
            if alike >= _SAME and alike + 0.01 * near > most:
                best, most = thread, alike + 0.01 * near
        return best

    def _thread(
        self, statement: Statement, value: Value, named: list[Phrase], owner: Ownership
    ) -> tuple[Thread | None, bool]:
        """Find the metric a number belongs to: its own words, the same number said before, else the topic."""
        number, unit = _first(value)
        phrase = self._own(statement, value, named)
        counted = self._counted(value) if phrase is None else None
        if counted is not None and counted in vocabulary("inputs"):
            return None, False
        if phrase is not None:
            thread = self._find(phrase, unit)
            if thread is None:
                thread = self._new(phrase)
            elif phrase.stems - thread.phrases[0].stems or len(thread.phrases) < 3:
                thread.phrases.append(phrase)
            return thread, True
        if self.candidate is not None and self.turn - self.candidate_turn <= _REACH:
            thread = self._find(self.candidate, unit)
            if thread is None:
                thread = Thread([self.candidate], turn=self.turn)
            if thread is not None and counted is not None and not any(stem(counted) in each.stems for each in thread.phrases):
                thread = None
            light = self.candidate_turn == self.turn or self._content(statement, value) <= 2
            if thread is not None and light and (thread.fits(number, unit) or value.change is not None):
                if thread not in self.threads:
                    self.threads.append(thread)
                return thread, self.candidate_turn == self.turn
        if value.change is None and counted is None:
            for thread in sorted(self.threads, key=lambda each: -each.turn):
                if self.turn - thread.turn <= 40 and any(
                    event.same_number(number, unit) for event in thread.events
                ) and (number >= 3 or unit is not None or thread is self.topic):
                    return thread, False
        if counted is not None and not (self.topic and any(stem(counted) in each.stems for each in self.topic.phrases)):
            return None, False
        if self._content(statement, value) > (2 if _points(statement.text) else 1) or self._small(value, statement):
            return None, False
        if self.topic is not None and self.turn - self.topic.turn <= _REACH and not owner.rival:
            if value.change is not None or self.topic.fits(number, unit):
                return self.topic, False
            for thread in sorted(self.threads, key=lambda each: -each.turn)[:3]:
                if unit not in (None, "count") and self.turn - thread.turn <= _REACH and thread.unit and thread.fits(number, unit):
                    return thread, False
        return None, False

    def _content(self, statement: Statement, value: Value) -> int:
        """Count the words of a number's clause that speak of something else: no cue, no date, no number, no small word."""
        begin, stop = statement.clauses[value.clause]
        spans = [(each.start, each.end) for each in statement.values]
        spans += [(each.start, each.end) for each in statement.deadlines]
        spans += [(each.start, each.end) for each in statement.cues]
        total = 0
        for token in words(self.text[begin:stop]):
            at = begin + token.start
            if any(start < begin + token.end and at < end for start, end in spans):
                continue
            plain = token.lower in vocabulary("stops") or token.lower in vocabulary("common") or token.lower in vocabulary("generic")
            total += not (plain or token.lower in vocabulary("saying") or token.lower in self.people or len(token.lower) < 2)
        return total

    def _small(self, value: Value, statement: Statement) -> bool:
        """Say whether a number may be a pronoun or an aside: one to three in words, in a sentence of many words."""
        quantity = value.quantity
        if quantity is None or quantity.unit is not None or quantity.value not in (1, 2, 3):
            return False
        worded = self.text[value.start : value.end].strip()[-1:].isalpha()
        return worded and len(words(statement.text)) > 5

    def _counted(self, value: Value) -> str | None:
        """Give the noun that a bare number counts ("two engineers"), null where it counts nothing."""
        if value.quantity is None or value.quantity.unit != "count":
            return None
        following = words(self.text[value.end : value.end + 40])
        inner = words(self.text[value.start : value.end])
        skipped = [word.lower for word in following if word.lower not in vocabulary("stops")]
        if inner and not inner[-1].lower.isdigit() and inner[-1].lower.endswith("s"):
            return inner[-1].lower
        return skipped[0] if skipped else None

    def _new(self, phrase: Phrase) -> Thread:
        thread = Thread([phrase], turn=self.turn)
        self.threads.append(thread)
        return thread

    def _own(self, statement: Statement, value: Value, named: list[Phrase]) -> Phrase | None:
        """Find the metric's words beside a number: before it with a verb of being between, or after it."""
        number, unit = _first(value)
        begin, stop = statement.clauses[value.clause]
        for other in statement.values:
            if other is not value and other.clause == value.clause:
                begin = max(begin, other.end) if other.end <= value.start else begin
                stop = min(stop, other.start) if other.start >= value.end else stop
        left = [phrase for phrase in named if begin <= phrase.start and phrase.end <= value.start]
        right = [phrase for phrase in named if value.end <= phrase.start and phrase.end <= stop]
        after = self.text[value.end : right[0].start] if right else ""
        opens = bool(right) and _OPENING.fullmatch(after) is not None
        whole = bool(right) and _PEOPLE_OF.match(after) is not None
        share = unit == "%" or (value.quantity is not None and value.quantity.out_of is not None)
        near = left[-1] if left else None
        tied = near is not None and _TIES.fullmatch(self.text[near.end : value.start]) is not None
        sure = [phrase for phrase in left if phrase.sure]
        if near is not None and near.sure and (tied or not (opens and right[0].sure)):
            return near
        if sure and not (opens and share):
            return sure[-1]
        if opens and (right[0].sure or (share and (whole or len(right[0].stems) >= 2))):
            if unit in (None, "count", "%") or right[0].sure:
                return right[0]
        if near is not None and tied and unit != "count" and value.change is None:
            if any(word not in _PLAIN() for word in near.text.lower().split()):
                return near
        if sure:
            return sure[-1]
        return None

    def _events(
        self, statement: Statement, value: Value, thread: Thread, marks: list[Cue], aims: bool, own: bool
    ) -> list[Event]:
        reading = role_of(statement, value, marks, aims)
        quote = quote_of(statement, value)
        base = {"quote": quote, "turn": self.turn, "speaker": statement.block.speaker}
        if value.pair is not None:
            first, second = value.pair.baseline, value.pair.target
            past = reading.role == "past"
            return [
                Event("past" if past else "current", value.at + first.start, value.at + first.end, number=first.value, unit=first.unit or second.unit, sure=True, **base),
                Event(
                    "current" if past else "target",
                    value.at + second.start,
                    value.at + second.end,
                    number=second.value,
                    unit=second.unit or first.unit,
                    comparator=second.comparator,
                    sure=not past,
                    dead=reading.dead,
                    pending=statement.question,
                    **base,
                ),
            ]
        role = reading.role
        if value.change is not None:
            change = value.change
            if role in (None, "current") and not (thread.events and len(words(statement.text)) <= 12):
                return []
            if role == "past":
                return []
            return [
                Event("target", value.start, value.end, relative=change.relative, absolute=change.absolute, unit=change.unit, sure=reading.sure,
                      dead=reading.dead, pending=statement.question, **base)
            ]
        quantity = value.quantity
        if quantity is None:
            return []
        if role is None or (role == "current" and not reading.sure):
            role = self._guess(statement, thread, role, own, quantity)
        if role is None:
            return []
        return [
            Event(
                role,
                value.start,
                value.end,
                number=quantity.value,
                unit=quantity.unit,
                comparator=reading.comparator if role == "target" else None,
                limit=reading.limit,
                sure=reading.sure,
                was=reading.was,
                own=own,
                dead=reading.dead,
                pending=statement.question and role == "target",
                **base,
            )
        ]

    def _guess(self, statement: Statement, thread: Thread, role: Role | None, own: bool, quantity: Quantity) -> Role | None:
        """Decide where no strong cue stands: what was asked for, else what the metric still lacks."""
        same = [event for event in thread.events if event.same_number(quantity.value, quantity.unit)]
        if same:
            return same[-1].role
        if self.asked is not None and self.turn - self.asked_turn <= 2 and not own:
            return self.asked
        has_current = any(event.role == "current" and not event.dead for event in thread.events)
        if own or not thread.events or not has_current or role is not None:
            return role or "current"
        settles = any(cue.kind in ("accept", "target") for cue in statement.cues) or bool(statement.deadlines)
        return "target" if settles or statement.question or self._content_free(statement) else "current"

    def _content_free(self, statement: Statement) -> bool:
        return all(self._content(statement, value) == 0 for value in statement.values)

    def _judge(
        self, statement: Statement, marks: list[Cue], touched: list[Event], before: list[Event], owner: Ownership, answered: Thread | None
    ) -> None:
        """Let words of refusal, assent, doubt and ownership fall on the number they belong to."""
        length = len(words(statement.text))
        near = [event for event in before if self.turn - event.turn <= 3]
        for cue in marks:
            if cue.kind == "reject":
                preceding = [event for event in touched if event.end <= cue.start and event.role == "target"]
                named = self.topic if not statement.values and self.topic is not None and self.topic.turn != self.turn else None
                if preceding:
                    preceding[-1].rejected = True
                elif touched and any(event.start >= cue.end for event in touched):
                    later = next(event for event in touched if event.start >= cue.end)
                    thread = self._holder(later)
                    earlier = [e for e in thread.events if e.role == "target" and e.end <= cue.start and e.turn < self.turn] if thread else []
                    if earlier and self.turn - earlier[-1].turn <= 4:
                        earlier[-1].rejected = True
                elif not touched:
                    self._refuse(named, near)
            elif cue.kind == "dead" and not touched:
                for event in near[-1:]:
                    if event.role == "target" and length <= 12:
                        event.dead = True
            elif cue.kind == "unsure":
                for event in touched:
                    if event.role == "target" and not statement.question:
                        event.unsure = True
                if not touched and length <= 14:
                    for event in near[-1:]:
                        event.unsure = event.role == "target" and not event.accepted
            elif cue.kind == "accept" and not statement.question:
                for event in touched:
                    event.accepted = event.role == "target" or event.accepted
                if not touched and length <= 14:
                    for event in [e for e in near if e.role == "target"][-1:]:
                        event.accepted, event.pending, event.unsure = True, False, False
            elif cue.kind in ("theirs", "rivals") and not touched and length <= 16 and self.topic is not None:
                if self.turn - self.topic.turn <= 2:
                    for event in self.topic.events:
                        if self.turn - event.turn <= 3:
                            event.theirs = True
                    self.topic.owner = self.topic.owner or owner.owner

    def _refuse(self, named: Thread | None, near: list[Event]) -> None:
        targets = [event for event in near if event.role == "target"]
        if targets:
            targets[-1].rejected = True
        elif named is not None:
            live = [event for event in named.events if event.role == "target"]
            if live:
                live[-1].rejected = True
            named.dropped = not live

    def _holder(self, event: Event) -> Thread | None:
        return next((thread for thread in self.threads if any(each is event for each in thread.events)), None)

    def _date(self, statement: Statement, touched: list[Event], marks: list[Cue]) -> None:
        """Give targets their dates: in the statement, "same date", "all of it by", or in the answer to "by when"."""
        led = [d for d in statement.deadlines if d.led or any(e.role == "target" for e in touched) or not touched]
        same = any(cue.kind == "same_date" for cue in marks)
        every = any(cue.kind == "all_dates" for cue in marks)
        targets = [event for event in touched if event.role == "target"]
        if led and not every:
            self.due = (led[-1].due, led[-1].text)
            for event in targets:
                nearest = min(led, key=lambda d: (abs(d.start - event.end), d.start))
                event.due, event.due_text = nearest.due, nearest.text
            if not targets and len(words(statement.text)) <= 14:
                for event in [e for e in self.last if e.role == "target" and self.turn - e.turn <= 3][-1:]:
                    if event.due_text is None:
                        event.due, event.due_text = led[-1].due, led[-1].text
        if every:
            chosen = (led[-1].due, led[-1].text) if led else self.due
            if chosen is not None:
                self.shared_due = chosen
        if same and self.due is not None:
            for event in targets or [e for e in self.last if e.role == "target" and self.turn - e.turn <= 3][-1:]:
                if event.due_text is None:
                    event.due, event.due_text = self.due

    def _question(self, statement: Statement, touched: list[Event]) -> None:
        """Remember what a question asks for: a target or today's value."""
        if not statement.question:
            return
        kinds = {cue.kind for cue in cues(statement.text, ("question_target", "question_now"))}
        if "question_target" in kinds:
            self.asked, self.asked_turn = "target", self.turn
        elif "question_now" in kinds:
            self.asked, self.asked_turn = "current", self.turn


def _points(said: str) -> bool:
    """Say whether a sentence begins by pointing back: it, that, they, we."""
    first = next(iter(words(said[:40])), None)
    return first is not None and first.lower in _ANAPHORA | {"we", "we're", "i'd", "make", "say", "let's", "lets", "call"}


def _first(value: Value) -> tuple[float, str | None]:
    if value.pair is not None:
        return value.pair.baseline.value, value.pair.target.unit or value.pair.baseline.unit
    if value.quantity is not None:
        return value.quantity.value, value.quantity.unit
    return 0.0, None


def _outside(found: Iterable[Cue], metrics: list[Phrase], text: str) -> list[Cue]:
    """Leave out cues that are words of a metric, such as "declined" in "declined payments"."""
    kept = []
    for cue in found:
        inside = any(phrase.start <= cue.start and cue.end <= phrase.end for phrase in metrics)
        if not inside or cue.kind in ("current", "stated"):
            kept.append(cue)
    return kept


def quote_of(statement: Statement, value: Value) -> tuple[int, int]:
    """Give the words to quote for a number: its sentence, or as many clauses around it as make 240 characters."""
    start, end = statement.start, statement.end
    if end - start <= 240:
        return start, end
    first = last = value.clause
    begin, stop = statement.clauses[first]
    while stop - begin < 200 and (first > 0 or last < len(statement.clauses) - 1):
        wider_left = statement.clauses[first - 1][0] if first > 0 else None
        wider_right = statement.clauses[last + 1][1] if last < len(statement.clauses) - 1 else None
        if wider_left is not None and stop - wider_left <= 300:
            first, begin = first - 1, wider_left
        elif wider_right is not None and wider_right - begin <= 300:
            last, stop = last + 1, wider_right
        else:
            break
    if stop - begin > 400:
        begin = max(begin, value.start - 160)
        stop = min(stop, max(value.end, begin + 320))
    return max(begin, start), min(stop, end)


def heading_phrase(text: str, span: tuple[int, int], people: frozenset[str]) -> Phrase | None:
    """Give the metric a heading names, null where it names none."""
    found = [phrase for phrase in phrases(text, span[0], span[1], (), people) if phrase.sure]
    return found[0] if found and is_measure(found[0].text) and found[0].text.lower() not in vocabulary("request_heads") else None
