"""Remarks: wishes without a number, and talk about one person's work or pay."""

import re
from collections.abc import Callable

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues
from assistant.evidence.pieces import apart, piece
from assistant.evidence.statements import Statement
from assistant.language.words import words
from assistant.okr import Quote

_Said = list[tuple[Block, tuple[Statement, ...]]]
_FEWEST = 5
# What a number counts for many: "payroll errors 2%"; a person in the sentence makes it one's own.
_OF_MANY = frozenset(
    {"payroll", "commission", "commissions", "compensation", "promotion", "burnout", "sick leave", "parental leave"}
)
_PERSON = re.compile(
    r"\b(?:he|she|him|her|hers|his|himself|herself|i|me|my|mine|your|who|whose|somebody|someone|nobody|people|staff"
    r"|person|employees?|colleagues?)\b|[^\W\d_]['\u2019]s\b",
    re.IGNORECASE,
)
# "Joost is slow", "she has been late with reviews": said of a person, never of a page or a phone.
_WAY = (
    r"(?:is|isn['\u2019]t|was|has been|is being|seems|keeps being)"
    r"(?: (?:not|so|too|very|rather|always|often|again|still|getting|quite|really|pretty|a bit|way|simply|just|the))*"
    r" (?:slow|slower|lazy|sloppy|careless|unreliable|unmotivated|disorgani[sz]ed|late with|behind with|weak|weakest"
    r"|useless|incompetent|difficult|a problem|a disappointment|disappointing|not good enough|below par|overpaid"
    r"|underpaid)\b"
)
_JUDGED = re.compile(rf"\b(?P<who>[^\W\d_][\w'\u2019-]*) {_WAY}")
_PRONOUNS = frozenset({"he", "she"})
_RATED = re.compile(
    r"\b(?:he|she|him|her|his|hers)\b[^.;!?]{0,60}?\b(?:rated?|rating|graded?|marked|scored?)"
    r" (?:down|low|lower|poorly|badly|up|high|higher)\b"
    r"|\b(?:rate|grade|mark|score|fire|sack|warn|demote|promote|let) (?:him|her)\b"
    r"|\b(?:he|she) (?:should|must|needs to|ought to|has to|will) (?:go|be (?:rated|graded|fired|sacked|warned|demoted"
    r"|promoted|let go|written up|replaced|moved))\b",
    re.IGNORECASE,
)


def wishes(text: str, document: str, said: _Said) -> tuple[Quote, ...]:
    """Find sentences that want something better and say no number."""

    def is_wish(statement: Statement) -> bool:
        return bool(cues(statement.text, ("wish",))) and not statement.values and not statement.question

    return _with(text, document, said, is_wish)


def performance_talk(text: str, document: str, said: _Said, people: frozenset[str]) -> tuple[Quote, ...]:
    """Find sentences about a person's review, pay, personal targets or way to work; `people` take part."""
    return _with(text, document, said, lambda statement: _is_talk(statement, people))


def _is_talk(statement: Statement, people: frozenset[str]) -> bool:
    if _RATED.search(statement.text) is not None or _is_judged(statement.text, people):
        return True
    found = {statement.text[cue.start : cue.end].lower() for cue in cues(statement.text, ("performance",))}
    if not found <= _OF_MANY or not statement.values:
        return bool(found)
    named = any(token.lower in people for token in words(statement.text))
    return bool(found) and (named or _PERSON.search(statement.text) is not None)


def _is_judged(said: str, people: frozenset[str]) -> bool:
    """Say whether somebody is called slow or careless: by a pronoun or by a name of the room."""
    return any(judged["who"].lower() in people | _PRONOUNS for judged in _JUDGED.finditer(said))


def _with(text: str, document: str, said: _Said, keep: Callable[[Statement], bool]) -> tuple[Quote, ...]:
    found = []
    for block, group in said:
        if block.kind == "heading":
            continue
        for statement in group:
            if len(words(statement.text)) >= _FEWEST and keep(statement):
                quote = piece(document, text, statement.start, statement.end)
                if quote is not None:
                    found.append(quote)
    return apart(found)
