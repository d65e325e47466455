"""A target that today's value reaches already.

Looked for only where notes are given. Finds key results that raise or lower a metric to a value which its value of
today in the notes reaches, after unit conversion. The metric must be the same both ways, by its words; levels to keep,
values of a pilot or a part, and key results whose own baseline stands in the notes are left alone.

Why it matters: a target that is met before the cycle begins moves nobody. It is graded 1.0 in the first week, and the
team learns nothing.

Bad:
    Notes: Search success is 81% today, the best we ever had.
    Objective: Make search the first place people trust
    - Increase search success to 75%
Good:
    Notes: Search success is 61% today, the best we ever had.
    Objective: Make search the first place people trust
    - Increase search success to 75%
"""

from collections.abc import Iterator

from assistant.checker.claims import said_by, span_of, written
from assistant.checker.config import Config
from assistant.checker.guides import IMPLEMENTING, SPOLADOR
from assistant.checker.notes import Notes
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.checker.vocabulary import word_list
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import meaning
from assistant.evidence.numbers import Number, numbers_of
from assistant.language.units import convert, family
from assistant.language.words import words

_PLAIN = (None, "count", "score")
_REACHING = frozenset({"reach", "achieve", "attain", "hit"})


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Hold every target against what the notes say of today."""
    if not okrs.evidence:
        return
    notes = Notes.of(okrs.evidence)
    for kr in okrs.key_results:
        if not _moves(kr):
            continue
        found = [(fact, number) for fact in _of_today(kr, notes) for number in numbers_of(fact, "baseline")]
        reached = [_reaches(kr, number) for _, number in found]
        if not found or not all(reached):
            continue
        fact, number = found[0]
        further = "higher" if kr.reading.direction == "increase" else "lower"
        aim = Number(kr.reading.target or 0.0, kr.reading.unit)
        yield Sighting(
            f"Today's {written(number)} reaches the target {written(aim)} already: {notes.place(fact, number)}.",
            span_of(kr, aim),
            f"Take a {further} target, say that the level is to be kept, or name the part it is for.",
            kr.objective,
            kr.number,
        )


def _moves(kr: KeyResultSubject) -> bool:
    """Say whether a key result orders a move to a level; a count to be reached may begin anew with the cycle."""
    reading, statement = kr.reading, kr.statement
    if reading.target is None or reading.direction not in ("increase", "decrease"):
        return False
    return statement.verbal in ("move", "improve") or (statement.lemma in _REACHING and reading.unit != "count")


def _of_today(kr: KeyResultSubject, notes: Notes) -> list[Fact]:
    """Give the facts that hold today's value of the very metric; none where its own start is one of the notes."""
    said = said_by(kr)
    today = [
        fact
        for _, fact in notes.about(said)
        if fact.status in ("observation", "goal") and fact.baseline is not None and not fact.tentative
    ]
    reading = kr.reading
    if reading.baseline is not None:
        own = Number(reading.baseline, reading.baseline_unit or reading.unit)
        if _reaches(kr, own) or notes.hold(own):
            return []
    return [fact for fact in today if _is_of(kr, fact, said)]


def _is_of(kr: KeyResultSubject, fact: Fact, said: frozenset[str]) -> bool:
    """Say whether a fact is about the metric of a key result: each names the other's words, and no part of it."""
    named = meaning(fact.metric)
    quoted = " ".join(quote.text for quote in fact.quotes)
    told = {word.lower for word in words(f"{fact.metric} {quoted}")}
    return (
        bool(named)
        and named <= said
        and _asked(kr) <= named | meaning(quoted)
        and kr.lowers.issuperset(told & word_list("scopes"))
    )


def _asked(kr: KeyResultSubject) -> frozenset[str]:
    """Give what a sentence says besides its verb, its numbers and its dates."""
    spans = [(quantity.start, quantity.end) for quantity in kr.said.quantities]
    spans += [(deadline.start, deadline.end) for deadline in kr.said.deadlines]
    spans += [kr.statement.verb_span] if kr.statement.verb_span is not None else []
    left = [word.lower for word in kr.said.words if not any(start <= word.start < end for start, end in spans)]
    return meaning(" ".join(left))


def _reaches(kr: KeyResultSubject, number: Number) -> bool:
    """Say whether a value is where the key result wants to be; no where the two do not compare."""
    reading, value = kr.reading, number.value
    if reading.target is None:
        return False
    if number.unit != reading.unit and not (number.unit in _PLAIN and reading.unit in _PLAIN):
        if number.unit is None or reading.unit is None or family(number.unit) is None:
            return False
        converted = convert(value, number.unit, reading.unit)
        if converted is None:
            return False
        value = converted
    if value == reading.target:
        return reading.comparator not in ("<", ">")
    return (value > reading.target) == (reading.direction == "increase")


RULE = Rule(
    code="KR010",
    name="already-met",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=look,
)
