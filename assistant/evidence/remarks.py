"""Remarks: wishes without a number, and talk about one person's work or pay."""

import re
from collections.abc import Callable

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues, vocabulary
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
# "My team owns payroll errors" is about many.
_TEAM = r"(?: [a-z-]+)?? (?:teams?|groups?|squads?|crews?|departments?|units?)\b"
_PERSON = re.compile(
    r"\b(?:he|she|him|himself|herself|hers|i|me|mine|who|somebody|someone|nobody|person|employees?|colleagues?)\b"
    rf"|(?:\b(?:her|his|my|your|whose|people|staff)\b|[^\W\d_]['\u2019]s\b)(?!{_TEAM})",
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
_REPORTS = "(?:" + "|".join(sorted(vocabulary("saying"))) + "|wants?|wanted)"
# The pronoun is the subject or the object of the verb: in "he said the tickets should be rated low" it is neither.
_LEVEL = r"(?:(?:too|very|so|rather|quite) )?(?:down|low|lower|poorly|badly|up|high|higher)\b"
_VERB = r"(?:rat(?:e[sd]?|ing)|grad(?:e[sd]?|ing)|mark(?:s|ed|ing)?|scor(?:e[sd]?|ing))"
_BEFORE = (
    r"(?:is|was|has|had|have|be|been|being|gets?|got|getting|will|would|should|must|might|may|could|can|needs?|ought|to"
    r"|wants?|wanted|deserve[sd]?|going|not|never|always|often|also|still|again|now|just|even|twice|once|\w+ly)"
)
_WORK = r"(?:own )?(?:work|performance|output|conduct|attitude|reports?|results?)"
_SUBJECT = rf"\b(?:he|she|(?:his|her) {_WORK})\b"
_ALSO = rf"(?! {_REPORTS}\b)[^.;!?]{{0,50}}?(?:,| and| but| so| or) (?:{_BEFORE} )+"
_AFTER = (
    r"(?=\W*$|[.,;:!?)]| (?:and|or|as|at|because|before|after|by|for|from|if|in|on|once|out|to|today|tomorrow|unless"
    rf"|until|when|with|this|last|next|now|again|{_LEVEL}))"
)
_RATED = re.compile(
    rf"{_SUBJECT}(?:['\u2019](?:s|d|ll))?(?: (?:{_BEFORE} )*|{_ALSO}){_VERB} {_LEVEL}"
    rf"|\b(?:{_VERB}|fire|sack|warn|demote|promote) (?:him\b|her{_AFTER}|(?:his|her) {_WORK} {_LEVEL})"
    r"|\blet (?:him|her) go\b"
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
