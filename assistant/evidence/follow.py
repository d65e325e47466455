"""Following: one metric through turns and lines. Questions carry topics, answers carry numbers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.evidence.cues import Cue, cues, vocabulary
from assistant.evidence.events import Event, Role, Thread
from assistant.evidence.metrics import Phrase, is_measure, is_title, label_phrase, phrases
from assistant.evidence.ownership import Ownership, ownership
from assistant.evidence.roles import Reading, role_of
from assistant.evidence.statements import Statement, Value
from assistant.evidence.topics import Topics, is_named, is_named_word, is_open
from assistant.language.quantity import Quantity
from assistant.language.words import words

_SHORT = 7
_NO = re.compile(
    r"(?:no|nope|nah|nein|non|out|gone|dead|pass|dropped|scrapped|rejected|declined|skip(?: it)?)[.!]*", re.IGNORECASE
)
_REFUSED = re.compile(
    r"(?:dropped|rejected|declined|withdrawn|cancelled|canceled|removed|struck|vetoed|overruled|refused|abandoned)\b", re.IGNORECASE
)
_OVER = re.compile(r"(?:ended|finished|closed|came in|landed|result(?:ed)?|final(?: grade)?|grade[d]?|achieved|done)\b[ :]", re.IGNORECASE)
_GRADE = re.compile(r"(?:\s{2,}|\.{3,} ?|\t|[|:(] ?)[01][.,]\d\d?\)?\s*$")
_WOULD = re.compile(r"\b(?:would|could|can|could be|i'd|we'd|he'd|she'd|instead|rather|then|by)\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:as (?:it is )?(?:today|now)|as is|at today's|where it is|hold (?:it|that|this)|keep (?:it|that|this)|stays? (?:there|put|at|0)"
    r"|(?:over|above|below|under|past|beyond|than) (?:that|this|it|those|these|today)\b|not (?:one|a single|a) [\w ]{0,20}?(?:more|less|lower|higher|worse)"
    r"|that is (?:the|our) (?:floor|ceiling|limit|cap|roof)|that's (?:the|our) (?:floor|ceiling|limit|cap|roof)|maintain|unchanged)",
    re.IGNORECASE,
)
_NEXT = re.compile(r" ([^\W\d_]{3,})")
_SUBORDINATE = re.compile(
    r"[\s\"'\u201c(]*(?:while|as|because|if|since|when|once|until|before|after|although|though|so that|unless|whereas|where|which|who)\b",
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
    shared_due: tuple[date | None, str] | None = None
    due: tuple[date | None, str] | None = None
    over: bool = False
    aside: bool = False

    def __post_init__(self) -> None:
        self.topics = Topics(self.text, self.people)

    @property
    def threads(self) -> list[Thread]:
        """The metrics of the note, in the order they came up."""
        return self.topics.threads

    def read(self, statement: Statement, fresh: bool, aims: bool, heading: Phrase | None) -> None:
        """Take in one statement. `fresh`: a new item or paragraph begins; `aims`: its heading promises targets."""
        self.turn += 1
        topics = self.topics
        topics.turn = self.turn
        if fresh and not self.spoken:
            topics.part(statement, heading)
        owner = ownership(statement, self.people)
        avoid = self._avoid(statement)
        named = {
            number: phrases(self.text, start, end, avoid, self.people)
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
        for number in range(len(statement.clauses)):
            values = [
                value
                for value in statement.values
                if value.clause == number
                and not _is_no_value(value, marks)
                and not topics.is_parameter(statement, value)
            ]
            if not values:
                self._label(statement, number, named[number])
                continue
            for value in values:
                reading = role_of(statement, value, marks, aims)
                thread, own = topics.choose(statement, value, reading, named[number], asked == "target", owner.rival)
                if thread is None:
                    continue
                for event in self._events(statement, value, thread, reading, own):
                    event.aside = self.aside
                    event.wanted = owner.wanted
                    event.theirs = owner.theirs
                    thread.disputed = thread.disputed and event.role != "current"
                    topics.remember(thread, event)
                    touched.append(event)
                if len(thread.heard) < 24:
                    back = number - 1 if number and number - 1 not in {v.clause for v in statement.values} else number
                    thread.heard += [p for n in {back, number} for p in named[n] if p not in thread.phrases]
                thread.turn = self.turn
                thread.block = statement.block.start
                if owner.theirs and owner.owner:
                    thread.owner = thread.owner or owner.owner
                topics.topic = thread
                topics.candidate = None
        self.last = touched or before
        topics.before = (
            [phrase for each in named.values() for phrase in each if is_named(phrase)] if not touched else []
        )
        if not statement.values and (self.turn > 1 or statement.text[-1:] in ".?!"):
            self._topic_of(statement, named)
        elif self.turn == 1 and not statement.values:
            topics.candidate = None
        self._hold(statement, touched, before)
        self._judge(statement, marks, touched, before, owner)
        self._date(statement, touched, marks)
        self._question(statement)

    def _avoid(self, statement: Statement) -> list[tuple[int, int]]:
        spans = [(value.start, value.end) for value in statement.values]
        spans += [(deadline.start, deadline.end) for deadline in statement.deadlines]
        return spans

    def _label(self, statement: Statement, number: int, named: list[Phrase]) -> None:
        """Take a clause without a number as the metric of what follows: before a colon, a title, a noun set apart."""
        begin, stop = statement.clauses[number]
        last = self.text[stop - 1 : stop]
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
        elif number == 0 and short and named and number < len(statement.clauses) - 1 and is_named(named[0]):
            if len(named) == 1 and is_title(self.text[begin:stop].strip(" ,;")):
                self.topics.consider(named[0])

    def _topic_of(self, statement: Statement, named: dict[int, list[Phrase]]) -> None:
        """Take a statement without a number as the topic of what follows: a metric named, or a short question or title."""
        topics = self.topics
        if topics.candidate is not None and topics.named_at == self.turn:
            return
        found = [phrase for each in named.values() for phrase in each if is_named(phrase)]
        strong = [cue for cue in statement.cues if cue.kind in ("accept", "reject", "unsure", "theirs", "dead")]
        if found and len(words(statement.text)) <= _SHORT and not strong:
            spoken = self.spoken or statement.block.speaker is not None
            untitled = spoken or not is_title(statement.text)
            title = None if untitled else label_phrase(self.text, statement.start, statement.end, self.people)
            weak = spoken and not found[0].sure and not statement.question
            first = next(iter(words(statement.text)))
            named = is_title(statement.text) and first.lower not in vocabulary("generic") | vocabulary("audience")
            told = title is not None or found[0].sure or statement.question or named
            if told and (not weak or (named and (topics.topic is None or not is_open(topics.topic)))):
                topics.consider(title or found[0], statement.question)

    def _events(self, statement: Statement, value: Value, thread: Thread, reading: Reading, own: bool) -> list[Event]:
        quote = quote_of(statement, value)
        base = {"quote": quote, "turn": self.turn, "speaker": statement.block.speaker}
        if value.pair is not None:
            first, second = value.pair.baseline, value.pair.target
            past = reading.role == "past" or self.over or _graded(statement)
            return [
                Event(
                    "past" if past else "current",
                    value.at + first.start,
                    value.at + first.end,
                    number=first.value,
                    unit=first.unit or second.unit,
                    sure=True,
                    **base,
                ),
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
        if self._is_learning(statement, value, reading):
            role = "target"
            reading = reading._replace(sure=True)
        if value.change is not None:
            change = value.change
            if role in (None, "current") and not (thread.events and len(words(statement.text)) <= 12):
                return []
            if role == "past":
                return []
            return [
                Event(
                    "target",
                    value.start,
                    value.end,
                    relative=change.relative,
                    absolute=change.absolute,
                    unit=change.unit,
                    sure=reading.sure,
                    dead=reading.dead,
                    pending=statement.question,
                    **base,
                )
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
                sure=reading.sure or (role == "target" and self._answers()),
                was=reading.was,
                own=own,
                dead=reading.dead,
                pending=statement.question and role == "target",
                **base,
            )
        ]

    def _is_learning(self, statement: Statement, value: Value, reading: Reading) -> bool:
        """Say whether a number counts talks or tests to be held: "talk to 12 drivers", "15 teachers interviewed"."""
        if value.quantity is None or value.quantity.unit not in (None, "count") or reading.role in ("current", "past"):
            return False
        begin, stop = statement.clauses[value.clause]
        said = self.text[begin:stop]
        found = [
            cue
            for cue in cues(said, ("learning",))
            if begin + cue.end <= value.start + 1 or begin + cue.start >= value.end
        ]
        planned = bool(statement.deadlines) or reading.role == "target" or value.quantity.comparator is not None
        return bool(found) and planned and (value.quantity.unit == "count" or begin + found[0].start >= value.end)

    def _guess(
        self, statement: Statement, thread: Thread, role: Role | None, own: bool, quantity: Quantity
    ) -> Role | None:
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
        if settles or statement.question or self._content_free(statement):
            return "target"
        heard = statement.block.speaker is not None or self.spoken or thread.block == statement.block.start
        return "target" if heard and is_open(thread) and _WOULD.search(statement.text) else "current"

    def _answers(self) -> bool:
        """Say whether a target was asked for just now."""
        return self.asked == "target" and self.turn - self.asked_turn <= 2

    def _content_free(self, statement: Statement) -> bool:
        return all(self.topics.content(statement, value) == 0 for value in statement.values)

    def _judge(
        self, statement: Statement, marks: list[Cue], touched: list[Event], before: list[Event], owner: Ownership
    ) -> None:
        """Let words of refusal, assent, doubt and ownership fall on the number they belong to."""
        length = len(words(statement.text))
        if _OVER.match(statement.text) is not None:
            for event in [e for e in before if self.turn - e.turn <= 1]:
                event.role = "past"
            return
        if (_NO.fullmatch(statement.text) or _REFUSED.match(statement.text)) and not touched:
            self._refuse(None, [event for event in before if self.turn - event.turn <= 2])
            return
        near = [event for event in before if self.turn - event.turn <= 3]
        if cues(statement.text, ("dispute",)):
            for event in (touched or near)[-1:]:
                thread = self._holder(event)
                if thread is not None and event.role == "current":
                    thread.disputed = True
        for cue in marks:
            if cue.kind == "reject":
                preceding = [
                    e for e in touched if e.end <= cue.start and e.role == "target" and _near(statement, e, cue)
                ]
                named = self._spoken_of() if not statement.values else None
                if preceding:
                    preceding[-1].rejected = True
                elif touched and any(event.start >= cue.end for event in touched):
                    later = next(event for event in touched if event.start >= cue.end)
                    thread = self._holder(later)
                    earlier = (
                        [e for e in thread.events if e.role == "target" and e.end <= cue.start and e.turn < self.turn]
                        if thread
                        else []
                    )
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
                    event.accepted = (event.role == "target" and not event.dead) or event.accepted
                if not touched and length <= 14:
                    for event in [e for e in near if e.role == "target"][-1:]:
                        event.accepted, event.pending, event.unsure = True, False, False
            elif cue.kind in ("theirs", "rivals") and not touched and length <= 16:
                self._hand_over(near, owner)

    def _hold(self, statement: Statement, touched: list[Event], before: list[Event]) -> None:
        """Let "not one more than that" and "as today" make a limit of today's value."""
        held = _HELD.search(statement.text)
        if held is None or statement.question:
            return
        recent = touched or [event for event in before if self.turn - event.turn <= 2 and not event.theirs]
        if not touched and (statement.values or len(words(statement.text)) > 24):
            return
        numbers = {event.number for event in recent if event.number is not None and event.role != "past"}
        if len(numbers) != 1:
            return
        event = recent[-1]
        thread = self._holder(event)
        if thread is None or event.number is None:
            return
        quote = statement_quote(statement) if not touched else event.quote
        for role in ("current", "target"):
            if not any(e.role == role and e.number == event.number for e in thread.events):
                made = replace(
                    event,
                    role=role,
                    quote=event.quote if role == "current" else quote,
                    sure=True,
                    limit=role == "target",
                    turn=self.turn,
                )
                self.topics.remember(thread, made)
                self.last.append(made)
            elif role == "target":
                for each in thread.events:
                    each.limit = each.limit or (each.role == "target" and each.number == event.number)

    def _hand_over(self, near: list[Event], owner: Ownership) -> None:
        """Give the metric spoken of just now to another team."""
        thread = self._spoken_of() or (self._holder(near[-1]) if near and self.turn - near[-1].turn <= 2 else None)
        if thread is not None:
            for event in thread.events:
                event.theirs = event.theirs or self.turn - event.turn <= 4
            thread.owner = thread.owner or owner.owner

    def _spoken_of(self) -> Thread | None:
        """Give the thread whose metric this statement names."""
        topics = self.topics
        if topics.candidate is not None and topics.named_at == self.turn:
            return topics.find(topics.candidate)
        return None

    def _refuse(self, named: Thread | None, near: list[Event]) -> None:
        targets = [event for event in near if event.role == "target"]
        if named is not None:
            live = [event for event in named.events if event.role == "target" and not event.rejected]
            if live:
                live[-1].rejected = True
            named.dropped = not live
        elif targets:
            targets[-1].rejected = True

    def _holder(self, event: Event) -> Thread | None:
        return self.topics.holders.get(id(event))

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

    def _question(self, statement: Statement) -> None:
        """Remember what a question asks for: a target or today's value."""
        if not statement.question:
            return
        kinds = {cue.kind for cue in cues(statement.text, ("question_target", "question_now"))}
        if "question_target" in kinds:
            self.asked, self.asked_turn = "target", self.turn
        elif "question_now" in kinds:
            self.asked, self.asked_turn = "current", self.turn


