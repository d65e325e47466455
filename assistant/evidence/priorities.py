"""Priorities: what a note says matters most."""

import re

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues, vocabulary
from assistant.evidence.pieces import apart, piece
from assistant.evidence.statements import Statement
from assistant.language.words import words
from assistant.okr import Quote

_HEADED = re.compile(
    r"(?P<noun>[^\W\d_][\w'\u2019 -]{2,28}?)(?P<scope>(?: (?:for|of|in|this|until|till|bis|next) [^:=,.;]{1,40})?)"
    r"(?: (?:agreed|stays|remains|decided))?[*_ ]*(?:[:=]| is\b| are\b| stays\b| remains\b|, then)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:that|it|this|those)\b|thats\b|its\b", re.IGNORECASE)
_MUST = re.compile(r"\b(?:must|should|shouldn't|has to|have to|needs to|need to|ought to|can|cannot|can't|musn't|mustn't|get|gets|believe|believes|deserves?)\b", re.IGNORECASE)
_SAID = re.compile(r"[\"\u201c\u00ab]([^\"\u201c\u201d\u00bb]{12,160})[\"\u201d\u00bb]")
_FEWEST, _MOST = 3, 40


def priorities(text: str, document: str, said: list[tuple[Block, tuple[Statement, ...]]]) -> tuple[Quote, ...]:
    """Find the sentences that say what comes first, each with the one before it where it only points back."""
    found: list[Quote] = []
    before: Statement | None = None
    for block, group in said:
        if block.kind == "heading":
            before = None
            continue
        for statement in group:
            span = _span(text, statement, before)
            if span is not None:
                quote = piece(document, text, *span)
                if quote is not None:
                    found.append(quote)
            before = statement
    return apart(found)


def _span(text: str, statement: Statement, before: Statement | None) -> tuple[int, int] | None:
    count = len(words(statement.text))
    if statement.question or count > _MOST + 20:
        return None
    strong = cues(statement.text, ("priority",))
    if strong:
        near = before is not None and 0 <= statement.start - before.end <= 40
        if before is not None and near and (count <= 7 or _POINTS_BACK.match(statement.text)) and not before.question:
            return before.start, statement.end
        if count >= _FEWEST + 1:
            return statement.start, statement.end
    headed = _HEADED.match(statement.text)
    if headed is not None and count >= _FEWEST + 1 and len(statement.text) - headed.end() > 10:
        noun = [word.lower for word in words(headed["noun"])]
        if any(" ".join(noun[i:]) in vocabulary("focus") for i in range(max(0, len(noun) - 3), len(noun))):
            return statement.start, statement.end
    if _is_promise(statement):
        return statement.start, statement.end
    return None


def _is_promise(statement: Statement) -> bool:
    """Say whether a sentence is a promise to an audience with no number in it: "Nobody should feel lost"."""
    tokens = words(statement.text)
    if statement.values or not 5 <= len(tokens) <= 24 or statement.deadlines:
        return False
    subject = [token.lower for token in tokens[:3]]
    verb = _MUST.search(statement.text)
    return bool(verb) and any(word in vocabulary("audience") for word in subject) and verb.start() < 60 if verb else False
