"""Following: one metric through turns and lines. Questions carry topics, answers carry numbers."""

import re
from dataclasses import dataclass, field
from datetime import date

from assistant.evidence.cues import cues
from assistant.evidence.dating import Dates
from assistant.evidence.events import Event, Role, Thread
from assistant.evidence.handed import hand_over
from assistant.evidence.hearing import Room, events_of
from assistant.evidence.holding import end_at_none, hold
from assistant.evidence.judging import assent, concede, judge
from assistant.evidence.marks import is_no_value, standing_cues, without_cues
from assistant.evidence.metrics import Phrase, phrases
from assistant.evidence.naming import name_by_clause, name_by_sentence
from assistant.evidence.ownership import ownership
from assistant.evidence.parameters import is_parameter
from assistant.evidence.parted import date_values, part
from assistant.evidence.plain_words import is_named
from assistant.evidence.revising import doubt, recant, revised
from assistant.evidence.roles import Reading, role_of
from assistant.evidence.statements import Statement, Value
from assistant.evidence.titles import label_phrase
from assistant.evidence.topics import Topics
from assistant.evidence.wished import is_wish
from assistant.evidence.withheld import disagree, states_nothing, withhold
from assistant.language.words import words

_BRIEF = 4
_ORDER = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_TODAY = re.compile(
    r"\((?:now|today|currently|current(?: value)?|at the moment|presently|at present|baseline)\b", re.IGNORECASE
)
_PLUS = re.compile(r"\s*\+ ?[12]\W*")


