"""One key result holds two.

Finds key results with two start and end values ("from 3 to 5 and from 20 to 40"), two changes ("reduce the backlog and
increase the close rate to 40%"), or two counts ("100 subscribers and 500 listens"). Steps of one metric and limits
added with "while" or "without" are left alone.

Why it matters: at the end of the cycle one half may be reached and the other not, and nobody can say how far the key
result was.

Bad: Reach 100 subscribers and 500 listens
Good: Reach 500 listens by people who subscribed
"""

import re

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.units import comparable, family
from assistant.language.words import moving_words

_AND = re.compile(r"(?:,|;|\band\b|&|\+)", re.IGNORECASE)
_STEP = re.compile(
    r"\b(?:then|later|further|finally|before|while|whilst|without|but|compared|instead|vs)\b", re.IGNORECASE
)
_BETWEEN_COUNTS = re.compile(
    r"\s+[\"'“]?[^\W\d_][\w\"'“”’/-]{0,30}(?:\s[\w\"'“”’/-]{1,30}){0,2}"
    r",?\s(?:and|&)\s(?:(?:at least|over|more than|another)\s)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s+[\"'“]?[^\W\d_][\w/-]{0,30}[\"'”]?")
_FARTHEST = 160
_LONG = 8


def see(kr: KeyResultSubject) -> Sighting | None:
    """Look for a second metric."""
    span = _two_pairs(kr) or _two_changes(kr) or _two_counts(kr)
    if span is None:
        return None
    said = kr.text[span[0] : span[1]]
    return Sighting(
        f"{said!r} opens a second metric.", span, "Make two key results of it, or keep the one that matters."
    )


def _two_pairs(kr: KeyResultSubject) -> tuple[int, int] | None:
    pairs = kr.said.pairs
    if len(pairs) < 2:
        return None
    first, second = pairs[0], pairs[1]
    between = kr.text[first.end : second.start]
    if len(between) > _FARTHEST or _AND.search(between) is None or _STEP.search(between) is not None:
        return None
    if first.target.value == second.baseline.value:
        return None
    return second.start, second.end


def _two_changes(kr: KeyResultSubject) -> tuple[int, int] | None:
    statement, v = kr.statement, kr.vocabulary
    if statement.build != "order" or statement.object.head < 0 or not kr.has_number or statement.verbal == "hold":
        return None
    words, moving = statement.words, moving_words()
    first = words[statement.verb or 0].lower
    if first not in moving:
        return None
    for i in range(statement.object.head + 1, len(words) - 2):
        if words[i].lower != "and" or words[i + 1].lower not in moving:
            continue
        after = words[i + 2].lower
        if i + 2 in statement.numbers or after in v.prepositions or after in ("and", "or", "it", "them"):
            return None
        if _STEP.search(kr.text, words[statement.object.head].end, words[i].start) is not None:
            return None
        end = i + 3
        while end < min(len(words), i + _LONG) and _goes_on(kr, end):
            end += 1
        return words[i + 1].start, words[end - 1].end
    return None


def _goes_on(kr: KeyResultSubject, i: int) -> bool:
    """Say whether word i still belongs to the second metric: "reduce the number of appeals"."""
    word = kr.statement.words[i].lower
    closed = word in kr.vocabulary.prepositions and word != "of"
    return i not in kr.statement.numbers and not closed and "," not in kr.text[kr.statement.words[i - 1].end :][:1]


def _two_counts(kr: KeyResultSubject) -> tuple[int, int] | None:
    numbers = kr.said.quantities
    if len(numbers) < 2 or kr.said.pairs:
        return None
    first, second = numbers[0], numbers[1]
    if first.unit == second.unit and family(first.unit or "") == "time":
        return None
    if first.unit != second.unit and (first.unit is None or second.unit is None or comparable(first.unit, second.unit)):
        return None
    if _BETWEEN_COUNTS.fullmatch(kr.text, first.end, second.start) is None:
        return None
    counted = _COUNTED.match(kr.text, second.end)
    return (second.start, counted.end()) if counted is not None else None


RULE = Rule(
    code="KR014",
    name="two-metrics",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=each_key_result(see),
)
