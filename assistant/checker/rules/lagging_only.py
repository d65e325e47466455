"""An objective is measured by what is known only afterwards.

Finds objectives whose key results all use lagging metrics (revenue, churn, incidents), where the other objectives
of the set do not. Where the whole set lags, SET006 says so once; levels to hold alone are left to KR020, work and
directions without a value to KR002 and KR001.

Why it matters: nobody can steer by a number that moves when the cycle is over. A metric of what customers do earlier
shows in time whether the work helps.

Bad:
    Objective: Become the supplier workshops stay with
    - Reduce yearly customer churn from 14% to 9%
    Objective: Let mechanics find the right part at once
    - Increase the share of mechanics who search every week from 12% to 18%
Good:
    Objective: Become the supplier workshops stay with
    - Reduce yearly customer churn from 14% to 9%
    - Increase weekly active workshops from 31% to 50%
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import HERBIG
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.rules.all_lagging import QUESTION, is_all_lagging
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.checker.work import work_in


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Report the first key result of each objective that only lags."""
    if is_all_lagging(okrs):
        return
    for objective in okrs.objectives:
        moved = [kr for kr in objective.key_results if kr.reading.direction != "maintain"]
        if moved and all(_lags(kr) for kr in objective.key_results):
            first = moved[0]
            yield Sighting(
                f"{_metric(first)} is known only afterwards, and nothing beside it leads.",
                None,
                QUESTION,
                objective.number,
                first.number,
            )


def _lags(kr: KeyResultSubject) -> bool:
    return kr.indicator == "lagging" and kr.has_number and work_in(kr) is None


def _metric(kr: KeyResultSubject) -> str:
    return repr(kr.reading.metric or kr.text)


RULE = Rule(
    code="KR012",
    name="lagging-only",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=HERBIG,
    page=__doc__,
    look=look,
)
