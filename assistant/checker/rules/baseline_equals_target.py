"""The key result ends where it begins.

Finds key results whose start value and value to reach are the same, after bringing both to one unit. What is meant to
stay as it is ("keep", "maintain") and values to be passed ("to under 5%") are left alone.

Why it matters: nothing has to change to reach it. One of the two numbers is a slip, or it is a limit to hold and should
say so.

Bad: Increase the share of parcels delivered on time from 92% to 92%
Good: Increase the share of parcels delivered on time from 92% to 97%
"""

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.units import convert
from assistant.language.words import direction_of


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold the start value against the value to reach."""
    reading = kr.reading
    start, end = reading.baseline, reading.target
    if start is None or end is None or reading.comparator in ("<", ">"):
        return None
    if reading.baseline_unit is not None and reading.unit is not None:
        start = convert(start, reading.baseline_unit, reading.unit)
    if start != end or kr.given.direction == "maintain":
        return None
    if any(direction_of(word.lower) == "maintain" for word in reading.words):
        return None
    span = next(((pair.start, pair.end) for pair in kr.said.pairs if pair.target.value == end), None)
    return Sighting(
        f"It starts at {end:g} and ends at {end:g}.",
        span,
        "Check both numbers. If the level is to be held, say so: keep <metric> at <value> or better.",
    )


RULE = Rule(
    code="KR009",
    name="baseline-equals-target",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=each_key_result(see),
)
