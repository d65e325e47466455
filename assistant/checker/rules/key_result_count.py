"""An objective has too few or too many key results.

Finds objectives with fewer than two or more than five key results (strict: fewer than three; lenient: none or more
than seven; both ends are thresholds of the configuration).

Why it matters: one number invites gaming and leaves out what must not get worse; more than five is a list of
everything, not a focus. The guides disagree between two to five and three to five, so the hard ends are two and five.

Bad:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50%
Good:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50%
    - Increase the share of learners with three sessions in week one from 27% to 45%
    - Keep learner satisfaction at 4.4 of 5 or better
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, TIWARY
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.so_many import so_many


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Count the key results of each objective."""
    least, most = config.thresholds.key_results_min, config.thresholds.key_results_max
    for objective in okrs.objectives:
        count = len(objective.key_results)
        said = so_many(count, "key result") if count else "no key results"
        if count < least:
            yield Sighting(
                f"The objective has {said}; {least} to {most} make it clear when it is reached.",
                suggestion="Add what else has to become true, or what must not get worse meanwhile.",
                objective=objective.number,
            )
        elif count > most:
            yield Sighting(
                f"The objective has {said}; more than {most} spread the team too thin.",
                suggestion="Keep those that would make you call the objective reached; track the rest beside them.",
                objective=objective.number,
            )


RULE = Rule(
    code="SET001",
    name="too-few-or-many-key-results",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {TIWARY}",
    page=__doc__,
    look=look,
)
