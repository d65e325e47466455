"""A number that the notes do not hold.

Looked for only where notes are given. Finds stated baselines, targets and changes that neither a fact nor any number
of the notes says, after unit conversion. A target derived from a stated change is grounded by that change, if the
arithmetic is right; a target marked as proposed is a proposal and needs no source.

Why it matters: a number nobody said is either a slip or an invention, and it reads just like the others once it
stands in the OKR.

Bad:
    Notes: Checkout completion is stuck at 61%. We agreed on 78 by March.
    Objective: Let shoppers finish what they start
    - Increase checkout completion from 64% to 78%
Good:
    Notes: Checkout completion is stuck at 61%. We agreed on 78 by March.
    Objective: Let shoppers finish what they start
    - Increase checkout completion from 61% to 78%
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checker.config import Config
from assistant.checker.guides import HERBIG
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.evidence.facts import Evidence
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.language.units import convert


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    unit: str | None


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Hold every stated number against the numbers of the notes."""
    if not okrs.evidence:
        return
    held = tuple(number for evidence in okrs.evidence for number in _held(evidence))
    for key_result in okrs.key_results:
        for name, number in _stated(key_result):
            if any(_same(number, each) for each in held):
                continue
            said = f"{number.value:g}{'' if number.unit in (None, 'count', 'score') else ' ' + str(number.unit)}"
            span = next(
                ((q.start, q.end) for q in key_result.said.quantities if _same(number, _Number(q.value, q.unit))), None
            )
            yield Sighting(
                f"The {name} {said} is in none of the notes.",
                span,
                "Take the value the notes give, mark a target as proposed, or leave the number open and ask for it.",
                key_result.objective,
                key_result.number,
            )


def _held(evidence: Evidence) -> Iterator[_Number]:
    for fact in evidence.facts:
        if fact.baseline is not None:
            yield _Number(fact.baseline, fact.baseline_unit or fact.unit)
        if fact.target is not None:
            yield _Number(fact.target, fact.unit)
        if fact.relative_change is not None:
            yield _Number(abs(fact.relative_change) * 100, "%")
        if fact.change is not None:
            yield _Number(abs(fact.change), fact.unit)
    for quantity in quantities(evidence.text):
        yield _Number(quantity.value, quantity.unit)
    for change in changes(evidence.text):
        if change.relative is not None:
            yield _Number(abs(change.relative) * 100, "%")
        if change.absolute is not None:
            yield _Number(abs(change.absolute), change.unit)


def _stated(kr: KeyResultSubject) -> Iterator[tuple[str, _Number]]:
    reading, source = kr.reading, kr.given.source
    target = source.target if source is not None else "stated"
    if reading.baseline is not None:
        yield "baseline", _Number(reading.baseline, reading.baseline_unit or reading.unit)
    if target == "proposed":
        return
    if reading.relative_change is not None:
        yield "change", _Number(abs(reading.relative_change) * 100, "%")
    if reading.change is not None:
        yield "change", _Number(abs(reading.change), reading.unit)
    if reading.target is not None and not (target == "derived" and _is_derived(kr)):
        yield "target", _Number(reading.target, reading.unit)


def _is_derived(kr: KeyResultSubject) -> bool:
    """Say whether baseline and change give the target."""
    reading = kr.reading
    if reading.baseline is None or reading.target is None:
        return False
    start = reading.baseline
    if reading.baseline_unit is not None and reading.unit is not None:
        converted = convert(start, reading.baseline_unit, reading.unit)
        start = start if converted is None else converted
    ends = []
    if reading.relative_change is not None:
        ends += [start * (1 + reading.relative_change), start * (1 - abs(reading.relative_change))]
    if reading.change is not None:
        ends += [start + reading.change, start - abs(reading.change)]
    return any(abs(end - reading.target) <= 0.01 * max(1.0, abs(reading.target)) for end in ends)


def _same(number: _Number, other: _Number) -> bool:
    loose = (None, "count", "score", "x")
    points = ("%", "pp")
    if (
        number.unit == other.unit
        or number.unit in loose
        or other.unit in loose
        or (number.unit in points and other.unit in points)
    ):
        return _close(number.value, other.value)
    if number.unit is None or other.unit is None:
        return False
    converted = convert(other.value, other.unit, number.unit)
    return converted is not None and _close(number.value, converted)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b)) or (a % 1 != 0 and abs(a - b) <= 0.006)


RULE = Rule(
    code="GND001",
    name="ungrounded-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=HERBIG,
    page=__doc__,
    look=look,
)
