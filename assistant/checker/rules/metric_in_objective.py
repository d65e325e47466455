"""The objective carries a number.

Finds figures, ranks and target values in an objective's title. Dates and names that contain digits are left alone.

Why it matters: the objective says what is worth reaching, in words people remember; the key results say how much. A
number in the title reduces the aim to one metric and is usually stated a second time below. The guides disagree: some
want objectives to be measurable themselves. So this is a warning under balanced, an error under strict, advice under
lenient.

Bad: Settle 90% of travel claims within a week
Good: Let travellers forget that they ever have to wait for their money
"""

import re

from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.subject import ObjectiveSubject
from assistant.language.changes import changes
from assistant.language.quantity import Quantity

_DEFINITE = re.compile(r"\b(?:the|our|both|these|those) $", re.IGNORECASE)
_NAME = re.compile(r" [A-Z][\w.+-]* $")
_LONGEST_NAME = 40
_RANK = re.compile(
    r"(?<![\w#])(?:#|no\. ?|number )[0-9]{1,3}(?![\w.])|\btop[ -](?:[0-9]{1,3}|three|five|ten)\b", re.IGNORECASE
)


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the first number in the title."""
    spans = [(one.start, one.end) for one in objective.quantities if _is_value(objective, one)]
    spans += [(change.start, change.end) for change in changes(objective.title)]
    spans += [rank.span() for rank in _RANK.finditer(objective.title)]
    if not spans:
        return None
    span = min(spans)
    said = objective.title[span[0] : span[1]]
    return Sighting(
        f"{said!r} is a number in the objective.",
        span,
        "Move the number into a key result and say in the title what it is good for.",
    )


def _is_value(objective: ObjectiveSubject, quantity: Quantity) -> bool:
    """Say whether a number is a value to reach: not "in one visit", not "the two databases", not a version."""
    said = objective.title[quantity.bare[0] : quantity.bare[1]].lower()
    if said == "one" or (said.isalpha() and _DEFINITE.search(objective.title, 0, quantity.start)):
        return False
    return not _is_version(objective, quantity)


def _is_version(objective: ObjectiveSubject, quantity: Quantity) -> bool:
    """Say whether a number is part of a name: "Kubernetes 1.30"."""
    start = quantity.bare[0]
    named = _NAME.search(objective.title, max(0, start - _LONGEST_NAME), start) is not None
    return named and quantity.unit in (None, "count") and quantity.value % 1 != 0 and quantity.comparator is None


RULE = Rule(
    code="OBJ004",
    name="metric-in-objective",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{TIWARY}; {BASICS}",
    page=__doc__,
    look=each_objective(see),
)
