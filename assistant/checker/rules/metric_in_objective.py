"""The objective carries a number.

Finds figures and target values in an objective's title. Dates and names that contain digits are left alone.

Why it matters: the objective says what is worth reaching, in words people remember; the key results say how much. A
number in the title reduces the aim to one metric and is usually stated a second time below. The guides disagree: some
want objectives to be measurable themselves. So this is a warning under balanced, an error under strict, advice under
lenient.

Bad: Settle 90% of travel claims within a week
Good: Let travellers forget that they ever have to wait for their money
"""

from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.subject import ObjectiveSubject
from assistant.language.changes import changes


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the first number in the title."""
    spans = [(quantity.start, quantity.end) for quantity in objective.quantities]
    spans += [(change.start, change.end) for change in changes(objective.title)]
    if not spans:
        return None
    span = min(spans)
    said = objective.title[span[0] : span[1]]
    return Sighting(
        f"{said!r} is a number in the objective.",
        span,
        "Move the number into a key result and say in the title what it is good for.",
    )


RULE = Rule(
    code="OBJ004",
    name="metric-in-objective",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{TIWARY}; {BASICS}",
    page=__doc__,
    look=each_objective(see),
)
