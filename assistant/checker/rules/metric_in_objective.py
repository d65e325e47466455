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
from functools import lru_cache

from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules.aim import JUDGED
from assistant.checker.subject import ObjectiveSubject
from assistant.language.changes import changes
from assistant.language.quantity import Quantity

_DEFINITE = re.compile(r"\b(?:the|our|both|these|those) $", re.IGNORECASE)
_NAME = re.compile(r" ([A-Z][\w.+-]*) $")
_LONGEST_NAME = 40
_YEARS = range(2010, 2050)
_RANK = re.compile(
    r"(?<![\w#])(?:#|no\. ?|number )[0-9]{1,3}(?![\w.])|\btop[ -](?:[0-9]{1,3}|three|five|ten)\b", re.IGNORECASE
)


@lru_cache(maxsize=JUDGED)
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
    """Say whether a number is a value to reach: not "in one visit", not "the two databases", not part of a name."""
    said = objective.title[quantity.bare[0] : quantity.bare[1]]
    before = objective.title[max(0, quantity.start - _LONGEST_NAME) : quantity.start]
    definite = _DEFINITE.search(before) is not None
    if (said.lower() == "one" and quantity.comparator is None) or (
        definite and (said.isalpha() or quantity.unit is None)
    ):
        return False
    return not _is_name(objective, quantity, said)


def _is_name(objective: ObjectiveSubject, quantity: Quantity, said: str) -> bool:
    """Say whether a number is a name or part of one: "Python 3.12", "Layer 3", "our 2027 plan", "the 747's seats"."""
    if quantity.unit not in (None, "count") or quantity.comparator is not None:
        return False
    if said.isdigit() and int(said) in _YEARS:
        return True
    if objective.title[quantity.bare[1] : quantity.bare[1] + 1] in ("'", "\u2019"):
        return True
    start = quantity.bare[0]
    before = _NAME.search(objective.title, max(0, start - _LONGEST_NAME), start)
    if before is None or before[1].lower() in objective.vocabulary.measures:
        return False
    return quantity.unit is None or quantity.value % 1 != 0


RULE = Rule(
    code="OBJ004",
    name="metric-in-objective",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{TIWARY}; {BASICS}",
    page=__doc__,
    look=each_objective(see),
)
