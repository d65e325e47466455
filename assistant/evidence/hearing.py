"""Hearing: the events that a number makes: what it is there for, and the words to quote for it."""

import re
from dataclasses import dataclass

from assistant.evidence.cues import cues
from assistant.evidence.events import Event, Role, Thread, whole_of
from assistant.evidence.pieces import LONGEST
from assistant.evidence.roles import Reading
from assistant.evidence.statements import Statement, Value
from assistant.evidence.topics import Topics
from assistant.evidence.worth import content, is_raised
from assistant.language.quantity import Quantity
from assistant.language.words import direction_of, polarity, words
from assistant.okr import Direction

_GRADE = re.compile(r"(?:\s{2,}|\.{3,} ?|\t|[|:(] ?)[01][.,]\d\d?\)?\s*$")
_WOULD = re.compile(r"\b(?:would|could|can|could be|i'd|we'd|he'd|she'd|instead|rather|then|by)\b", re.IGNORECASE)
_CORRECTS = re.compile(
    r"(?:no|nope|not quite|wrong|incorrect|sorry)[,.:;!]? (?:it|that|we|this)(?:['\u2019]s| is|['\u2019]re| are|s)"
    r" (?:actually |really |more like |at |only )?(?=\S*\d)",
    re.IGNORECASE,
)
_MORE = re.compile(r" (?:more|further|other|additional|new) [^\W\d_]", re.IGNORECASE)
_SETTLES = re.compile(r"(?: ?%| per ?cent)? (?:it is|it stays|it remains)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:cut|reduce[ds]?|reduction|lower|fewer|less|down|drop|shrink|off|minus|halve|decrease|bring down|save"
    r"|slash|trim|fall)\b",
    re.IGNORECASE,
)
_MORE_OF = re.compile(r"\b(?:more|up|raise|increase|grow|higher|plus|add|lift|double|triple|rise)\b", re.IGNORECASE)
_SHORT = 12
_LITTLE = 1
_NEAR = 3  # words before a number
_TOWARDS: dict[str, Direction] = {"down": "decrease", "up": "increase"}
_SOON = 2  # turns in which a bare number with a question mark answers a target


@dataclass(frozen=True, slots=True)
class Room:
    """What is known when a number is heard: `asked` what a question just wanted, `over` that the section looks back."""

    topics: Topics
    asked: Role | None
    over: bool
    spoken: bool


def events_of(
    room: Room, statement: Statement, value: Value, thread: Thread, reading: Reading, own: bool
) -> list[Event]:
    """Give the events of a number; `own` says that its own words name the metric. None where it means nothing."""
    if value.pair is not None:
        return _of_pair(room, statement, value, reading)
    if value.change is not None:
        return _of_change(room, statement, value, thread, reading)
    quantity = value.quantity
    if quantity is None:
        return []
    role, sure = reading.role, reading.sure
    learning = _is_learning(room, statement, value, reading)
    if learning:
        role, sure = "target", True
    if role is None or (role == "current" and not sure):
        role = role if reading.was and role is not None else _guess(room, statement, thread, role, own, quantity)
    event = _event(room, statement, value, role, value.start, value.end)
    event.number, event.unit = quantity.value, quantity.unit
    event.out_of, event.upto = whole_of(quantity), quantity.upto
    if (
        thread.in_parts
        and thread.whole is not None
        and quantity.unit in (None, "count")
        and 0 <= quantity.value <= thread.whole
    ):
        event.number, event.unit, event.out_of = round(quantity.value / thread.whole * 100, 2), "%", thread.whole
    bounded = role == "target" and not is_raised(room.topics.text, value)
    event.comparator = reading.comparator if bounded else None
    event.way = _way(statement, value) if role == "target" else None
    event.limit = reading.limit
    event.learning = learning
    event.sure = sure or (role == "target" and room.asked == "target")
    event.was = reading.was
    event.own = own
    event.loose = not event.sure and content(room.topics.text, room.topics.people, statement, value) > _LITTLE
    event.accepted = role == "target" and _SETTLES.match(room.topics.text, value.end) is not None
    event.dead = reading.dead
    event.pending = statement.question and role == "target"
    return [event]


def _way(statement: Statement, value: Value) -> Direction | None:
    """Say which way the verb before a number moves its metric: "reduce late checks to 5%", "get it down to 5%"."""
    begin = statement.clauses[value.clause][0]
    said = [word.lower for word in words(statement.text[begin - statement.start : value.start - statement.start])]
    if _TOWARDS.keys() & said[-_NEAR:]:
        return next(_TOWARDS[word] for word in reversed(said) if word in _TOWARDS)
    ways = [way for word in said if (way := direction_of(word)) is not None]
    return ways[0] if ways else None


def _event(room: Room, statement: Statement, value: Value, role: Role, start: int, end: int) -> Event:
    quote = _quote(statement, value)
    return Event(role, start, end, quote, room.topics.turn, speaker=statement.block.speaker)


