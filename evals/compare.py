"""Two configurations on the same cases: what differs, and whether chance alone could make the difference.

Each case is its own control: the differences between pairs are tested, by flipping signs at random (Fisher's
randomisation test, seeded), or exactly by McNemar's test for passed and not passed. Measures are many, so Holm's
correction holds the chance of one false alarm among all of them at 5 %.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

from assistant.errors import BadSetting
from evals.bootstrap import SEED
from evals.run import Run
from evals.scorers import SCORERS

_LEVEL = 0.05
_TIMES = 4_000
_CHUNK = 2_000_000
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


@dataclass(frozen=True, slots=True)
class Change:
    """A case whose state or checker score is another one."""

    case: str
    repeat: int
    before: str
    after: str
    score_before: float | None
    score_after: float | None
    why: str

    @property
    def is_regression(self) -> bool:
        """Say whether it passed before and does not now."""
        return self.before == "pass" and self.after in ("fail", "error")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs from one configuration's results to another's; `changes` have the regressions first."""

    one: str
    other: str
    pairs: int
    alone: tuple[int, int]
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    runs: tuple[Run, Run]
    names: tuple[str, str]

    @property
    def is_worse(self) -> bool:
        """Say whether a measure got worse by more than chance."""
        return any(each.verdict == "worse" for each in self.differences)


Key = tuple[str, int]


def compared(run: Run, name: str, other_run: Run, other_name: str) -> Comparison:
    """Compare the results of two configurations. Raises BadSetting where no case is in both."""
    one, other = _read(run, name), _read(other_run, other_name)
    both = [key for key in one if key in other]
    if not both:
        raise BadSetting(f"{run.folder.name} and {other_run.folder.name} have no case in common.")
    return Comparison(
        f"{run.folder.name}:{name}" if name else run.folder.name,
        f"{other_run.folder.name}:{other_name}" if other_name else other_run.folder.name,
        len(both),
        (len(one) - len(both), len(other) - len(both)),
        tuple(_corrected(list(_differences([(one[key], other[key]) for key in both])))),
        tuple(sorted(_changes(both, one, other), key=_place)),
        tuple(_notes(run, other_run)),
        (run, other_run),
        (name, other_name),
    )


def _read(run: Run, name: str) -> Mapping[Key, Mapping[str, Any]]:
    """Keep of each result what is compared."""
    kept: dict[Key, Mapping[str, Any]] = {}
    for result in run.results():
        if result["configuration"] == name:
            values = {key: score["value"] for key, score in result.get("scores", {}).items()}
            why = "; ".join(s["reason"] for s in result.get("scores", {}).values() if s.get("passed") is False)
            kept[result["case"], result["repeat"]] = {"state": result["state"], "values": values, "why": why}
    return kept


def _differences(pairs: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Iterator[Difference]:
    judged = [pair for pair in pairs if all(each["state"] != "unscored" for each in pair)]
    if judged:
        passes = [(float(a["state"] == "pass"), float(b["state"] == "pass")) for a, b in judged]
        yield _difference("passed", passes, 1)
    for scorer in SCORERS:
        name = scorer.name
        values = [
            (a["values"][name], b["values"][name]) for a, b in pairs if name in a["values"] and name in b["values"]
        ]
        if values:
            yield _difference(name, values, scorer.better)


def _difference(name: str, values: Sequence[tuple[float, float]], better: int) -> Difference:
    import numpy as np

    pairs = np.array(values, dtype=float)
    differences = pairs[:, 1] - pairs[:, 0]
    count = len(differences)
    random = np.random.default_rng(SEED)
    moved = differences[differences != 0]
    if not len(moved):
        low = high = 0.0
        p = 1.0
    else:
        at_once = max(1, _CHUNK // count)
        means = np.concatenate(
            [
                differences[random.integers(0, count, (min(at_once, _TIMES - done), count))].mean(axis=1)
                for done in range(0, _TIMES, at_once)
            ]
        )
        low, high = (float(each) for each in np.percentile(means, (2.5, 97.5)))
        p = _mcnemar(moved) if name == "passed" else _flipped(moved, random)
    one, other = (float(each) for each in pairs.mean(axis=0))
    return Difference(name, count, one, other, float(differences.mean()), low, high, p, better)


def _mcnemar(moved: Any) -> float:
    """Give the exact two-sided chance of so uneven a split of the pairs that changed."""
    count, fewer = len(moved), int(min((moved > 0).sum(), (moved < 0).sum()))
    if count > 1000:
        from math import erfc, sqrt

        return erfc(max(0, count - 2 * fewer - 1) / sqrt(count) / sqrt(2))
    return float(min(1.0, 2 * sum(comb(count, each) for each in range(fewer + 1)) / 2**count))


def _flipped(moved: Any, random: Any) -> float:
    """Give the share of random signs that give a sum as far from nothing."""
    import numpy as np

    count, seen, done = len(moved), 0, 0
    limit = abs(moved.sum()) - 1e-9
    at_once = max(1, _CHUNK // count)
    while done < _TIMES:
        times = min(at_once, _TIMES - done)
        signs = random.integers(0, 2, (times, count), dtype=np.int8) * 2 - 1
        seen += int((abs(signs @ moved) >= limit).sum())
        done += times
    return (seen + 1) / (_TIMES + 1)


def _corrected(found: Sequence[Difference]) -> Iterator[Difference]:
    """Correct the chances by Holm's steps; a measure that does not move, or tells of time alone, is no test."""
    from dataclasses import replace

    tested = sorted((each for each in found if each.p < 1 and each.name not in _TIMED), key=lambda each: each.p)
    corrected: dict[str, float] = {}
    highest = 0.0
    for at, each in enumerate(tested):
        highest = max(highest, min(1.0, each.p * (len(tested) - at)))
        corrected[each.name] = highest
    for each in found:
        yield replace(each, p=corrected.get(each.name, each.p))


def _changes(both: Sequence[Key], one: Mapping[Key, Any], other: Mapping[Key, Any]) -> Iterator[Change]:
    for key in both:
        before, after = one[key], other[key]
        scores = before["values"].get("checker"), after["values"].get("checker")
        if before["state"] != after["state"] or scores[0] != scores[1]:
            yield Change(*key, before["state"], after["state"], *scores, after["why"])


def _place(change: Change) -> tuple[bool, float, str, int]:
    """Put regressions first, then the largest losses of score."""
    lost = (change.score_after or 0) - (change.score_before or 0)
    return not change.is_regression, lost, change.case, change.repeat


def _notes(run: Run, other: Run) -> Iterator[str]:
    """Say what else differs, so that nobody takes it for the effect of a model or a style."""
    if run.manifest["dataset"]["sha256"] != other.manifest["dataset"]["sha256"]:
        yield "The datasets differ; cases of the same id are compared."
    if run.manifest["rules"] != other.manifest["rules"]:
        yield "The checker's rules differ between the runs."
    old, new = run.manifest["scorers"], other.manifest["scorers"]
    changed = sorted(name for name in old.keys() & new.keys() if old[name] != new[name])
    if changed:
        yield f"These scorers mean something else now: {', '.join(changed)}."
