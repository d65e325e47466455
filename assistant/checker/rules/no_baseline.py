"""The key result says where to go, not where the metric stands.

Finds outcomes with a value to reach and no start value. Levels to hold, things counted from nothing (500 sign-ups for
a new list) and pieces of work need none and are left alone.

Why it matters: without today's value nobody can tell whether the target is timid or out of reach, nor whether the
metric is measured at all. Most teams leave it out, so this is advice; a change in per cent alone is still measurable.

Bad: Cut repair calls from tenants by 40%
Good: Cut repair calls from tenants from 250 to 150 a week
"""

from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.placeholder import placeholder
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.checker.work import is_learning, work_in


def see(kr: KeyResultSubject) -> Sighting | None:
    """Ask for the start value of a change or a level."""
    reading = kr.reading
    if not kr.has_number or reading.baseline is not None or reading.direction == "maintain":
        return None
    counted = reading.relative_change is None and reading.unit in (None, "count") and reading.direction != "decrease"
    if counted and kr.statement.verbal != "move" and kr.category not in ("satisfaction", "quality"):
        return None
    if work_in(kr) or is_learning(kr) or placeholder(kr) is not None:
        return None
    metric = repr(reading.metric) if reading.metric else "the metric"
    return Sighting(
        f"Today's value of {metric} is missing.",
        suggestion='What is it today? Write it as "from <today> to <target>", or leave it as an open question.',
    )


RULE = Rule(
    code="KR003",
    name="no-baseline",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {TIWARY}",
    page=__doc__,
    look=each_key_result(see),
)
