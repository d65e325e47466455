"""Every key result of the set tells the story afterwards.

Finds sets of two or more key results whose metrics are all lagging: revenue, churn, retention, incidents. Metrics whose
words do not tell are not counted as lagging.

Why it matters: lagging metrics say at the end whether it went well, and nothing on the way. What customers do a few
weeks earlier can be steered by. The guides disagree whether lagging metrics belong in key results at all; here they
may, with one leading metric beside them.

Bad:
    Objective: Become the supplier workshops stay with
    - Reduce yearly customer churn from 14% to 9%
    - Increase monthly recurring revenue from €80k to €95k
Good:
    Objective: Become the supplier workshops stay with
    - Reduce yearly customer churn from 14% to 9%
    - Increase weekly active workshops from 31% to 50%
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import HERBIG
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject

_LEAST = 2
QUESTION = "Which behaviour of customers comes before it and can be seen within weeks? Add it as a key result."


def is_all_lagging(okrs: SetSubject) -> bool:
    """Say whether a set has key results and all of them are known to lag."""
    return len(okrs.key_results) >= _LEAST and all(kr.indicator == "lagging" for kr in okrs.key_results)


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look for one metric that leads, or may lead."""
    if is_all_lagging(okrs):
        named = ", ".join(kr.reading.metric or kr.text for kr in okrs.key_results)
        yield Sighting(f"All key results are known only afterwards: {named}.", None, QUESTION)


RULE = Rule(
    code="SET006",
    name="all-lagging",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=HERBIG,
    page=__doc__,
    look=look,
)
