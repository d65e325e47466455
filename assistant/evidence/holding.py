"""Holding: "not one more" and "as today" make a limit of the value of today, "none of those" makes nought a target."""

import re
from dataclasses import replace

from assistant.evidence.events import Event, Role
from assistant.evidence.pieces import LONGEST
from assistant.evidence.statements import Statement
from assistant.evidence.topics import Topics
from assistant.language.quantity import Comparator
from assistant.language.words import polarity, words

_NO_WORSE = re.compile(r"worse|rise|fall|drop|grow|increase|decrease|slip|climb|suffer|degrade", re.IGNORECASE)
_NONE = re.compile(
    r"\b(?:should|must|shall|will|has to|have to|needs? to|want|wants|aim for|to|ought to)\b(?: \w+){0,3}? (?:none"
    r"|no (?:more )?such|not a single one|no more of (?:those|them|these))\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:as (?:it is )?(?:today|now)|as is|at today's|where it is|hold (?:it|that|this)|keep (?:it|that"
    r"|this)|stays? (?:there|put)"
    r"|(?:over|above|below|under|past|beyond|than) (?:that|this|it|those|these|today)\b|not (?:one"
    r"|a single|a) [\w ]{0,20}?(?:more|less|lower|higher|worse)"
    r"|that is (?:the|our) (?:floor|ceiling|limit|cap|roof)|that's (?:the|our) (?:floor|ceiling|limit|cap"
    r"|roof)|unchanged|(?:must|may|shall|should|can|mustn't|cannot|can't|will)(?: not|n't)? (?:get|become|grow)"
    r" (?:any )?worse(?! than)|(?:may|must|shall|should) not (?:go (?:down|up)|rise|fall|drop|grow|increase"
    r"|decrease|slip|climb"
    r"|suffer|degrade)(?! (?:below|under|above|over|past|to|by|beyond))|(?:no|not) worse than (?:today|now|it is"
    r"|before)|(?<!what )must (?:stay|remain|hold)(?: as (?:good|low|high|fast))?(?= ?(?:$|[.,;!)]|while|when|during))"
    r"|hold (?:steady|at this|at that))",
    re.IGNORECASE,
)


def hold(topics: Topics, statement: Statement, touched: list[Event], before: list[Event]) -> list[Event]:
    """Let "not one more than that" and "as today" make a limit of today's value; give the events made."""
    held = _HELD.search(statement.text)
    if held is None or statement.question or statement.block.kind == "heading":
        return []
    recent = touched or [event for event in before if topics.turn - event.turn <= 2 and not event.theirs]
    begin, end = statement.start + held.start(), statement.start + held.end()
    told = any(not (begin <= value.start and value.end <= end) for value in statement.values)
    if not touched and (told or len(words(statement.text)) > 24):
        return []
    numbers = {event.number for event in recent if event.number is not None and event.role != "past"}
    if len(numbers) != 1:
        return []
    event = recent[-1]
    thread = topics.register.holder(event)
    if thread is None or event.number is None:
        return []
    quote = _quote(statement) if not touched else event.quote
    way = polarity(thread.phrases[0].text) if _NO_WORSE.search(held[0]) else None
    side: Comparator | None = "<=" if way == "down" else ">=" if way == "up" else None
    found: list[Event] = []
    roles: tuple[Role, ...] = ("current", "target")
    if any(e.role == "current" and not e.dead and e.number != event.number for e in thread.events):
        roles = ("target",)
    for role in roles:
        if not any(e.role == role and e.number == event.number for e in thread.events):
            made = replace(
                event,
                role=role,
                quote=event.quote if role == "current" else quote,
                sure=True,
                limit=role == "target",
                comparator=(event.comparator or side) if role == "target" else event.comparator,
                turn=topics.turn,
            )
            topics.register.remember(thread, made)
            found.append(made)
        elif role == "target":
            for each in thread.events:
                each.limit = each.limit or (each.role == "target" and each.number == event.number)
    return found


def end_at_none(topics: Topics, statement: Statement, touched: list[Event], before: list[Event]) -> list[Event]:
    """Let "there should be none of those by June" make nought the value to reach; give the event made."""
    if statement.values or statement.question or _NONE.search(statement.text) is None:
        return []
    recent = [event for event in touched or before if topics.turn - event.turn <= 2 and not event.theirs]
    thread = topics.register.holder(recent[-1]) if recent else None
    if thread is None or not thread.is_open or len(words(statement.text)) > 16:
        return []
    event = replace(recent[-1], role="target", number=0.0, quote=_quote(statement), turn=topics.turn)
    event.start, event.end, event.sure, event.own, event.out_of = statement.start, statement.end, True, False, None
    event.was = event.accepted = event.dead = False
    topics.register.remember(thread, event)
    return [event]


def _quote(statement: Statement) -> tuple[int, int]:
    return statement.start, min(statement.end, statement.start + LONGEST)
