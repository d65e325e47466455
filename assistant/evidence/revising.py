"""Revising: "on second thought 35% is enough" gives the target just named another number."""

import re

from assistant.evidence.events import Event, Thread, compatible
from assistant.evidence.pointing import pointed
from assistant.evidence.register import Register
from assistant.evidence.statements import Statement, Value
from assistant.evidence.topics import Topics

_OPENS = re.compile(
    r"\W*(?:on second thoughts?|on reflection|correction|corrected|actually|scratch that|rather|make (?:it|that)|sorry"
    r"|i mean|better|no,? wait|wait|revised|amended|edit|changed to|change(?:d)? (?:it|that) to|i meant|typo"
    r"|should (?:be|read|say)"
    r"|(?:the )?new (?:figure|number|target|value|goal)(?: is)?|(?:we|let['\u2019]?s) make (?:it|that))\b[,:!.\s-]"
    r"|\*(?=[\d~<>=])",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently|is at|are at|was|were|measured|baseline|start)\b", re.IGNORECASE)
_RECALLS = re.compile(r"\b(?:the|that|those|his|her|their|my|our|your|old) (?:old |first |earlier )?$", re.IGNORECASE)
_GONE = re.compile(
    r"\W*\w*(?: (?:target|goal|figure|number|one))? ?(?:was|were|came from|dates from|stood for|predates|is (?:dead"
    r"|gone|off|out|outdated|old|obsolete|history|stale|no longer|too)|goes|falls|had been|comes from|does not hold"
    r"|doesn['\u2019]t hold|no longer)\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:typo|i meant|we meant|sic|should (?:be|read|say)|meant to (?:be|say|write))\b", re.IGNORECASE
)
_UPDATE = re.compile(r"\W*(?:update|upd|news|new)\b[^:]{0,20}:", re.IGNORECASE)
_YIELDS = re.compile(
    r"\b(?:(?:we|i)(?:['\u2019]ll| will)? (?:take|go with|keep|use|stick with|follow|adopt) (?:his|hers|theirs)"
    r"|(?:his|hers|theirs) (?:stays?|stands?|it is|wins?|holds?|is in|goes in))\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(I|we|my|our|he|she|they|his|her|their)\b", re.IGNORECASE)
_FIRST = frozenset(["i", "we", "my", "our"])
_RECENT = 12
_LONGEST = 60


def revised(statement: Statement, before: list[Event], topics: Topics) -> tuple[Thread, Value] | None:
    """Give the metric and the number of a sentence that replaces the target before it, null where it does not."""
    for value in statement.values:
        thread = None if statement.question else _recalled(statement, value, topics.register)
        if thread is not None:
            return thread, value
    if len(statement.values) != 1 or statement.question or len(statement.text) > _LONGEST:
        return None
    value = statement.values[0]
    row = pointed(statement, topics)
    if row is not None and any(cue.kind == "accept" for cue in statement.cues):
        replaced = _aimed(value, row.events, topics.register)
        if replaced is not None:
            return replaced
    if value.quantity is None or _OPENS.match(statement.text) is None or _NOW.search(statement.text) is not None:
        return None
    return _aimed(value, before, topics.register)


def _recalled(statement: Statement, value: Value, register: Register) -> Thread | None:
    """Give the metric whose target a sentence takes up again to say that it is over: "the 50 was before the cut"."""
    at = value.start - statement.start
    if value.quantity is None or _RECALLS.search(statement.text, 0, at) is None:
        return None
    if _GONE.match(statement.text, value.end - statement.start) is None:
        return None
    held = [
        (event.start, thread)
        for thread in register.threads
        for event in thread.events
        if event.role == "target" and event.start < statement.start and event.same_number(*value.first)
    ]
    return max(held, key=lambda each: each[0])[1] if held else None


def recant(statement: Statement, touched: list[Event], register: Register) -> None:
    """Bury what a sentence calls over, and leave open what it calls a slip of the pen: "82% (typo: 28%)"."""
    over = [
        v.start for v in statement.values if not statement.question and _recalled(statement, v, register) is not None
    ]
    for event in touched:
        if event.start in over:
            event.role, event.dead, event.accepted = "target", True, False
    slip = _MEANT.search(statement.text)
    for event in touched:
        if slip is not None and event.role == "target" and event.end - statement.start <= slip.start():
            event.unsure, event.accepted = True, False


def doubt(statement: Statement, before: list[Event]) -> None:
    """Leave a target open that an update may have replaced: "Update 9 Jan: now 35%"."""
    if _UPDATE.match(statement.text) is None or len(statement.values) != 1 or len(statement.text) > _LONGEST:
        return
    for event in before:
        if event.role == "target":
            event.unsure, event.accepted = True, False


def _aimed(value: Value, before: list[Event], register: Register) -> tuple[Thread, Value] | None:
    targets = [event for event in before if event.role == "target" and not event.rejected]
    if not targets or not compatible(targets[-1].unit, value.first[1]):
        return None
    thread = register.holder(targets[-1])
    return (thread, value) if thread is not None else None


def yielded(statement: Statement, topics: Topics) -> bool:
    """Let "his stays" or "we take hers" put the number a third person has in the place of the speaker's own."""
    if statement.values or statement.question or _YIELDS.search(statement.text) is None:
        return False
    begin = statement.block.start
    heard = [
        (event, thread)
        for thread in topics.register.threads[-_RECENT:] + _rows(statement, topics)
        for event in thread.events
        if begin <= event.start < statement.start and event.role != "past"
    ]
    taken = [(event, thread) for event, thread in heard if _is_third(topics.text, event)]
    if not taken:
        return False
    event, thread = max(taken, key=lambda each: each[0].start)
    for other in thread.events:
        if other is not event and other.role == "target" and compatible(other.unit, event.unit):
            other.dead, other.accepted = True, False
    event.role, event.sure, event.theirs, event.dead, event.rejected = "target", True, False, False, False
    event.accept()
    return True


def _rows(statement: Statement, topics: Topics) -> list[Thread]:
    row = pointed(statement, topics)
    return [row] if row is not None else []


def _is_third(text: str, event: Event) -> bool:
    """Say whether the last person named before a number is neither the speaker nor the room."""
    people = _PERSON.findall(text[event.quote[0] : event.start])
    return bool(people) and people[-1].lower() not in _FIRST