@dataclass
class Follower:
    """Reads statements in the order they were said and keeps one thread for each metric."""

    text: str
    people: frozenset[str]
    spoken: bool
    as_of: date
    fiscal_start: int
    topics: Topics = field(init=False)
    asked: Role | None = None
    asked_turn: int = -9
    turn: int = 0
    last: list[Event] = field(default_factory=list)
    dates: Dates = field(default_factory=Dates)
    over: bool = False
    counted: int = 0
    requested: int = -9
    aside: bool = False
    wanted: list[tuple[Statement, Value, list[Event]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.topics = Topics(self.text, self.people, self.spoken)

    @property
    def threads(self) -> list[Thread]:
        """The metrics of the note, in the order they came up."""
        return self.topics.register.threads

    def read(self, statement: Statement, fresh: bool, aims: bool, heading: Phrase | None) -> None:
        """Take in one statement. `fresh`: a new item or paragraph begins; `aims`: its heading promises targets."""
        self.turn += 1
        topics = self.topics
        topics.register.turn = self.turn
        if _PLUS.fullmatch(statement.text) is not None:
            assent(self.last, self.turn)
            return
        if (statement.values and states_nothing(statement.text)) or self._counts_up(statement):
            return
        if fresh and not self.spoken:
            topics.part(statement, heading)
            self.last = [] if statement.block.kind == "heading" else self.last
        aims = aims or _beside_today(statement)
        owner = ownership(statement, self.people)
        avoid = [(value.start, value.end) for value in statement.values]
        avoid += [(deadline.start, deadline.end) for deadline in statement.deadlines]
        named = {
            number: without_cues(phrases(self.text, start, end, avoid, self.people), statement)
            for number, (start, end) in enumerate(statement.clauses)
        }
        marks = standing_cues(self.text, statement.cues, [p for found in named.values() for p in found if p.sure])
        before = self.last
        self.last = []
        touched: list[Event] = []
        label = statement.block.label
        if label is not None and statement.start <= label[1]:
            phrase = label_phrase(self.text, label[0], label[1], self.people)
            if phrase is not None and (phrase.sure or not phrase.holds("teams")):
                topics.consider(phrase)
        topics.point(statement)
        asked = self.asked if self.turn - self.asked_turn <= 2 else None
        change = revised(statement, before, topics)
        room = Room(topics, asked, self.over, self.spoken)
        for number in range(len(statement.clauses)):
            values = [
                value
                for value in statement.values
                if value.clause == number
                and not is_no_value(self.text, value, marks)
                and not is_parameter(self.text, statement, value)
            ]
            if not values:
                name_by_clause(topics, statement, number, named[number], self.spoken)
                continue
            for value in values:
                reading = role_of(statement, value, marks, aims)
                heard: list[Event] = []
                if reading.role == "target" and reading.sure and not reading.dead and not owner.governs(value.start):
                    self.wanted.append((statement, value, heard))
                thread, own = topics.choose(statement, value, reading, named[number], asked == "target", owner.rival)
                if change is not None and change[1] is value:
                    thread, own, reading = change[0], False, Reading("target", True)
                if thread is None or _is_taken(value, thread, touched):
                    continue
                for event in events_of(room, statement, value, thread, reading, own):
                    event.aside = self.aside
                    event.wanted = owner.wanted or is_wish(statement, value)
                    event.theirs = owner.governs(value.start)
                    event.reported = owner.reported
                    thread.disputed = thread.disputed and event.role != "current"
                    topics.register.remember(thread, event)
                    touched.append(event)
                    heard.append(event)
                if len(thread.heard) < 24:
                    back = number - 1 if number and number - 1 not in {v.clause for v in statement.values} else number
                    thread.heard += [p for n in {back, number} for p in named[n] if p not in thread.phrases]
                thread.turn = self.turn
                thread.block = statement.block.start
                if owner.governs(value.start) and owner.owner:
                    thread.owner = thread.owner or owner.owner
                outside = owner.rival or (not own and all(event.theirs for event in thread.events))
                if not outside or topics.topic is None:
                    topics.topic = thread
                topics.candidate = None
        apart = fresh and not self.spoken and len(words(statement.text)) > _BRIEF
        self.last = touched or ([] if apart or (statement.values and owner.theirs) else before)
        topics.before = (
            [phrase for each in named.values() for phrase in each if is_named(phrase)] if not touched else []
        )
        if not statement.values and (self.turn > 1 or statement.text[-1:] in ".?!"):
            name_by_sentence(topics, statement, named, self.spoken)
        elif self.turn == 1 and not statement.values:
            topics.candidate = None
        near = [] if apart else before
        made = end_at_none(topics, statement, touched, near)
        self.last = self.last + made + hold(topics, statement, touched, near)
        touched = touched + made
        conceded = concede(topics, statement)
        self.last = conceded or self.last
        asked_for = self.requested == self.turn - 1 and not touched
        if not conceded:
            judge(topics, statement, marks, touched, [] if asked_for else near, owner)
        if not statement.values and cues(statement.text, ("request",)):
            self.requested = self.turn
        withhold(self.text, statement, touched)
        recant(statement, touched, topics.register)
        part(self.text, touched, topics.register)
        date_values(self.text, statement, touched, topics.register)
        disagree(statement, before)
        hand_over(self.text, statement, touched, before, self.turn)
        doubt(statement, before)
        recent = [] if fresh and not self.spoken and not touched else self.last
        self.dates.give(statement, touched, recent, marks, self.turn)
        self._question(statement)

    def _counts_up(self, statement: Statement) -> bool:
        """Say whether a sentence is nothing but the next number of an enumeration: "One." "Two." "Three."."""
        said = statement.text.strip(" .:)").lower()
        if statement.question or said not in _ORDER or _ORDER.index(said) != self.counted:
            return False
        self.counted += 1
        return self.counted > 1 or self.topics.topic is None

    def _question(self, statement: Statement) -> None:
        """Remember what a question asks for: a target or today's value."""
        if not statement.question:
            return
        kinds = {cue.kind for cue in cues(statement.text, ("question_target", "question_now"))}
        if "question_target" in kinds:
            self.asked, self.asked_turn = "target", self.turn
        elif "question_now" in kinds:
            self.asked, self.asked_turn = "current", self.turn


def _beside_today(statement: Statement) -> bool:
    """Say whether today's value stands in brackets behind another: "completion: 78% (now 61%)" says where it goes."""
    today = _TODAY.search(statement.text)
    if today is None or len(statement.values) != 2:
        return False
    first, second = (value.start - statement.start for value in statement.values)
    return first < today.start() < second


def _is_taken(value: Value, thread: Thread, touched: list[Event]) -> bool:
    """Say whether a pair falls on a metric that an earlier pair of the same sentence has filled: it is another's."""
    if value.pair is None:
        return False
    filled = [event for event in touched if event.role == "target" and any(event is each for each in thread.events)]
    return any(event.end <= value.start and event.own is False and event.sure for event in filled)
