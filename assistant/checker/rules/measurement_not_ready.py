"""Nothing says that the number can be had.

Looked for only in sets whose key results have fields. Finds key results with an empty `measured_by` where today's value
is said to be unknown, or where the metric is one that hardly any team can simply read off: satisfaction, trust,
awareness, morale. For those it proposes a number that stands for it and is easier to have.

Why it matters: a team that starts to measure after the cycle began grades a guess. Agree on the source first, or take a
stand-in that is measured today.

Bad:
    - text: Increase customer trust in our estimates from 61% to 75%
      metric: customer trust
      source: {baseline: stated, target: stated}
Good:
    - text: Increase customer trust in our estimates from 61% to 75%
      metric: customer trust
      source: {baseline: stated, target: stated}
      measured_by: two questions after each repair
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.checker.guides import HERBIG, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, each_key_result, severities
from assistant.checker.rules import no_baseline
from assistant.checker.subject import KeyResultSubject
from assistant.language.words import words
from assistant.lists import entries


@cache
def proxies() -> Mapping[str, str]:
    """Give what may stand for a metric that is hard to have, by a word of its name."""
    return dict(line.split("\t") for line in entries(Path(__file__).with_name("proxies.tsv")))


def see(kr: KeyResultSubject) -> Sighting | None:
    """Look for the source of the number."""
    given = kr.given
    if (given.measured_by or "").strip() or not (given.metric or given.source):
        return None
    metric = given.metric or kr.reading.metric or ""
    hard = next((word.lower for word in words(metric) if word.lower in proxies()), None)
    if hard is not None:
        return Sighting(
            f"Nothing says how {metric} is measured.",
            None,
            f"Name the source under measured_by, or take a stand-in that is measured already: {proxies()[hard]}.",
        )
    if given.source is not None and given.source.baseline == "unknown" and no_baseline.see(kr) is not None:
        return Sighting(
            f"Today's value of {metric or 'the metric'} is unknown, and nothing says how it is measured.",
            None,
            "Name the source under measured_by and measure once before the cycle begins.",
        )
    return None


RULE = Rule(
    code="KR018",
    name="measurement-not-ready",
    severity=severities(strict="warning", balanced="advice", lenient="advice"),
    guide=f"{HERBIG}; {IMPLEMENTING}",
    page=__doc__,
    look=each_key_result(see),
)
