"""The key results do not show what this kind of team is for.

Finds sets in which no key result measures what the kind of team should bring: adoption or satisfaction for a platform
team, a user or business outcome for a cross-functional team. Only sets that name their kind of team are looked at, not
while they are still discovering or defining, and only where the words of every metric tell what it measures.

Why it matters: a platform that is fast and stable and that nobody chooses has failed, and its numbers look well.

Bad:
    Team kind: platform
    Objective: Let other teams ship without asking us
    - Increase availability of the build farm from 99.2% to 99.9%
    - Reduce the error rate of deployments from 8% to 2%
Good:
    Team kind: platform
    Objective: Let other teams ship without asking us
    - Increase availability of the build farm from 99.2% to 99.9%
    - Increase developer satisfaction from 3.1 to 4.0 out of 5
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.rules.fit import lacking, team_kind_fits
from assistant.checker.subject import SetSubject

_LEARNING = frozenset({"discovery", "define"})


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look for one key result of the kind the team is for."""
    kind = okrs.okrs.team_kind
    fit = team_kind_fits().get(kind) if kind and okrs.okrs.phase not in _LEARNING else None
    measured = lacking(okrs, fit) if fit is not None else None
    if fit is not None and measured is not None:
        yield Sighting(
            f"No key result shows what a {kind} team is for: {measured}.", None, f"Add one that measures {fit.instead}."
        )


RULE = Rule(
    code="SET009",
    name="team-kind-misfit",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=IMPLEMENTING,
    page=__doc__,
    look=look,
)
