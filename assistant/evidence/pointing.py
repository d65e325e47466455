"""Pointing: a remark whose label names a metric said before speaks of that metric: "**Swaps.** Sales runs these"."""

import re

from assistant.evidence.cues import vocabulary
from assistant.evidence.events import Thread
from assistant.evidence.register import Register
from assistant.evidence.statements import Statement
from assistant.evidence.topics import Topics
from assistant.language.words import stem, words

_LABEL = re.compile(r"[\W\d]{0,8}([^\W\d][\w $%/&'\u2019-]{1,40}?)(?:[.:]\*{1,2}|\*{1,2}[.:]?|:)(?=\s)")
_ROW = re.compile(r"\W{0,3}(?:row|line|kr) ?(\d{1,2})(?![\d.%])", re.IGNORECASE)
_GOAL = re.compile(
    r"\b(?:the|our|that|this) ((?:[\w-]+ ){0,3}[\w-]+) (?:goals?|targets?|krs?|key results?|objectives?)\b",
    re.IGNORECASE,
)
_LONGEST = 60


def pointed(statement: Statement, topics: Topics) -> Thread | None:
    """Give the one metric so far whose name holds every word of the label a remark begins with, or the row it names."""
    begin, text, rows = statement.block.begin, topics.text, topics.rows
    if statement.block.kind == "heading" or statement.block.speaker is not None:
        return None
    row = _ROW.match(text, begin, min(begin + _LONGEST, statement.block.end))
    if row is not None and 0 < int(row[1]) <= len(rows):
        return rows[int(row[1]) - 1]
    label = _LABEL.match(text, begin, min(begin + _LONGEST, statement.block.end))
    if label is None:
        return None
    said = {stem(word.lower) for word in words(label[1]) if word.lower not in vocabulary("stops")}
    if not said:
        return None
    found = [
        thread
        for thread in topics.register.threads
        if thread.events
        and thread.events[0].start < begin
        and any(_names(said, phrase.stems) for phrase in thread.phrases[:2])
    ]
    return found[0] if len(found) == 1 else None


def aimed_at(said: str, register: Register) -> Thread | None:
    """Give the one metric that words name as a goal: "we dropped the damage goal"."""
    for match in _GOAL.finditer(said):
        named = {stem(word.lower) for word in words(match[1]) if word.lower not in vocabulary("stops")}
        found = [
            thread
            for thread in register.threads
            if named
            and any(event.role == "target" for event in thread.events)
            and any(named <= phrase.stems for phrase in thread.phrases[:2])
        ]
        if len(found) == 1:
            return found[0]
    return None


def _names(said: set[str], stems: frozenset[str]) -> bool:
    """Say whether a label is the short form of a name, or the name of several words."""
    return said <= stems and (len(stems) > len(said) or len(said) > 1)
