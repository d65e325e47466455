"""Following: one metric through turns and lines. Questions carry topics, answers carry numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.evidence.cues import Cue, cues, vocabulary
from assistant.evidence.dating import Dates
from assistant.evidence.events import Event, Role, Thread
from assistant.evidence.hearing import Room, events_of
from assistant.evidence.judging import assent, concede, end_at_none, hold, judge
from assistant.evidence.metrics import Phrase, is_measure, is_title, label_phrase, phrases
from assistant.evidence.ownership import ownership
from assistant.evidence.parameters import is_parameter
from assistant.evidence.plain_words import is_named, is_named_word
from assistant.evidence.roles import role_of
from assistant.evidence.statements import Statement, Value
from assistant.evidence.topics import Topics
from assistant.language.words import stem, words

_SHORT, _BRIEF = 7, 4
_RELATIVE = re.compile(
    r"((?:[^\W\d_][\w'-]+ ){1,3})(?:that|who|which|where|whose)(?: (?!is\b|was\b)[\w'-]+){1,7}", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"\u201c]([^\"\u201c\u201d]{4,60})[\"\u201d] (?:was|is|came|comes|were|are|turned|stands)\b")
_PLUS = re.compile(r"\s*\+ ?[12]\W*")
_ONE = re.compile(r"one [^\W\d_]", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:(?:and|so|then|also|now|ok|okay|next|right|well|first|second|third|finally|but)\b[ ,]*)+", re.IGNORECASE
)
_NEXT = re.compile(r" ([^\W\d_]{3,})")
_SUBORDINATE = re.compile(
    r"[\s\"'\u201c(]*(?:while|as|because|if|since|when|once|until|before|after|although|though|so that"
    r"|unless|whereas|where|which|who)\b",
    re.IGNORECASE,
)


@dataclass
class Follower:
    """Reads statements in the order they were said and keeps one thread for each metric."""

    text: str
    people: frozenset[str]
    spoken: bool
    as_of: date
    topics: Topics = field(init=False)
    asked: Role | None = None
    asked_turn: int = -9
    turn: int = 0
    last: list[Event] = field(default_factory=list)
    dates: Dates = field(default_factory=Dates)
    over: bool = False
    aside: bool = False

    def __post_init__(self) -> None:
        self.topics = Topics(self.text, self.people)

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
        if fresh and not self.spoken:
            topics.part(statement, heading)
            self.last = [] if statement.block.kind == "heading" else self.last
        owner = ownership(statement, self.people)
        avoid = self._avoid(statement)
        named = {
            number: _no_cues(phrases(self.text, start, end, avoid, self.people), statement)
            for number, (start, end) in enumerate(statement.clauses)
        }
        marks = _outside(self.text, statement.cues, [p for found in named.values() for p in found if p.sure])
        before = self.last
        self.last = []
        touched: list[Event] = []
        label = statement.block.label
        if label is not None and statement.start <= label[1]:
            phrase = label_phrase(self.text, label[0], label[1], self.people)
            if phrase is not None:
                topics.consider(phrase)
        topics.point(statement)
        asked = self.asked if self.turn - self.asked_turn <= 2 else None
        room = Room(topics, asked, self.over, self.spoken)
        for number in range(len(statement.clauses)):
            values = [
                value
                for value in statement.values
                if value.clause == number
                and not _is_no_value(self.text, value, marks)
                and not is_parameter(self.text, statement, value)
            ]
            if not values:
                self._label(statement, number, named[number])
                continue
            for value in values:
                reading = role_of(statement, value, marks, aims)
                thread, own = topics.choose(statement, value, reading, named[number], asked == "target", owner.rival)
                if thread is None:
                    continue
                for event in events_of(room, statement, value, thread, reading, own):
                    event.aside = self.aside
                    event.wanted = owner.wanted
                    event.theirs = owner.governs(value.start)
                    event.reported = owner.reported
                    thread.disputed = thread.disputed and event.role != "current"
                    topics.register.remember(thread, event)
                    touched.append(event)
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
        ends = apart and statement.block.kind in ("item", "check")
        self.last = touched or ([] if ends or (statement.values and owner.theirs) else before)
        topics.before = (
            [phrase for each in named.values() for phrase in each if is_named(phrase)] if not touched else []
        )
        if not statement.values and (self.turn > 1 or statement.text[-1:] in ".?!"):
            self._topic_of(statement, named)
        elif self.turn == 1 and not statement.values:
            topics.candidate = None
        near = [] if apart else before
        made = end_at_none(topics, statement, touched, near)
        self.last = self.last + made + hold(topics, statement, touched, near)
        touched = touched + made
        conceded = concede(topics, statement)
        self.last = conceded or self.last
        if not conceded:
            judge(topics, statement, marks, touched, near, owner)
        recent = [] if fresh and not self.spoken and not touched else self.last
        self.dates.give(statement, touched, recent, marks, self.turn)
        self._question(statement)

    def _avoid(self, statement: Statement) -> list[tuple[int, int]]:
        spans = [(value.start, value.end) for value in statement.values]
        spans += [(deadline.start, deadline.end) for deadline in statement.deadlines]
        return spans

    def _label(self, statement: Statement, number: int, named: list[Phrase]) -> None:
        """Take a clause without a number as the metric of what follows: before a colon, a title, a noun set apart."""
        begin, stop = statement.clauses[number]
        while stop > begin and self.text[stop - 1] in " *_":
            stop -= 1
        last = self.text[stop - 1 : stop]
        quoted = _QUOTED.match(self.text, begin, stop)
        if quoted is not None and is_title(quoted[1]) and 2 <= len(words(quoted[1])) <= 6:
            title = label_phrase(self.text, *quoted.span(1), self.people)
            if title is not None:
                self.topics.consider(replace(title, sure=True))
                return
        short = stop - begin <= 90
        if last in ":." and short and number < len(statement.clauses) - 1:
            phrase = label_phrase(self.text, begin, stop - 1, self.people)
            titled = last == ":" or (phrase is not None and is_title(phrase.text))
            if phrase is not None and titled and phrase.text.lower() not in vocabulary("request_heads"):
                self.topics.consider(phrase)
                return
        if last == "," and short and any(v.clause == number for v in statement.values):
            phrase = label_phrase(self.text, begin, stop - 1, self.people)
            if phrase is not None:
                self.topics.consider(phrase)
                return
        sure = [phrase for phrase in named if phrase.sure]
        if sure and not _SUBORDINATE.match(self.text, begin, stop):
            self.topics.consider(sure[-1], statement.question)
        elif number == 0 < len(statement.clauses) - 1 and short and len(named) == 1 and is_named(named[0]):
            if not is_title(_LEAD_IN.sub("", self.text[begin:stop]).strip(" ,;")):
                return
            self.topics.consider(named[0])

    def _topic_of(self, statement: Statement, named: dict[int, list[Phrase]]) -> None:
        """Take a statement without a number as the topic of what follows: a metric, a short question, a title."""
        topics = self.topics
        relative = _RELATIVE.fullmatch(statement.text.strip(" .?!\"'*"))
        if relative is not None and is_title(relative[1]) and is_named_word(words(relative[1])[-1].lower):
            stems = frozenset(stem(word.lower) for word in words(statement.text) if is_named_word(word.lower))
            said = " ".join(statement.text.strip(" .?!\"'*").split())
            topics.consider(Phrase(statement.start, statement.end, said, True, stems, True), statement.question)
            return
        if topics.candidate is not None and topics.named_at == self.turn:
            return
        found = [phrase for each in named.values() for phrase in each if is_named(phrase)]
        strong = [cue for cue in statement.cues if cue.kind in ("accept", "reject", "unsure", "theirs", "dead")]
        if found and len(words(statement.text)) <= _SHORT and not strong:
            spoken = self.spoken or statement.block.speaker is not None
            untitled = spoken or not is_title(statement.text)
            opens = statement.start - statement.block.start <= 3
            untitled = untitled or not (opens or any(phrase.sure for phrase in found))
            title = None if untitled else label_phrase(self.text, statement.start, statement.end, self.people)
            weak = spoken and not found[0].sure and not statement.question
            first = next(iter(words(statement.text)))
            plain = is_title(statement.text) and first.lower not in vocabulary("generic") | vocabulary("audience")
            told = title is not None or found[0].sure or statement.question or plain
            if told and (not weak or (plain and (topics.topic is None or not topics.topic.is_open))):
                topics.consider(title or found[0], statement.question)

    def _question(self, statement: Statement) -> None:
        """Remember what a question asks for: a target or today's value."""
        if not statement.question:
            return
        kinds = {cue.kind for cue in cues(statement.text, ("question_target", "question_now"))}
        if "question_target" in kinds:
            self.asked, self.asked_turn = "target", self.turn
        elif "question_now" in kinds:
            self.asked, self.asked_turn = "current", self.turn


