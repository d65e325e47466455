"""Asking: what a sentence says somebody asked for, wants or requested."""

import re

from assistant.evidence.cues import cues
from assistant.evidence.statements import Statement
from assistant.evidence.things import MOST_WORDS, Span, is_thing, items, names_feature
from assistant.language.words import words

_NOT_A_THING = re.compile(
    r"(?:to\b(?!\s+(?:see|get|have|build|add|export|share))|us\b|me\b|him\b|her\b|them\b|it\b|that\b"
    r"|this\b|why\b|how\b|if\b|when\b|who\b|what\b|which"
    r"|whether|the same|more time|help\b|clarification|feedback|approval|permission|money|budget|more\b"
    r"|less\b|nothing|everything|something|\d)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s:\u2013-]*(?:(?:for|an?|the|about|whether we do|to have)\b)?\s*", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"(?:(?:was|were|got|has been|have been|is|are)\s+(?:again )?(?:requested|asked for|demanded)"
    r"|(?:again )?(?:requested|asked for|demanded) (?:again )?by"
    r"|(?:(?:is|are|was|were)\s+)?on the (?:roadmap|list|wish ?list|board|backlog))\b",
    re.IGNORECASE,
)

_OPEN = re.compile(
    r"[\W_]*(?:whether|how (?:many|much|often|far|long)|unclear|unknown|unsure|open question)\b", re.IGNORECASE
)


def asked(text: str, statement: Statement) -> list[Span]:
    """Find what stands behind "asked for" in a sentence, item by item."""
    if statement.question and "can we" not in statement.text.lower() and "could we" not in statement.text.lower():
        return []
    if cues(statement.text, ("performance",)):
        return []
    for cue in cues(statement.text, ("request",)):
        if statement.text[: cue.end].endswith(" by"):  # who asked stands behind it
            continue
        at = statement.start + cue.end
        after = _AFTER.match(text, at, statement.end)
        begin = after.end() if after is not None else at
        rest = text[begin : statement.end]
        if len(words(rest)) == 0 or _NOT_A_THING.match(rest):
            continue
        found = items(text, begin, statement.end)
        first = found[0] if found else None
        if first is None or any(value.start < first[1] and first[0] <= value.start for value in statement.values):
            continue
        if len(words(text[first[0] : first[1]])) > MOST_WORDS:
            continue
        return found[:8]
    return []


def wanted(text: str, statement: Statement) -> list[Span]:
    """Find a part of a product behind a verb of wanting: "they'd also like a child seat filter"."""
    for cue in cues(statement.text, ("wanting",)):
        begin = statement.start + cue.end
        after = _AFTER.match(text, begin, statement.end)
        begin = after.end() if after is not None else begin
        found = [span for span in items(text, begin, statement.end) if is_thing(text[span[0] : span[1]])]
        found = [span for span in found if not any(span[0] <= v.start < span[1] for v in statement.values)]
        if found and found[0][0] - begin < 2 and names_feature(text[slice(*found[0])]):
            return found[:8]
    return []


def passive(text: str, statement: Statement) -> list[Span]:
    """Find what "was requested": "Dark mode was requested by the student union"."""
    match = _ASKED_FOR.search(statement.text)
    if match is None or match.start() < 4 or match.start() > 90:
        return []
    found = items(text, statement.start, statement.start + match.start())
    return [span for span in found if is_thing(text[slice(*span)])]


def pleaded(text: str, statement: Statement) -> list[Span]:
    """Take the sentence in which somebody asks without naming a thing: "they'd pay extra if the form were shorter"."""
    found = cues(statement.text, ("pleas",))
    if not found or cues(statement.text, ("performance",)) or (statement.deadlines and not statement.question):
        return []
    if len(words(statement.text)) <= MOST_WORDS + 6:
        return [(statement.start, statement.end)]
    return [statement.clauses[statement.clause_at(statement.start + found[0].start)]]


def is_open(said: str) -> bool:
    """Say whether a sentence leaves open what is so, and asks for nothing: "Whether nurses would read it at all"."""
    return _OPEN.match(said) is not None