def _of_pair(room: Room, statement: Statement, value: Value, reading: Reading) -> list[Event]:
    """Take a pair as today's value and the one to reach, or as a result where the text looks back."""
    if value.pair is None:
        return []
    first, second = value.pair.baseline, value.pair.target
    ahead = any(each.led and each.due is not None and each.due >= statement.as_of for each in statement.deadlines)
    past = reading.role == "past" or ((room.over or _graded(statement)) and not ahead)
    before = _event(room, statement, value, "past" if past else "current", value.at + first.start, value.at + first.end)
    before.number, before.unit, before.sure = first.value, first.unit or second.unit, True
    before.own = True
    after = _event(
        room, statement, value, "current" if past else "target", value.at + second.start, value.at + second.end
    )
    after.number, after.unit, after.comparator = second.value, second.unit or first.unit, second.comparator
    after.sure, after.dead, after.pending = not past, reading.dead, statement.question
    return [before, after]


def _of_change(room: Room, statement: Statement, value: Value, thread: Thread, reading: Reading) -> list[Event]:
    """Take a change as a target where a cue says so, or where a short sentence follows the metric's value."""
    change = value.change
    if change is None or reading.role == "past":
        return []
    if reading.role in (None, "current") and not (thread.events and len(words(statement.text)) <= _SHORT):
        return []
    event = _event(room, statement, value, "target", value.start, value.end)
    sign = -1 if not change.signed and _falls(room, statement, thread) else 1
    event.relative = change.relative * sign if change.relative is not None else None
    event.absolute = change.absolute * sign if change.absolute is not None else None
    event.unit = change.unit
    event.sure, event.dead, event.pending = reading.sure, reading.dead, statement.question
    return [event]


def _falls(room: Room, statement: Statement, thread: Thread) -> bool:
    """Say whether an unsigned change lessens a metric: by its words, the change before it or the metric's name."""
    if _LESS.search(statement.text) is not None:
        return True
    if _MORE_OF.search(statement.text) is not None:
        return False
    for event in reversed(thread.events):
        if event.relative or event.absolute:
            return (event.relative or event.absolute or 0) < 0
    return any(polarity(phrase.text) == "down" for phrase in thread.phrases)


def _is_learning(room: Room, statement: Statement, value: Value, reading: Reading) -> bool:
    """Say whether a number counts talks or tests to be held: "talk to 12 drivers", "15 teachers interviewed"."""
    if value.quantity is None or value.quantity.unit not in (None, "count") or reading.role in ("current", "past"):
        return False
    begin, stop = statement.clauses[value.clause]
    said = room.topics.text[begin:stop]
    found = [
        cue for cue in cues(said, ("learning",)) if begin + cue.end <= value.start + 1 or begin + cue.start >= value.end
    ]
    ahead = any(each.due is None or each.due >= statement.as_of for each in statement.deadlines)
    planned = ahead or reading.role == "target" or value.quantity.comparator is not None
    counted = value.quantity.unit == "count" or _MORE.match(room.topics.text, value.end) is not None
    return bool(found) and planned and (counted or begin + found[0].start >= value.end)


def _guess(room: Room, statement: Statement, thread: Thread, role: Role | None, own: bool, quantity: Quantity) -> Role:
    """Decide where no strong cue stands: what was asked for, else what the metric still lacks."""
    same = [event for event in thread.events if event.same_number(quantity.value, quantity.unit)]
    if same:
        return same[-1].role
    if room.asked is not None and not own:
        return room.asked
    has_current = any(event.role == "current" and not event.dead for event in thread.events)
    last = thread.events[-1] if thread.events else None
    if last is not None and last.role == "current" and _CORRECTS.match(statement.text) is not None:
        last.dead = True
        return "current"
    proposed = last is not None and last.role == "target" and room.topics.turn - last.turn <= _SOON
    if not has_current and not (proposed and role is None and statement.question and _content_free(room, statement)):
        return role or "current"
    settles = any(cue.kind in ("accept", "target") for cue in statement.cues) or bool(statement.deadlines)
    if settles or statement.question or _content_free(room, statement):
        return "target"
    return "current" if own or role is not None else "target"


def _content_free(room: Room, statement: Statement) -> bool:
    return all(content(room.topics.text, room.topics.people, statement, value) == 0 for value in statement.values)


def _graded(statement: Statement) -> bool:
    """Say whether a line is a result with its grade: "52 % to 75 %, ended 66 ... 0.6"."""
    return _GRADE.search(statement.text) is not None or bool(cues(statement.text, ("reviews",)))


def _quote(statement: Statement, value: Value) -> tuple[int, int]:
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
    if stop - begin > LONGEST:
        begin = max(begin, value.start - 160)
        stop = min(stop, max(value.end, begin + 320))
    return max(begin, start), min(stop, end)
