"""Nothing in the set says until when.

Finds sets with neither a cycle nor a date in any objective or key result. It is reported once a set.

Why it matters: a value without a time is reached some day. A cycle for the whole set is enough; single key results
may fall due earlier.

Bad:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50%
Good:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50% by 31 March 2027
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import IMPLEMENTING, TIWARY
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.language.dates import deadlines


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look for any cycle or date."""
    if not okrs.key_results or (okrs.okrs.cycle or "").strip():
        return
    if any(key_result.reading.due is not None or key_result.said.deadlines for key_result in okrs.key_results):
        return
    if any(deadlines(objective.title, None) for objective in okrs.objectives):
        return
    yield Sighting(
        "The set names neither a cycle nor a date.",
        suggestion="Name the cycle, such as 2027-Q1, or a date in each key result.",
    )


RULE = Rule(
    code="KR007",
    name="not-time-bound",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{IMPLEMENTING}; {TIWARY}",
    page=__doc__,
    look=look,
)
