"""Parameters: numbers that are part of a metric's name and no value of it."""

import re

from assistant.evidence.plain_words import is_named_word
from assistant.evidence.statements import Statement, Value
from assistant.language.units import family

_WINDOW = re.compile(
    r"\b(?:in|within|inside|after|over|for|during|past|next|last|first|every|under)\s+"
    r"(?:(?:the|their|his|her|its|a|an|about|first|last|next|past|under"
    r"|less than)\s+)*(?:(?P<which>(?!of\b)[^\W\d_]+)\s+)?[^\s]*\s?[^\W\d_]*$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\w\s+(?:within|inside)\s+\S+\s?[^\W\d_]*$", re.IGNORECASE)
_PRICED = re.compile(
    r"(?:^|[.;:=,#-] ?|\band )(?:(?:the|our|its|their|list|unit|subscription|base) ){0,2}(?:prices?|fees?|tariffs?) "
    r"(?:will |is to |is going to )?(?:change|rise|increase|move|go)(?:e?s)?\b[^.;\d]{0,12}$",
    re.IGNORECASE,
)
# "the twelve-month average", "a 30-day window": the time is an adjective.
_SPAN = re.compile(r"[^\W_]+-(?:second|minute|hour|day|week|month|quarter|year)", re.IGNORECASE)
_NAMED = re.compile(
    r" (?:(?:rolling|moving|running) )?(?:average|avg|mean|median|window|period|total|retention|rate|trend|view|figure"
    r"|number|churn|conversion|sum|cohort|basis)\b",
    re.IGNORECASE,
)
_RELEASED = re.compile(r"\b(?:software|firmware|version|upgrade)\b(?! \w+ per\b)[^.;,\d]{0,16}$", re.IGNORECASE)
_STRETCHED = re.compile(
    r"\bstretch(?:ed|ing)?(?: (?:goal|target|value|number|of|to|at|is|would be|for))*[ \t:(=~>-]*$", re.IGNORECASE
)
_AS_STRETCH = re.compile(
    r"\s*(?:\((?:as )?(?:an? )?stretch[^()\n\d]{0,12}\)|(?:as|is|being|would be) (?:only |just |at best )?"
    r"(?:an? |the |our )?stretch\b|stretch\b(?! *(?:goal |target |value )?[:=(]? *[\d\u20ac$\u00a3<>]))",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r" ?(?:(?:votes?|people|hands|of us|voices|members) )?(?:voted )?(?:for|against|in favou?r)\b", re.IGNORECASE
)
_SHARE = re.compile(r"\d+ (?:of|out of|to) \d+")
_VERSIONS = re.compile(r"v?\d+\.\d+(?:\.\d+)* ?(?:to|->|\u2192) ?v?\d+\.\d+(?:\.\d+)*", re.IGNORECASE)


def is_parameter(text: str, statement: Statement, value: Value) -> bool:
    """Say whether a number is no value of a metric: part of its name ("documented within 48 h"), a price, a version."""
    if _is_stretch(text, value):
        return True
    quantity = value.quantity
    if quantity is None:
        return value.pair is not None and _is_setting(statement, value)
    if _SHARE.fullmatch(text, value.start, value.end) is not None and _VOTES.match(text, value.end) is not None:
        return True
    stop = statement.clauses[value.clause][1]
    if (
        statement.block.label is not None
        and value.end <= statement.block.label[1]
        and text.rfind("(", statement.start, value.start) > text.rfind(")", statement.start, value.start)
    ):
        return True
    label = statement.block.label
    whole = text[max(0, value.start - 3) : value.start].lower() == "of " and text[value.end : value.end + 1] == ")"
    if whole and quantity.unit is None and value is not statement.values[0]:
        return True
    counts = quantity.unit == "count" and quantity.comparator is None
    if counts and any(
        v.first[1] == "%" and v.clause == value.clause and v.end <= value.start for v in statement.values
    ):
        return True
    alone = text[value.start - 1 : value.start] == "(" and text[value.end : value.end + 1] == ")"
    if alone and quantity.unit is None and _is_small(quantity.value) and value is not statement.values[0]:
        return True
    if text[stop - 1 : stop] == ":" or (label is not None and value.end <= label[1]):
        return any(other.start >= value.end for other in statement.values)
    if quantity.unit is None or family(quantity.unit) != "time":
        return False
    if _SPAN.fullmatch(text, value.start, value.end) is not None and _NAMED.match(text, value.end) is not None:
        return True
    if _is_window(text, statement, value):
        return True
    if quantity.comparator is None:
        return False
    near = (value.clause, value.clause + 1)
    return any(v.first[1] == "%" and v is not value and v.clause in near for v in statement.values)


def _is_stretch(text: str, value: Value) -> bool:
    """Say whether a number is what would be wonderful beside what is promised: "stretch 85%"."""
    led = text[max(0, value.start - 32) : value.start]
    return _STRETCHED.search(led) is not None or _AS_STRETCH.match(text, value.end) is not None


def _is_window(text: str, statement: Statement, value: Value) -> bool:
    """Say whether a time is the window in which something is counted: "in seven days" beside "38 out of 100"."""
    begin = statement.clauses[value.clause][0]
    said = text[begin : value.end]
    window = _WINDOW.search(said)
    if window is None or (
        window["which"] and begin + window.end("which") <= value.start and _is_thing(window["which"])
    ):
        return False
    if any(c.kind == "guard" and c.start < value.start <= c.end + 8 for c in statement.cues):
        return False
    others = [each for each in statement.values if each is not value and each.change is None]
    counted = [each for each in others if (unit := each.first[1]) is None or family(unit) != "time"]
    if others:
        return bool(counted)
    told = any(c.kind in ("target", "guard", "current") and begin <= c.start < value.start for c in statement.cues)
    return _WITHIN.search(said) is not None and not told


def _is_thing(word: str) -> bool:
    """Say whether a word between a preposition and a time is what the time is of: "wait for an appointment 23 days"."""
    return is_named_word(word) and not word.lower().endswith(("ly", "ing", "ed"))


def _is_setting(statement: Statement, value: Value) -> bool:
    """Say whether a pair is a price that is announced to change, or one version after another."""
    at = value.start - statement.start
    before = statement.text[:at]
    versions = _VERSIONS.fullmatch(statement.text[at : value.end - statement.start].strip()) is not None
    return _PRICED.search(before) is not None or (versions and _RELEASED.search(before) is not None)


def _is_small(number: float) -> bool:
    """Say whether a number is a small count, as of votes."""
    return number == int(number) and number < 100
