"""Revising: "on second thought 35% is enough" gives the target just named another number."""

import re

from assistant.evidence.events import Event, Thread, compatible
from assistant.evidence.register import Register
from assistant.evidence.statements import Statement, Value

_OPENS = re.compile(
    r"\W*(?:on second thoughts?|on reflection|correction|corrected|actually|scratch that|rather|make (?:it|that)|sorry"
    r"|i mean|better|no,? wait|wait|revised|amended|edit|changed to|change(?:d)? (?:it|that) to)\b[,:!.\s-]",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently|is at|are at|was|were|measured|baseline|start)\b", re.IGNORECASE)
_UPDATE = re.compile(r"\W*(?:update|upd|news|new)\b[^:]{0,20}:", re.IGNORECASE)
_LONGEST = 60


def revised(statement: Statement, before: list[Event], register: Register) -> tuple[Thread, Value] | None:
    """Give the metric and the number of a sentence that replaces the target before it, null where it does not."""
    if len(statement.values) != 1 or statement.question or len(statement.text) > _LONGEST:
        return None
    value = statement.values[0]
    if value.quantity is None or _OPENS.match(statement.text) is None or _NOW.search(statement.text) is not None:
        return None
    return _aimed(value, before, register)


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
