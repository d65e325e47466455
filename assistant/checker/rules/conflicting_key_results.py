"""Two key results want the same metric in two places at once.

Finds key results of a set that say the same but for their numbers and direction, and fall due at the same time: two
targets, two start values, or up and down. Steps with different due dates and different scopes are left alone.

Why it matters: one of them fails by design, or one is a leftover of an earlier draft, and nobody knows which.

Bad:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50%
    - Increase course completion from 34% to 65%
Good:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50% by the end of January 2027
    - Increase course completion from 50% to 65% by the end of March 2027
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.rules.gist import gist_of
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.language.words import stem

_LEAST = 2
Numbers = tuple[float | None, float | None, float | None, float | None, str | None]


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Compare key results that say the same of the same thing."""
    first: dict[tuple[object, ...], KeyResultSubject] = {}
    numbered = [(kr, _alike(kr)) for kr in okrs.key_results if kr.has_number]
    alike = Counter([shared for _, shared in numbered])
    for kr, shared in numbered:
        if alike[shared] == 1:
            continue
        gist = _gist(kr)
        if len(gist) < _LEAST:
            continue
        other = first.setdefault((gist, kr.reading.due, _scope(kr)), kr)
        if other is not kr and _numbers(other) != _numbers(kr) and not _is_a_stair(other, kr):
            where = f"key result {other.number} of objective {other.objective}"
            yield Sighting(
                f"It wants {kr.reading.metric or 'the same metric'} elsewhere than {where} does.",
                None,
                "Keep the one that was agreed, or say in which step, scope or period they differ.",
                kr.objective,
                kr.number,
            )


def _alike(kr: KeyResultSubject) -> tuple[date | None, bool]:
    """Give what two key results share before their words are worth comparing."""
    return kr.reading.due, kr.reading.unit == "%" or kr.reading.relative_change is not None


def _numbers(kr: KeyResultSubject) -> Numbers:
    reading = kr.reading
    return reading.baseline, reading.target, reading.relative_change, reading.change, reading.direction


def _is_a_stair(one: KeyResultSubject, other: KeyResultSubject) -> bool:
    return one.reading.target is not None and one.reading.target == other.reading.baseline


def _gist(kr: KeyResultSubject) -> frozenset[str]:
    """Give what is measured, where and for whom, whatever the verb."""
    verb = kr.statement.verb
    return gist_of(kr) - ({stem(kr.statement.words[verb].lower)} if verb is not None else frozenset())


def _scope(kr: KeyResultSubject) -> tuple[tuple[float, str], ...]:
    """Give the numbers that say what is counted: "users with 5 sessions", "in one of 3 customers"."""
    reading = kr.reading
    ends = {reading.baseline, reading.target, reading.change}
    return tuple((one.value, one.unit or "") for one in kr.said.quantities if one.value not in ends)


RULE = Rule(
    code="SET004",
    name="conflicting-key-results",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=look,
)
