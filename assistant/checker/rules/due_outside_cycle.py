"""A key result falls due before its cycle begins or after it ends.

Finds due dates outside the cycle of the set. Sets without a cycle are left alone.

Why it matters: a result that falls due later cannot be graded at the end of the cycle, and one that fell due earlier
is a leftover of the cycle before.

Bad:
    Cycle: 2027-Q1
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50% by 31 May 2027
Good:
    Cycle: 2027-Q1
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50% by 31 March 2027
"""

from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.subject import KeyResultSubject


def see(kr: KeyResultSubject) -> Sighting | None:
    """Hold the due date against the cycle."""
    due, cycle = kr.reading.due, kr.cycle
    if due is None or cycle is None or cycle.start <= due <= cycle.end:
        return None
    side = "before the cycle begins" if due < cycle.start else "after the cycle ends"
    edge = cycle.start if due < cycle.start else cycle.end
    span = next(((deadline.start, deadline.end) for deadline in kr.said.deadlines if deadline.due == due), None)
    return Sighting(
        f"It falls due on {due.isoformat()}, {side} on {edge.isoformat()}.",
        span,
        f"Set a step to be reached by {cycle.end.isoformat()}, or move the key result to the cycle it belongs to.",
    )


RULE = Rule(
    code="KR008",
    name="due-outside-cycle",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=each_key_result(see),
)
