"""Nobody has said when the set is looked at again.

Finds sets written in the long form (with an owner, a role, a phase, a kind of team, or key results with fields) whose
`review` is empty. Plain lists of sentences are left alone.

Why it matters: OKRs that are written and put away are found again at the end of the cycle. A fixed short look, every
week or two, is what makes them steer.

Bad:
    Owner: Order desk
    Objective: Let mechanics find the right part at once
    - Increase the share of searches that end in an order from 12% to 18%
Good:
    Owner: Order desk
    Review: every Tuesday
    Objective: Let mechanics find the right part at once
    - Increase the share of searches that end in an order from 12% to 18%
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject


def is_long(okrs: SetSubject) -> bool:
    """Say whether a set is written with fields, not as plain sentences."""
    given = okrs.okrs
    headed = given.owner or given.role or given.phase or given.team_kind or given.review
    return bool(headed) or any(kr.given.metric or kr.given.source for kr in okrs.key_results)


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look for the field `review`."""
    if okrs.key_results and not (okrs.okrs.review or "").strip() and is_long(okrs):
        yield Sighting(
            "The field review is empty.",
            None,
            "Say when the team looks at these numbers together, such as review: weekly.",
        )


RULE = Rule(
    code="SET011",
    name="no-review-rhythm",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{BASICS}; {IMPLEMENTING}",
    page=__doc__,
    look=look,
)