def _is_no_value(value: Value, marks: list[Cue]) -> bool:
    """Say whether a number is a scale ("one to seven") or part of words such as "for all three"."""
    if value.quantity is not None and value.quantity.upto is not None and value.quantity.unit is None:
        return True
    return any(c.kind in ("all_dates", "same_date") and c.start <= value.start < c.end for c in marks)


def _graded(statement: Statement) -> bool:
    """Say whether a line is a result with its grade: "52 % to 75 %, ended 66 ... 0.6"."""
    return _GRADE.search(statement.text) is not None or bool(cues(statement.text, ("reviews",)))


def _near(statement: Statement, event: Event, cue: Cue) -> bool:
    """Say whether a cue stands in the clause of a number or the next."""
    clause = statement.clause_at(cue.start)
    begin, stop = statement.clauses[clause]
    alone = stop - begin <= cue.end - cue.start + 4
    return clause - statement.clause_at(event.start) <= 1 or alone


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


def statement_quote(statement: Statement) -> tuple[int, int]:
    """Give the span of a statement, cut to what a quote may hold."""
    return statement.start, min(statement.end, statement.start + 400)


def heading_phrase(text: str, span: tuple[int, int], people: frozenset[str]) -> Phrase | None:
    """Give the metric a heading names, null where it names none."""
    found = [phrase for phrase in phrases(text, span[0], span[1], (), people) if phrase.sure]
    return (
        found[0]
        if found and is_measure(found[0].text) and found[0].text.lower() not in vocabulary("request_heads")
        else None
    )
