"""The score of an OKR set, 0 to 100, and what it lost its points for.

An objective's score is four tenths its title and six tenths the mean of its key results; each of these starts at 100
and loses points for what rules saw in it, by the balanced preset's severities. The set's score is the mean of its
objectives less what rules saw in the set as a whole. It is the same under every configuration, so that sets of
different teams compare.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checker.finding import Deduction
from assistant.checker.rule import Rule, Sighting
from assistant.checker.subject import SetSubject

_POINTS = {"error": 60, "warning": 30, "advice": 5}
_TITLE = 0.4
_KEY_RESULTS = 0.6


@dataclass(frozen=True, slots=True)
class Scores:
    """The set's score, its objectives' in order, and every deduction in points of the set's, before capping at 0."""

    total: int
    objectives: tuple[int, ...]
    deductions: tuple[Deduction, ...]


def scores(okrs: SetSubject, seen: Sequence[tuple[Rule, Sighting]]) -> Scores:
    """Score a set from everything the rules saw in it."""
    count = len(okrs.objectives)
    if not count:
        return Scores(0, (), ())
    titles = [100.0] * count
    results = [[100.0] * len(objective.key_results) for objective in okrs.objectives]
    whole = 0.0
    deductions = []
    for rule, sighting in seen:
        points = _POINTS[rule.severity["balanced"]]
        at, place = sighting.objective, sighting.key_result
        if at is None:
            whole += points / 2
            share = points / 2
        elif place is None:
            titles[at - 1] -= points
            share = points * _TITLE / count
        else:
            results[at - 1][place - 1] -= points
            share = points * _KEY_RESULTS / len(results[at - 1]) / count
        deductions.append(Deduction(rule.code, at, place, round(share, 1)))
    single = [
        _TITLE * max(title, 0.0) + _KEY_RESULTS * (sum(max(one, 0.0) for one in ones) / len(ones) if ones else 0.0)
        for title, ones in zip(titles, results, strict=True)
    ]
    total = max(0.0, sum(single) / count - whole)
    return Scores(round(total), tuple(round(one) for one in single), tuple(deductions))
