"""The verb and the numbers point in opposite ways.

Finds key results whose verb says up while the numbers go down, or the other way round, after bringing both numbers to
one unit: "from 3 days to 4 hours" goes down. Where the verb says only "better", the metric itself decides: churn,
latency and cost are better lower, retention and satisfaction higher. Verb and numbers that agree are held against a
metric of which that is plain: nobody wants churn to rise from 2% to 5%. Where a change is given without both ends, the
verb is held against the metric: satisfaction is not to be reduced by 10%. The direction field of a record is held
against the numbers as well.

Why it matters: one of the two is a slip, and the team would steer by the wrong one.

Bad: Decrease tenant satisfaction from 62% to 80%
Good: Increase tenant satisfaction from 62% to 80%
"""

from bisect import bisect_left

from assistant.checker.guides import IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import word_list
from assistant.language.quantity import Pair
from assistant.language.units import convert
from assistant.language.verbs import Verb, verbs
from assistant.language.words import direction_of, lexicon, polarity, words
from assistant.okr import KeyResult

_TIMES = frozenset({"ms", "s", "min", "h", "days", "weeks"})
_WAYS = {"increase": "up", "decrease": "down"}


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold each pair of numbers against the verb in front of it, and the record's numbers against its direction."""
    governing = _governing(kr) if kr.said.pairs else []
    starts = [verb.start for verb in governing]
    for pair in kr.said.pairs:
        before = bisect_left(starts, pair.start)
        found = _in_pair(kr, pair, governing[before - 1] if before else None)
        if found is not None:
            return found
    return _in_change(kr) or _in_record(kr.given)


def _in_pair(kr: KeyResultSubject, pair: Pair, verb: Verb | None) -> Sighting | None:
    goes = _way(pair.baseline.value, pair.baseline.unit, pair.target.value, pair.target.unit)
    says = None if verb is None else verb.direction
    if goes is None or says == "maintain" or _is_held_back(kr, pair):
        return None
    if verb is not None and says is not None:
        if _WAYS[says] == goes:
            return _worsens(kr, pair, verb, goes)
        said = kr.text[verb.start : verb.start + len(verb.lower)]
        return Sighting(
            f"{said!r} says {_WAYS[says]}, the numbers go {goes}.",
            (verb.start, pair.end),
            f"Swap the two numbers, or use a verb that says {goes}.",
        )
    metric = kr.reading.metric or kr.text[: pair.start]
    better = "down" if _says_how_fast(kr, metric, pair) else polarity(metric)
    if better in (None, goes) or (verb is None and _goes_either_way(metric)):
        return None
    return Sighting(
        f"{kr.text[pair.start : pair.end]!r} goes {goes}, and this metric is better when it goes {better}.",
        (pair.start, pair.end),
        "Swap the two numbers, or say what makes this an improvement.",
    )


def _worsens(kr: KeyResultSubject, pair: Pair, verb: Verb, goes: str) -> Sighting | None:
    """Say that verb and numbers agree on what makes the metric worse: "increase churn from 2% to 5%"."""
    metric = kr.reading.metric or ""
    better = polarity(metric)
    if better in (None, goes) or _goes_either_way(metric) or _says_how_fast(kr, metric, pair):
        return None
    statement = kr.statement
    if statement.verb_span is None or statement.verb_span[0] != verb.start:
        return None  # a second verb has an object of its own
    head = statement.head(statement.object)
    named = " ".join(metric.split()[-2:]) if head in lexicon("statistics") else head  # the error rate is its errors'
    if statement.build != "order" or polarity(named) != better:
        return None
    return Sighting(
        f"{metric!r} is better when it goes {better}, and this goes {goes}.",
        (pair.start, pair.end),
        "Swap the two numbers and turn the verb, or say what makes this an improvement.",
    )


def _in_change(kr: KeyResultSubject) -> Sighting | None:
    """Hold the verb of a change without both ends against its metric: "reduce satisfaction by 10%"."""
    statement, reading = kr.statement, kr.reading
    if statement.verbal != "move" or reading.relative_change is None or kr.said.pairs or kr.given.baseline is not None:
        return None
    says = _WAYS.get(direction_of(statement.lemma) or "")
    phrase = statement.span(statement.object)
    metric = kr.text[phrase[0] : phrase[1]] if phrase else ""
    better = polarity(metric)
    if says is None or better in (None, says) or polarity(statement.head(statement.object)) != better:
        return None
    if _goes_either_way(metric) or statement.head(statement.object) not in kr.vocabulary.measures:
        return None
    span = statement.verb_span
    said = kr.text[span[0] : span[1]] if span else ""
    return Sighting(
        f"{said!r} says {says}, and {metric!r} is better when it goes {better}.",
        span,
        f"Use a verb that says {better}, or name what should go {says}.",
    )


def _in_record(given: KeyResult) -> Sighting | None:
    if given.baseline is None or given.target is None or given.direction is None:
        return None
    goes = _way(given.baseline, given.baseline_unit or given.unit, given.target, given.unit)
    says = _WAYS.get(given.direction)
    if goes is None or says in (None, goes):
        return None
    return Sighting(
        f"The record says {given.direction}, but {given.baseline:g} to {given.target:g} goes {goes}.",
        None,
        "Mend the direction, or swap baseline and target.",
    )


def _says_how_fast(kr: KeyResultSubject, metric: str, pair: Pair) -> bool:
    """Say whether a time is given for how fast something goes: "site speed from 4.5 s", "process claims"."""
    if pair.target.unit not in _TIMES:
        return False
    statement = kr.statement
    served = statement.lemma in kr.vocabulary.services or statement.lemma in word_list("hastening")
    named = not word_list("quickness").isdisjoint(word.lower for word in words(metric))
    return named or (statement.build == "order" and served)


def _goes_either_way(metric: str) -> bool:
    """Say whether a team may well want less of it, where no verb says "better": the usage of old tools."""
    return not word_list("either_way").isdisjoint(word.lower for word in words(metric))


def _way(start: float, start_unit: str | None, end: float, end_unit: str | None) -> str | None:
    """Say whether the end value lies above or below the start value, null where they are equal or do not compare."""
    if start_unit != end_unit and start_unit is not None and end_unit is not None:
        converted = convert(start, start_unit, end_unit)
        if converted is None:
            return None
        start = converted
    return "up" if end > start else "down" if end < start else None


def _is_held_back(kr: KeyResultSubject, pair: Pair) -> bool:
    """Say whether the numbers tell of what is kept from happening: "prevent churn from rising from 3% to 5%"."""
    first = kr.said.words[0].lower if kr.said.words else ""
    return first in ("prevent", "stop", "avoid", "keep") and _verb_right_before(kr, pair) is not None


def _verb_right_before(kr: KeyResultSubject, pair: Pair) -> Verb | None:
    before = [verb for verb in verbs(kr.text) if verb.end < pair.start and not kr.text[verb.end : pair.start].strip()]
    return before[-1] if before and before[-1].place > 0 else None


def _governing(kr: KeyResultSubject) -> list[Verb]:
    """Give the words of direction that stand where a verb stands, or right before two numbers."""
    span = kr.statement.verb_span
    beside = {verb.start for pair in kr.said.pairs if (verb := _verb_right_before(kr, pair)) is not None}
    if span is not None:
        beside.add(span[0])
    return [verb for verb in verbs(kr.text) if verb.leads or verb.start in beside]


RULE = Rule(
    code="KR005",
    name="direction-contradiction",
    severity=severities(strict="error", balanced="error", lenient="error"),
    guide=IMPLEMENTING,
    page=__doc__,
    look=each_key_result(see),
)
