"""Two objectives or key results say the same.

Finds sentences that hold the same words and numbers, whatever their order, articles and inflection, within the set
and against the sets it should serve. Steps of one staircase (30 by March, then 50 by June) differ in their numbers
and are left alone.

Why it matters: a thing counted twice weighs twice, and the two copies drift apart. A team that repeats its company's
key result word for word has not yet said what it will change itself.

Bad:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 50%
    - Raise the completion of courses to 50% from 34%
Good:
    Objective: Let every learner finish what they start
    - Increase course completion from 34% to 40% by January
    - Increase course completion from 40% to 50% by March
"""

from collections import Counter
from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.rules.gist import gist, gist_of
from assistant.checker.subject import KeyResultSubject, SetSubject, read_set

Key = tuple[object, ...]


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Compare every sentence with those before it, and with those of the parents."""
    first: dict[Key, str] = {}
    vocabulary = okrs.objectives[0].vocabulary if okrs.objectives else None
    above = [
        (key_result, f"one of {parent.owner or 'the parent set'}")
        for parent in okrs.parents
        if vocabulary is not None
        for key_result in read_set(parent, (), (), vocabulary).key_results
    ]
    alike = Counter(_numbers(one) for one in (*okrs.key_results, *(key_result for key_result, _ in above)))
    for key_result, whose in above:
        first.setdefault(_key(key_result), whose)
    for objective in okrs.objectives:
        key: Key = ("objective", ())
        if len(okrs.objectives) > 1:
            said = tuple(sorted((quantity.value, quantity.unit or "") for quantity in objective.quantities))
            key = ("objective", gist(objective.statement), said)
        if key[1]:
            if key in first:
                yield Sighting(
                    f"This objective says the same as {first[key]}.", None, "Keep one of them.", objective.number
                )
            else:
                first[key] = f"objective {objective.number}"
        for key_result in objective.key_results:
            if alike[_numbers(key_result)] == 1:
                continue
            same = _key(key_result)
            if not same[0]:
                continue
            if same in first:
                yield Sighting(
                    f"This key result says the same as {first[same]}.",
                    None,
                    "Keep one of them, or say in which step, scope or period they differ.",
                    objective.number,
                    key_result.number,
                )
            else:
                first[same] = f"key result {key_result.number} of objective {objective.number}"


def _numbers(kr: KeyResultSubject) -> Key:
    """Give what two key results share before their words are worth comparing."""
    reading = kr.reading
    return reading.baseline, reading.target, reading.relative_change, reading.change, reading.direction, reading.due


def _key(kr: KeyResultSubject) -> Key:
    said = tuple(sorted((quantity.value, quantity.unit or "") for quantity in kr.said.quantities))
    return gist_of(kr), _numbers(kr), kr.reading.comparator, said


RULE = Rule(
    code="SET003",
    name="duplicate",
    severity=severities(strict="error", balanced="warning", lenient="warning"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=look,
    beside="parents",
)
