"""The verb and the numbers point in opposite ways.

Finds key results whose verb says up while the numbers go down, or the other way round, after bringing both numbers to
one unit: "from 3 days to 4 hours" goes down. Where the verb says only "better", the metric itself decides: churn,
latency and cost are better lower, retention and satisfaction higher. The direction field of a record is held against
the numbers as well.

Why it matters: one of the two is a slip, and the team would steer by the wrong one.

Bad: Decrease tenant satisfaction from 62% to 80%
Good: Increase tenant satisfaction from 62% to 80%
"""

from assistant.checker.guides import IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.quantity import Pair
from assistant.language.units import convert
from assistant.language.words import Word, direction_of, only_better, polarity

_LINKS = frozenset({"and", "to", "will", "then", "we", "while", "which", "that", "should", "must", "also", "or", "by"})
_WAYS = {"increase": "up", "decrease": "down"}


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold each pair of numbers against the verb in front of it, and the record's numbers against its direction."""
    for pair in kr.said.pairs:
        goes = _way(pair.baseline.value, pair.baseline.unit, pair.target.value, pair.target.unit)
        verb = _verb_before(kr, pair)
        if verb is not None:
            says = None if only_better(verb.lower) else _WAYS.get(direction_of(verb.lower) or "")
            if goes and says and says != goes:
                return _sighting(
                    kr,
                    f"{verb.text!r} says {says}, the numbers go {goes}",
                    (verb.start, pair.end),
                    f"Swap the two numbers, or use a verb that says {goes}.",
                )
            if says or direction_of(verb.lower) == "maintain":
                continue
        better = polarity(kr.reading.metric or kr.text[: pair.start])
        if goes and better and better != goes:
            return _sighting(
                kr,
                f"{kr.text[pair.start : pair.end]!r} goes {goes}, and this metric is better when it goes {better}",
                (pair.start, pair.end),
                "Swap the two numbers, or say what makes this an improvement.",
            )
    given = kr.given
    if given.baseline is not None and given.target is not None and given.direction is not None:
        unit = given.unit
        goes = _way(given.baseline, given.baseline_unit or unit, given.target, unit)
        says = _WAYS.get(given.direction)
        if goes and says and says != goes:
            return _sighting(
                kr,
                f"The record says {given.direction}, but {given.baseline:g} to {given.target:g} goes {goes}",
                None,
                "Mend the direction, or swap baseline and target.",
            )
    return None


def _sighting(kr: KeyResultSubject, message: str, span: tuple[int, int] | None, suggestion: str) -> Sighting:
    return Sighting(message + ".", span, suggestion)


def _way(start: float, start_unit: str | None, end: float, end_unit: str | None) -> str | None:
    """Say whether the end value lies above or below the start value, null where they are equal or do not compare."""
    if start_unit != end_unit and start_unit is not None and end_unit is not None:
        converted = convert(start, start_unit, end_unit)
        if converted is None:
            return None
        start = converted
    return "up" if end > start else "down" if end < start else None


def _verb_before(kr: KeyResultSubject, pair: Pair) -> Word | None:
    """Find the verb that governs a pair: the last word of direction before it that stands where a verb stands."""
    found = None
    words = kr.statement.words
    for i, word in enumerate(words):
        if word.start >= pair.start:
            break
        if direction_of(word.lower) is None:
            continue
        gap = kr.text[words[i - 1].end : word.start] if i else ""
        if i == kr.statement.verb or i == 0 or words[i - 1].lower in _LINKS or any(sign in gap for sign in ",;.:("):
            found = word
    return found


RULE = Rule(
    code="KR005",
    name="direction-contradiction",
    severity=severities(strict="error", balanced="error", lenient="error"),
    guide=IMPLEMENTING,
    page=__doc__,
    look=each_key_result(see),
)
