"""Priorities: what a note says matters most."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.evidence.blocks import Block
from assistant.evidence.cues import vocabulary
from assistant.evidence.emphasis import stresses
from assistant.evidence.pieces import apart, piece, trimmed
from assistant.evidence.sentence_signs import Weighed, heaviest, weighed
from assistant.evidence.statements import Statement
from assistant.language.words import words
from assistant.okr import Quote

_HEADED = re.compile(
    r"(?P<noun>[^\W\d_][\w'\u2019 -]{2,28}?)(?P<scope>(?: (?:for|of|in|this|until|till|bis|next) [^:=,.;]{1,40})?)"
    r"(?: (?:agreed|stays|remains|decided))?[*_ ]*(?:[:=]| is\b| are\b| stays\b| remains\b|, then)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:that|it|this|those)\b|thats\b|its\b", re.IGNORECASE)
_OF_THE_REST = re.compile(
    r"(?:everything else|all else|all the rest|the rest|nothing else|whatever else)\b", re.IGNORECASE
)
_ASKED_WITH_CARE = re.compile(
    r"\W*(?:please|kindly)\b[^.?!]{3,200}?,? (?:\w+ly )?(?:focusing|concentrating) on\b", re.IGNORECASE
)
_MUST = re.compile(
    r"\b(?:must|should|shouldn't|has to|have to|needs? to|ought to|mustn't|soll|sollen|muss|m\u00fcssen"
    r"|debe|deben|doit|doivent)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:^|[:\u2013\u2014-]\s)[\"'\u201c]?[^\W\d_][\w' -]{3,40} first(?=[\s.,;!\"')]|$)(?! (?:and then"
    r"|time|try|visit|contact|attempt|click|year|week|month|quarter|half|round|draft|of|in|order|reply"
    r"|job|read))",
    re.IGNORECASE,
)
_NO_TARGETS = re.compile(
    r"\b(?:no|not|nobody|don't|do not|never|without|no one)\b[^.?!]{0,40}"
    r"\b(?:targets?|objectives?|okrs?|numbers? (?:on|in|to))\b",
    re.IGNORECASE,
)
_PHASE = re.compile(r"\b(?:phase|until|till|before|first|for now|at this stage|discovery)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?::|\bthis|\bfollows|\bsentence|\bline|\bheading(?:, that)?)[.:]?[\"'\u201d*_]*$", re.IGNORECASE
)
_SAID = re.compile(r"[\"\u201c\u00ab]([^\"\u201c\u201d\u00bb]{12,160})[\"\u201d\u00bb]")
_HEADS = frozenset(
    {
        "focus",
        "theme",
        "themes",
        "priority",
        "priorities",
        "mission",
        "intent",
        "north star",
        "problem statement",
        "vision",
        "purpose",
        "top priority",
        "slogan",
        "motto",
        "headline",
        "fokus",
        "schwerpunkt",
        "foco",
        "enfoque",
    }
)
_APART = re.compile(r"[,;]\s")
_FEWEST, _MOST = 3, 40
_TELLING = 2  # words that say something
_LIKELY = -2.0  # in voices left out of the fit, six of ten priorities given above are right
_UNLIKELY = -4.0  # there, hardly one of those the rules find below is


def priorities(text: str, document: str, said: list[tuple[Block, tuple[Statement, ...]]]) -> tuple[Quote, ...]:
    """Find the sentences that say what comes first, each with the one before it where it only points back."""
    found: list[Quote] = []
    before: Statement | None = None
    headed = False
    for block, group in said:
        if block.kind == "heading":
            before = None
            headed = _heads_priorities(text[block.start : block.end])
            continue
        if headed and group and not group[0].values and 4 <= len(words(group[0].text)) <= _MOST:
            quote = piece(document, text, group[0].start, group[0].end)
            found += [quote] if quote is not None else []
        headed = headed and block.kind == "item"
        for number, statement in enumerate(group):
            after = group[number + 1] if number + 1 < len(group) else None
            span = _span(statement, before, after)
            if span is not None:
                quote = piece(document, text, *trimmed(text, *span, " \t\r\n*_"))
                if quote is not None:
                    found.append(quote)
            before = statement
    held = weighed(text, [block for block, _ in said], "priorities")
    found = [quote for quote in found if heaviest(held, quote) > _UNLIKELY]
    return apart(found) if found else _likeliest(text, document, held)


def _likeliest(text: str, document: str, held: Sequence[Weighed]) -> tuple[Quote, ...]:
    """Give the sentence that weighs most for coming first, for notes in which no turn of phrase says so."""
    telling = [each for each in held if _names_something(text[each.start : each.end])]
    most = max(telling, key=lambda each: (each.weight, -each.start), default=None)
    if most is None or most.weight <= _LIKELY:
        return ()
    quote = piece(document, text, *trimmed(text, most.start, most.end))
    return () if quote is None else (quote,)


def _names_something(said: str) -> bool:
    """Say whether a sentence holds more than the words of assent and small words: "Agreed by all" does not."""
    return sum(word.lower not in vocabulary("stops") and len(word.lower) > 2 for word in words(said)) >= _TELLING


def _heads_priorities(said: str) -> bool:
    """Say whether a heading announces what comes first: "Focus", "Our theme for Q3", "Problem statement"."""
    tokens = [token.lower for token in words(said)]
    pairs = {*tokens, *(" ".join(pair) for pair in pairwise(tokens))}
    return len(tokens) <= 6 and bool(pairs & _HEADS)


def _span(statement: Statement, before: Statement | None, after: Statement | None) -> tuple[int, int] | None:
    count = len(words(statement.text))
    # What somebody is asked to do, and to look at while doing it, is no decision of the team.
    if statement.question or count > _MOST + 20 or _ASKED_WITH_CARE.match(statement.text) is not None:
        return None
    if stresses(statement.text):
        near = before is not None and before.block is statement.block
        if _OPEN_END.search(statement.text) and count <= 22 and after is not None and after.start - statement.end <= 60:
            return after.start, after.end
        if before is not None and near and not before.question and _OF_THE_REST.match(statement.text):
            return before.start, before.end
        if before is not None and near and not before.question and (count <= 7 or _POINTS_BACK.match(statement.text)):
            return before.start, statement.end
        if count >= _FEWEST + 1:
            return statement.start, statement.end
    if count <= _MOST and _NO_TARGETS.search(statement.text) and _PHASE.search(statement.text):
        return statement.start, statement.end
    if (
        _FIRST.search(statement.text)
        and 3 <= count <= 12
        and not statement.values
        and "not" not in statement.text.lower()
    ):
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
    if statement.values or not 5 <= len(tokens) <= 30 or statement.deadlines:
        return False
    for part in (
        statement.text,
        *statement.text.split(": ")[1:],
        *(match[1] for match in _SAID.finditer(statement.text)),
    ):
        verb = _MUST.search(part)
        subject = [token.lower for token in words(part)[:3]]
        audience = {word for word in subject if word in vocabulary("audience")} - {
            "someone",
            "somebody",
            "anyone",
            "anybody",
        }
        if verb is not None and verb.start() < 48 and audience and _APART.search(part, 0, verb.start()) is None:
            return True
    return False
