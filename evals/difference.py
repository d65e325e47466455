"""Whether pairs differ by more than chance.

Each case is its own control: the differences between pairs are tested, by flipping signs at random (Fisher's
randomisation test, seeded), or exactly by McNemar's test for passed and not passed. Measures are many, so Holm's
correction holds the chance of one false alarm among all of them at 5 %.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import comb, erfc, sqrt
from typing import Any

from evals.bootstrap import SEED
from evals.pairs import PASSED

_LEVEL = 0.05
_TIMES = 4_000
_CHUNK = 2_000_000
_MANY = 10_000
_TIMED = ("latency",)  # it hangs on the machine and the hour, so no test tells of the drafts


@dataclass(frozen=True, slots=True)
class Difference:
    """How one measure differs between pairs: both means, the mean difference with its interval, and how sure it is.

    `p` is the chance of a difference as large where there is none, corrected for the number of measures.
    """

    name: str
    pairs: int
    one: float
    other: float
    mean: float
    low: float
    high: float
    p: float
    better: int

    @property
    def verdict(self) -> str:
        """Say better, worse or noise; same where no pair differs, and nothing of times, which hang on the machine."""
        if self.name in _TIMED:
            return "untested"
        if self.mean == 0 and self.low == self.high == 0:
            return "same"
        if self.p >= _LEVEL or self.mean == 0:
            return "noise"
        return "better" if self.mean * self.better > 0 else "worse"


def difference(name: str, pairs: Any, better: int) -> Difference:
    """Give the difference of a measure; `pairs` is an array with a row a case, before and after."""
    import numpy as np

    differences = pairs[:, 1] - pairs[:, 0]
    count = len(differences)
    random = np.random.default_rng(SEED)
    moved = differences[differences != 0]
    if not len(moved):
        low = high = 0.0
        p = 1.0
    else:
        low, high = _interval(differences, random)
        p = _mcnemar(moved) if name == PASSED and set(np.abs(moved)) == {1.0} else _flipped(moved, random)
    one, other = (float(each) for each in pairs.mean(axis=0))
    return Difference(name, count, one, other, float(differences.mean()), low, high, p, better)


def _interval(differences: Any, random: Any) -> tuple[float, float]:
    """Give the 95 % interval of the mean by drawing pairs anew; the mean of very many is normal."""
    import numpy as np

    count = len(differences)
    if count > _MANY:
        away = 1.96 * differences.std() / sqrt(count)
        return float(differences.mean() - away), float(differences.mean() + away)
    at_once = max(1, _CHUNK // count)
    means = np.concatenate(
        [
            differences[random.integers(0, count, (min(at_once, _TIMES - done), count))].mean(axis=1)
            for done in range(0, _TIMES, at_once)
        ]
    )
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def _mcnemar(moved: Any) -> float:
    """Give the exact two-sided chance of so uneven a split of the pairs that changed."""
    count, fewer = len(moved), int(min((moved > 0).sum(), (moved < 0).sum()))
    if count > 1000:
        return erfc(max(0, count - 2 * fewer - 1) / sqrt(count) / sqrt(2))
    return float(min(1.0, 2 * sum(comb(count, each) for each in range(fewer + 1)) / 2**count))


def _flipped(moved: Any, random: Any) -> float:
    """Give the share of random signs that give a sum as far from nothing; the sum of very many is normal."""
    import numpy as np

    if len(moved) > _MANY:
        return erfc(abs(moved.sum()) / sqrt(moved @ moved) / sqrt(2))
    count, seen, done = len(moved), 0, 0
    limit = abs(moved.sum()) - 1e-9
    at_once = max(1, _CHUNK // count)
    while done < _TIMES:
        times = min(at_once, _TIMES - done)
        signs = random.integers(0, 2, (times, count), dtype=np.int8) * 2 - 1
        seen += int((abs(signs @ moved) >= limit).sum())
        done += times
    return (seen + 1) / (_TIMES + 1)


def corrected(found: Sequence[Difference]) -> Iterator[Difference]:
    """Correct the chances by Holm's steps; a measure that does not move, or tells of time alone, is no test."""
    tested = sorted((each for each in found if each.p < 1 and each.name not in _TIMED), key=lambda each: each.p)
    steps: dict[str, float] = {}
    highest = 0.0
    for at, each in enumerate(tested):
        highest = max(highest, min(1.0, each.p * (len(tested) - at)))
        steps[each.name] = highest
    for each in found:
        yield replace(each, p=steps.get(each.name, each.p))
