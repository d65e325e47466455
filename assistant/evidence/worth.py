"""Worth: how strongly the words around a number say which metric it belongs to."""

import re

from assistant.evidence.metrics import Phrase, likeness
from assistant.evidence.plain_words import is_named_word
from assistant.evidence.statements import Statement, Value
from assistant.language.words import words

_COPULA = re.compile(
    r"[=:]|->|\u2192|\b(?:is|are|was|were|at|stands?|sits?|stays?|runs?|ist|liegt|est|es|now|below|under|above|over)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:from|at|in|on|with|by|for|under|after|before|during|without|about|than|of)(?: (?:the|a|an|our|their"
    r"|his|her|its|my|this|that))? $",
    re.IGNORECASE,
)
_MOVING = re.compile(
    r"\b(?:bring|get|raise|lift|increase|grow|reduce|cut|lower|drop|move|take|push|drive|improve|shorten|keep|hold)"
    r"(?:ing)? (?:(?:the|our|up|down) )*$",
    re.IGNORECASE,
)
_RAISING = re.compile(
    r"\b(?:bring|get|raise|lift|increase|grow|move|take|push|drive|improve|back)(?:ing)? (?:[\w-]+ ){1,6}$",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r" (?:(?:up|down|back) )?(?:to|at|below|under|above|over) (?:about |around |at least )?", re.IGNORECASE
)
_BARRED = re.compile(
    r" (?:must|should|may|can|shall|will|do|does)(?: not|n't|n\u2019t| never)? (?:be allowed to )?(?:drop|fall"
    r"|sink|dip|slip|rise|climb|go|grow|get|stay|remain|exceed|be)\b[^.;:\d]{0,24}$",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\b(?:last|this|next|previous|past) $", re.IGNORECASE)


def own_worth(text: str, statement: Statement, own: Phrase, after: bool, value: Value) -> float:
    """Weigh the words beside a number as its metric's name."""
    if after:
        whole = text[value.end : own.start].strip().startswith("of")
        return 3.5 if whole and len(own.stems) >= 2 else 3.0 if own.sure else 2.0
    tied = _is_tied(text, own, value)
    if is_moved(text, own, value):
        return 3.4
    if _BESIDE.search(text[max(0, own.start - 24) : own.start]) is not None and not own.label:
        return 1.8 if own.sure else 1.0
    led = text[max(0, own.start - 12) : own.start]
    if _TIMED.search(led) is not None or (not own.sure and led.endswith(" to ")):
        return 1.0
    if own.sure and _opens(text, statement, own, value) and _BARRED.match(text[own.end : value.start]) is not None:
        return 3.4
    if own.sure:
        return (3.0 if tied else 2.2) + 0.8 * (value.pair is not None)
    opens = own.label or _opens(text, statement, own, value)
    return 2.4 if tied and opens else 1.6 if tied else 1.0


def content(text: str, people: frozenset[str], statement: Statement, value: Value) -> int:
    """Count the words of a number's clause that are no cue, no date, no number and no small word."""
    begin, stop = statement.clauses[value.clause]
    spans = [(each.start, each.end) for each in statement.values]
    spans += [(each.start, each.end) for each in statement.deadlines]
    spans += [(each.start, each.end) for each in statement.cues]
    total = 0
    for token in words(text[begin:stop]):
        at = begin + token.start
        if any(start < begin + token.end and at < end for start, end in spans):
            continue
        total += not (not is_named_word(token.lower) or token.lower in people or len(token.lower) < 2)
    return total


def is_aside(text: str, value: Value, statement: Statement) -> bool:
    """Say whether a number may be a pronoun or an aside: one to three in words, in a sentence of many words."""
    quantity = value.quantity
    if (
        quantity is None
        or quantity.unit is not None
        or quantity.value not in (1, 2, 3)
        or quantity.comparator is not None
    ):
        return False
    worded = text[value.start : value.end].strip()[-1:].isalpha()
    return worded and len(words(statement.text)) > 5


def is_same(named: Phrase, own: Phrase, statement: Statement) -> bool:
    """Say whether a metric just named is that of a number's own words: its label, or words that alone name none."""
    if not (own.sure or own.label):
        return True
    return named.sure and (statement.block.start <= named.start or likeness(named, own) > 0)


def _is_tied(text: str, phrase: Phrase, value: Value) -> bool:
    """Say whether a verb of being ties a phrase to a number: "the queue is at 12", "wait: 12", "wait 12"."""
    between = text[phrase.end : value.start]
    return _COPULA.search(between) is not None or not between.strip()


def is_moved(text: str, phrase: Phrase, value: Value) -> bool:
    """Say whether a phrase is the object of a verb of change that ends at a number: "bring the queue down to 12"."""
    ending = text[phrase.end : value.start] + "up to " * is_raised(text, value)
    return (
        _MOVING.search(text[max(0, phrase.start - 24) : phrase.start]) is not None
        and _ENDING.fullmatch(ending) is not None
    )


def is_raised(text: str, value: Value) -> bool:
    """Say whether "up to" before a number is where something is to go, and no bound: "get the share up to 55%"."""
    return text[value.start : value.start + 6].lower() == "up to " and (
        _RAISING.search(text[max(0, value.start - 60) : value.start]) is not None
    )


def _opens(text: str, statement: Statement, phrase: Phrase, value: Value) -> bool:
    """Say whether a phrase opens its clause: nothing but small words stands before it."""
    begin = statement.clauses[value.clause][0]
    return not any(is_named_word(token.lower) for token in words(text[begin : phrase.start]))
