"""All key results pull one way, and nothing keeps the cost in sight.

Finds sets of three or more key results that all measure the same kind of thing (business, usage, satisfaction, quality
or process) with no limit to hold among them. Sets with a metric whose kind its words do not tell are left alone.

Why it matters: growth alone is bought with quality, speed with errors. A second kind of measure, or one limit, shows
when the price is too high.

Bad:
    Objective: Become the supplier workshops order from first
    - Increase monthly recurring revenue from €80k to €95k
    - Increase average order value from €210 to €260
    - Increase quarterly bookings from €400k to €500k
Good:
    Objective: Become the supplier workshops order from first
    - Increase monthly recurring revenue from €80k to €95k
    - Increase average order value from €210 to €260
    - Raise NPS from 31 to 45
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject

_LEAST = 3


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look for a second kind of measure, or a limit."""
    if len(okrs.key_results) < _LEAST or any(kr.reading.direction == "maintain" for kr in okrs.key_results):
        return
    kinds = {kr.category for kr in okrs.key_results}
    kind = kinds.pop()
    if kinds or kind is None:
        return
    named = ", ".join(kr.reading.metric or kr.text for kr in okrs.key_results)
    yield Sighting(
        f"All key results measure {kind} ({named}).",
        None,
        "Add one of another kind, or a limit: what must not get worse while these get better?",
    )


RULE = Rule(
    code="SET005",
    name="no-balance",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=look,
)
