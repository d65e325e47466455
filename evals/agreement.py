"""How well yes-or-no judgements agree with labels: precision, recall, F1 and how sure these are."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """A share and its Wilson interval at 95 %; all null where nothing was counted."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(slots=True)
class Agreement:
    """Counts of labels against judgements: rightly said yes, wrongly said yes, missed, rightly said no."""

    hits: int = 0
    false_alarms: int = 0
    misses: int = 0
    rests: int = 0

    def add(self, label: bool, judgement: bool) -> None:
        """Count one pair."""
        self.hits += label and judgement
        self.false_alarms += judgement and not label
        self.misses += label and not judgement
        self.rests += not label and not judgement

    def __sub__(self, other: "Agreement") -> "Agreement":
        """Give what is left without the other's pairs."""
        return Agreement(
            self.hits - other.hits,
            self.false_alarms - other.false_alarms,
            self.misses - other.misses,
            self.rests - other.rests,
        )

    @property
    def count(self) -> int:
        """Give the number of pairs."""
        return self.hits + self.false_alarms + self.misses + self.rests

    @property
    def precision(self) -> Share:
        """Give the share of judgements that were right to say yes."""
        return wilson(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> Share:
        """Give the share of labels that were found."""
        return wilson(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> Share:
        """Give F1; its interval is that of hits among hits, false alarms and misses, of which F1 is a function."""
        share = wilson(self.hits, self.hits + self.false_alarms + self.misses)
        return Share(*(None if one is None else 2 * one / (1 + one) for one in (share.value, share.low, share.high)))


def wilson(hits: int, count: int) -> Share:
    """Give a share with Wilson's score interval at 95 % (E. B. Wilson, Probable inference, 1927)."""
    if not count:
        return Share(None, None, None)
    share, square = hits / count, _Z * _Z
    middle = (share + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count) * sqrt(share * (1 - share) / count + square / (4 * count * count))
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))
