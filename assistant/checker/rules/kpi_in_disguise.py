"""A level to hold stands where a change should.

Finds objectives whose key results all hold a level ("keep churn under 5%"), and every such key result after the second
of an objective.

Why it matters: a limit beside growth keeps a team from winning one thing at the cost of another; one or two of them are
good practice. Where nothing else stands, the team watches its dials and changes nothing.

Bad:
    Objective: Let travellers trust the departure board
    - Keep the share of wrong departures under 2%
    - Keep availability of the board at 99.9%
Good:
    Objective: Let travellers trust the departure board
    - Increase the share of delays shown within a minute from 40% to 85%
    - Keep availability of the board at 99.9%
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import HERBIG, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.checker.work import work_in
from assistant.language.verbs import verbs

_MOST = 2


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Count the levels to hold of each objective."""
    for objective in okrs.objectives:
        held = [kr for kr in objective.key_results if _holds(kr)]
        if held and len(held) == len(objective.key_results):
            yield _sighting(held[0], "holds a level, and no key result beside it changes one.")
        else:
            for kr in held[_MOST:]:
                yield _sighting(kr, f"is the objective's {len(held)}. level to hold; one or two are enough.")


def _holds(kr: KeyResultSubject) -> bool:
    return kr.has_number and kr.reading.direction == "maintain" and work_in(kr) is None


def _sighting(kr: KeyResultSubject, what: str) -> Sighting:
    span = next(((verb.start, verb.end) for verb in verbs(kr.text) if verb.direction == "maintain"), None)
    said = repr(kr.text[span[0] : span[1]]) if span else "It"
    return Sighting(
        f"{said} {what}",
        span,
        "Name what should become better, and keep this level as the limit beside it.",
        kr.objective,
        kr.number,
    )


RULE = Rule(
    code="KR020",
    name="kpi-in-disguise",
    severity=severities(strict="warning", balanced="warning", lenient="advice"),
    guide=f"{HERBIG}; {IMPLEMENTING}",
    page=__doc__,
    look=look,
)