def _no_cues(found: list[Phrase], statement: Statement) -> list[Phrase]:
    """Leave out phrases that are words of assent or refusal and nothing else."""
    cued = {(cue.start, cue.end) for cue in statement.cues if cue.kind in ("accept", "reject", "unsure", "dead")}
    return [phrase for phrase in found if (phrase.start, phrase.end) not in cued]


def _is_no_value(text: str, value: Value, marks: list[Cue]) -> bool:
    """Say whether a number is a scale ("one to seven") or part of words such as "for all three"."""
    quantity = value.quantity
    if quantity is not None and quantity.unit is None:
        pronoun = quantity.value == 1 and quantity.comparator is None and _ONE.match(text, value.start) is not None
        if quantity.upto is not None or pronoun:
            return True
    return any(c.kind in ("all_dates", "same_date") and c.start <= value.start < c.end for c in marks)


def _outside(text: str, found: Iterable[Cue], metrics: list[Phrase]) -> list[Cue]:
    """Leave out cues that are words of a metric, such as "declined" in "declined payments"."""
    kept = []
    for cue in found:
        inside = any(
            phrase.start <= cue.start and cue.end <= phrase.end and (phrase.start, phrase.end) != (cue.start, cue.end)
            for phrase in metrics
        )
        if inside and cue.kind not in ("current", "stated"):
            continue
        if cue.kind in ("dead", "reject") and " " not in text[cue.start : cue.end]:
            after = _NEXT.match(text, cue.end)
            if after is not None and is_named_word(after[1]):
                continue
        kept.append(cue)
    return kept


def heading_phrase(text: str, span: tuple[int, int], people: frozenset[str]) -> Phrase | None:
    """Give the metric a heading names, null where it names none."""
    found = [phrase for phrase in phrases(text, span[0], span[1], (), people) if phrase.sure]
    return (
        found[0]
        if found and is_measure(found[0].text) and found[0].text.lower() not in vocabulary("request_heads")
        else None
    )
