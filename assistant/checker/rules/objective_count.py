"""The set has too many objectives for one team in one cycle.

Finds sets with more than three objectives (lenient: five; a threshold of the configuration).

Why it matters: objectives say what goes first. With more than a few, nothing does.

Bad:
    Objective: Let every learner finish what they start
    Objective: Give teachers their evenings back
    Objective: Make invoices a matter of minutes for schools
    Objective: Become the first choice of adult education centres
Good:
    Objective: Let every learner finish what they start
    Objective: Give teachers their evenings back
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.so_many import so_many


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Count the objectives."""
    count, most = len(okrs.objectives), config.thresholds.objectives_max
    if count > most:
        yield Sighting(
            f"The set has {so_many(count, 'objective')}; a team keeps its focus with {most} or fewer.",
            suggestion="Choose the ones that cannot wait for the next cycle and park the rest.",
        )


RULE = Rule(
    code="SET002",
    name="too-many-objectives",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=BASICS,
    page=__doc__,
    look=look,
)
