"""How well a judge agrees with people: the share of equal labels, and Cohen's kappa, which takes off chance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evals.agreement import Agreement, Share, wilson
from evals.bootstrap import SEED, TIMES, Mean

LEAST = 30  # labels; with fewer an interval of kappa spans most of what there is


@dataclass(frozen=True, slots=True)
class JudgeAgreement:
    """A judge's verdicts against labels of people.

    `unscored` results have no verdict that can be used; `by` is what a run's manifest says of the judge.
    """

    counts: Agreement
    unscored: int = 0
    by: Mapping[str, Any] = field(default_factory=dict)

    @property
    def labels(self) -> int:
        """The number of cases with a label and a verdict."""
        return self.counts.count

    @property
    def is_enough(self) -> bool:
        """Say whether there are labels enough to tell."""
        return self.labels >= LEAST

    @property
    def raw(self) -> Share:
        """The share of cases in which both say the same."""
        return wilson(self.counts.hits + self.counts.rests, self.labels)

    @property
    def kappa(self) -> Mean | None:
        """Cohen's kappa (1960) with its 95 % bootstrap interval; null where people or judge always say the same."""
        import numpy as np

        one = self.counts
        cells = np.array([one.hits, one.false_alarms, one.misses, one.rests])
        people, judge = cells[0] + cells[2], cells[0] + cells[1]
        if not 0 < people < self.labels or not 0 < judge < self.labels:
            return None
        drawn = _kappas(np.random.default_rng(SEED).multinomial(self.labels, cells / self.labels, TIMES))
        low, high = np.percentile(drawn[~np.isnan(drawn)], (2.5, 97.5))
        return Mean(float(_kappas(cells[None, :])[0]), float(low), float(high))


def _kappas(tables: Any) -> Any:
    """Give kappa of each row of hits, false alarms, misses and rests; not a number where all say the same."""
    import numpy as np

    hits, false_alarms, misses, rests = tables.T.astype(float)
    count = hits + false_alarms + misses + rests
    same = (hits + rests) / count
    chance = ((hits + false_alarms) * (hits + misses) + (misses + rests) * (false_alarms + rests)) / count**2
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(chance < 1, (same - chance) / (1 - chance), np.nan)
