"""The work planned for a key result does not add up to it.

Finds key results whose initiatives all have an estimated impact, where the sum is less than the way from the start
value to the value to reach, in the key result's unit.

Why it matters: the plan hopes for the rest. The gap is a question to ask before the cycle, not after it: what else
would move the number, or which smaller target is honest?

Bad:
    - text: Increase course completion from 34% to 50%
      initiatives: [{title: Weekly reminders, impact: 4}, {title: Shorter lessons, impact: 5}]
Good:
    - text: Increase course completion from 34% to 50%
      initiatives: [{title: Study groups, impact: 12}, {title: Shorter lessons, impact: 5}]
"""

from assistant.checker.guides import IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject
from assistant.language.units import convert


def see(kr: KeyResultSubject) -> Sighting | None:
    """Add up the impacts and hold them against the gap."""
    impacts = [initiative.impact for initiative in kr.given.initiatives if initiative.impact is not None]
    if not impacts or len(impacts) < len(kr.given.initiatives):
        return None
    gap = _gap(kr)
    if gap is None or not gap:
        return None
    total = sum(impacts)
    brought = total if (total > 0) == (gap > 0) or all(impact > 0 for impact in impacts) else -total
    share = max(0.0, brought if gap > 0 or brought > 0 else -brought) / abs(gap)
    if not share < 1:
        return None
    unit = f" {kr.reading.unit}" if kr.reading.unit not in (None, "count", "score") else ""
    return Sighting(
        f"The initiatives add up to {abs(total):g}{unit}, {share:.0%} of the way of {abs(gap):g}{unit}.",
        None,
        "Plan what would bring the rest, or set the target that this work can reach.",
    )


def _gap(kr: KeyResultSubject) -> float | None:
    reading = kr.reading
    if reading.baseline is None or reading.target is None:
        return reading.change
    start: float | None = reading.baseline
    if reading.baseline_unit is not None and reading.unit is not None:
        start = convert(reading.baseline, reading.baseline_unit, reading.unit)
    return None if start is None else reading.target - start


RULE = Rule(
    code="SET010",
    name="initiatives-do-not-cover",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=IMPLEMENTING,
    page=__doc__,
    look=each_key_result(see),
)
