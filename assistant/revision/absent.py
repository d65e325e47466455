"""Absent things: metrics, fields and orders that a part speaks of and the draft has not; nothing is set by them."""

import re

from assistant.evidence.cues import vocabulary
from assistant.evidence.metric_words import stems
from assistant.formats.unit_names import unit_of
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.shifts import shifts
from assistant.language.words import words
from assistant.revision.lexicon import either, every_word
from assistant.revision.part import Part
from assistant.revision.places import Found, key_result, label, named, places
from assistant.revision.wishes import Unclear, Wish

NO_FIELD = "a key result here has no"
ABOUT = "The draft has no key result about"
_HAS = "it has a baseline, a target, a unit, a due day and an owner. Nothing is changed."
_USUAL = "What is usual is no target. Is it today's value? Say"
_KINDS_OF_COUNT = frozenset({"rate", "share", "score", "count", "level", "time"})
_IT = re.compile(r"\b(?:it|its|this one|that one)\b", re.IGNORECASE)
_LED = re.compile(r"\b(?:the|our|its|of|for|on)\s+$", re.IGNORECASE)
_OBJECT = re.compile(r"\s+(?:the|it|its|this|that|our|my|all|everything|both)\b", re.IGNORECASE)
_OF = re.compile(r"\s+(?:of|for|on|in)\s+", re.IGNORECASE)
_ALL = re.compile(r"(?:it|all|each|every|everything|both|this one|that one)\b", re.IGNORECASE)
_VALUE = re.compile(r"\W*$|\s*[:=]|\s+(?:\S*\d|(?:is|to|at|by|should|must|from|as|high|medium|low)\b)", re.IGNORECASE)
_ALONE = re.compile(r"\W*(?:(?:[a-z]+ )?(?:the|its|our) |set |change |raise |lower )?", re.IGNORECASE)
_BEHIND = re.compile(r"(?:['\u2019]s)?[\s:,=]+(?:the |has (?:an? )?|with (?:an? )?)?", re.IGNORECASE)
_OUTRIGHT = re.compile(r"\b(?:targets?|goals?|aim|baselines?|today|now|currently)\b", re.IGNORECASE)
_GIVEN = re.compile(r"(?:^|.*(?:\b(?:an?|the|its|our|with|and)\s|[,:%\d]\s?))(?:the )?", re.IGNORECASE | re.DOTALL)
_NUMBER_NEXT = re.compile(r"\s*(?:of|is|at|to|:|=)?\s*\d|\W*$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def without_metric(part: Part) -> tuple[Wish, ...] | None:
    """Read a number or a day for a metric that is not in the draft: it is no other key result's."""
    if not (quantities(part.text) or shifts(part.text) or deadlines(part.text, part.as_of, part.fiscal_start)):
        return None
    metric = absent_metric(part)
    return None if metric is None else (Unclear(part.text, f"{ABOUT} {metric}."),)


def absent_metric(part: Part) -> str | None:
    """Give the metric that a part names where it names none of the draft, by number or by words."""
    if named(part.text, part.okrs) != Found():
        return None
    taken = [(each.start, each.end) for each in quantities(part.text)]
    taken += [(each.start, each.end) for each in deadlines(part.text, part.as_of, part.fiscal_start)]
    tokens = [token for token in words(part.text) if not any(start <= token.start < end for start, end in taken)]
    known = every_word() | vocabulary("stops")
    for at, token in enumerate(tokens):
        if not token.lower.isalpha() or token.lower in known or unit_of(token.lower) is not None:
            continue
        if at == 0 and _OBJECT.match(part.text, token.end):
            continue  # a verb that is in no list: "bump the target"
        if _IT.search(part.text) and _LED.search(part.text, 0, token.start) is None:
            continue
        end = token.end
        for after in tokens[at + 1 :]:
            is_new = after.lower.isalpha() and after.lower not in known
            if part.text[end : after.start].strip() or not (is_new or after.lower in _KINDS_OF_COUNT):
                break
            end = after.end
        return part.text[token.start : end]
    return None


def without_field(part: Part) -> tuple[Wish, ...] | None:
    """Read what is said of a field that a key result has not: "confidence of KR 1 is 70%"."""
    metrics = frozenset().union(*(stems(key_result(part.okrs, place).metric or "") for place in places(part.okrs)))
    for match in re.finditer(rf"(?<!\w){either('absent_fields')}s?(?!\w)", part.lower):
        if not stems(match[0]) & metrics and _is_field(part, match):
            return (Unclear(part.text, f"{NO_FIELD} {match[0]}; {_HAS}"),)
    return None


def _is_field(part: Part, match: re.Match[str]) -> bool:
    """Say whether a word stands where a field does: before "of KR 1", behind it, or alone with its value."""
    spans = named(part.text, part.okrs).spans
    of = _OF.match(part.text, match.end())
    if of is not None and (_ALL.match(part.text, of.end()) or any(of.end() == start for start, _ in spans)):
        return True
    is_given = _NUMBER_NEXT.match(part.text, match.end()) and _GIVEN.fullmatch(part.text, 0, match.start())
    if spans and is_given and _DIGIT.search(part.without_names):
        return True
    if _VALUE.match(part.text, match.end()) is None:
        return False
    before = part.text[: match.start()]
    if _ALONE.fullmatch(before):
        return True
    last = next((span for span in spans if _BEHIND.fullmatch(part.text, span[1], match.start())), None)
    return last is not None and (match[0] not in _KINDS_OF_COUNT or _DIGIT.search(part.text, *last) is not None)


def usual(part: Part) -> tuple[Wish, ...] | None:
    """Read "21 is normal for KR 2": what is usual is today's value or a remark, and no target."""
    found = part.has("usual")
    if found is None or not quantities(part.without_names) or _OUTRIGHT.search(part.text):
        return None
    if any(found[0] in (key_result(part.okrs, place).metric or "").lower() for place in places(part.okrs)):
        return None
    if len(part.named.places) != 1:
        return (part.which(),)
    name = label(part.okrs, part.named.places[0])
    return (part.unclear(f"{_USUAL} \u201c{name}: baseline \u2026\u201d or \u201c{name}: target \u2026\u201d."),)
