"""How sure a mean is: seeded bootstrap over counted values, so that the same results give the same interval."""

from collections.abc import Mapping
from typing import NamedTuple

SEED = 20_270_101
TIMES = 2_000


class Mean(NamedTuple):
    """A mean and its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


def mean(counted: Mapping[float, int]) -> Mean:
    """Give the mean of values that each stand so many times; percentile intervals (Efron, 1979)."""
    import numpy as np

    values = np.array(sorted(counted))
    times = np.array([counted[value] for value in sorted(counted)])
    count = int(times.sum())
    middle = float(values @ times / count)
    if len(values) == 1:
        return Mean(middle, middle, middle)
    drawn = np.random.default_rng(SEED).multinomial(count, times / count, TIMES) @ values / count
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Mean(middle, float(low), float(high))
