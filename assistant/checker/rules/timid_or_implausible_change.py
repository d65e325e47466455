"""The change is hardly one, or hardly believable.

Finds changes of less than two per cent of today's value (of the way to 100% where the metric is a share), and growth
to more than ten times a value that is no longer small. Growth from nearly nothing, falls and levels to hold are left
alone.

Why it matters: a change within the metric's ordinary ups and downs shows nothing, and one that nobody believes in moves
nobody. Both are often a slip of the decimal point.

Bad: Increase weekly orders from 4,000 to 90,000
Good: Increase weekly orders from 4,000 to 9,000
"""

from assistant.checker.guides import BASICS, IMPLEMENTING, SPOLADOR
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.units import convert

_TIMID = 0.02
_TIMES = 10
_SMALL = 10


def see(kr: KeyResultSubject) -> Sighting | None:
    """Weigh the change against today's value."""
    reading = kr.reading
    if reading.direction == "maintain":
        return None
    start, end = reading.baseline, reading.target
    if start is not None and end is not None:
        if reading.baseline_unit is not None and reading.unit is not None:
            start = convert(start, reading.baseline_unit, reading.unit)
        if start is None or start <= 0 or start == end:
            return None
        span = next(((pair.start, pair.end) for pair in kr.said.pairs if pair.target.value == end), None)
        room = min(start, 100 - start) if reading.unit == "%" and start < 100 else start
        return _weighed(f"From {reading.baseline:g} to {end:g}", abs(end - start) / room, end / start, start, span)
    if reading.relative_change is None or not kr.said.changes:
        return None
    change = kr.said.changes[0]
    span = (change.start, change.end)
    said = kr.text[change.start : change.end]
    if "%" not in said:
        return None
    return _weighed(repr(said), abs(reading.relative_change), 1 + reading.relative_change, float(_SMALL), span)


def _weighed(said: str, share: float, times: float, start: float, span: tuple[int, int] | None) -> Sighting | None:
    if share < _TIMID:
        return Sighting(
            f"{said} is a change of {share:.1%}, which the metric may well do by itself.",
            span,
            "Check the numbers, or name a value that would be a success worth the effort.",
        )
    if times > _TIMES and start >= _SMALL:
        return Sighting(
            f"{said} is {times:.0f} times as much within one cycle.",
            span,
            "Check the numbers, or name the step to be reached in this cycle.",
        )
    return None


RULE = Rule(
    code="KR011",
    name="timid-or-implausible-change",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=each_key_result(see),
)
