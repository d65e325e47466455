"""Two configurations on the same cases: what differs, and whether chance alone could make the difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import isnan

from assistant.errors import BadSetting
from evals.difference import Difference, corrected, difference
from evals.pairs import PASSED, STATES, Changed, Column, Pairs
from evals.run import Run
from evals.scorers import SCORERS

MOST = 1_000  # changes that are told one by one
_SCORE = "checker"


@dataclass(frozen=True, slots=True)
class Change:
    """A case whose state or checker score is another one, and where in both runs it stands."""

    case: str
    repeat: int
    before: str
    after: str
    score_before: float | None
    score_after: float | None
    why: str
    places: tuple[int, int]

    @property
    def is_regression(self) -> bool:
        """Say whether it passed before and does not now."""
        return self.before == "pass" and self.after in ("fail", "error")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs from one configuration's results to another's.

    Of `changed` results `lost` passed before and do not now, `won` the other way. `changes` are the first of them,
    regressions first, then those that lost most, at most MOST; of the won ones as many.
    """

    one: str
    other: str
    pairs: int
    alone: tuple[int, int]
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    changed: int
    lost: int
    won: int
    notes: tuple[str, ...]
    runs: tuple[Run, Run]
    names: tuple[str, str]

    @property
    def is_worse(self) -> bool:
        """Say whether a measure got worse by more than chance."""
        return any(each.verdict == "worse" for each in self.differences)


def matched(run: Run, other: Run) -> list[tuple[str, str]]:
    """Say which configurations of two runs belong together: those of one name, else all with a run's only one.

    Raises BadSetting where neither tells.
    """
    same = [(name, name) for name in other.names if name in run.names]
    if same:
        return same
    if len(run.names) == 1 or len(other.names) == 1:
        return list(product(run.names, other.names))
    raise BadSetting(
        f"{run.folder.name} has {_listed(run.names)} and {other.folder.name} has {_listed(other.names)};"
        " name one of each, as RUN:CONFIGURATION."
    )


def _listed(names: list[str]) -> str:
    return f"the configurations {', '.join(names)}"


def compared(run: Run, name: str, other_run: Run, other_name: str) -> Comparison:
    """Compare the results of two configurations. Raises BadSetting where no case is in both."""
    pairs = _paired(run, name, other_run, other_name)
    if not pairs.cases:
        raise BadSetting(f"{run.folder.name} and {other_run.folder.name} have no case in common.")
    changed = pairs.changed(_SCORE)
    order, lost, won = _ranked(changed)
    return Comparison(
        f"{run.folder.name}:{name}" if name else run.folder.name,
        f"{other_run.folder.name}:{other_name}" if other_name else other_run.folder.name,
        pairs.cases,
        pairs.alone,
        tuple(corrected(list(_differences(pairs)))),
        tuple(_changes(changed, order, other_run)),
        len(changed.places[0]),
        lost,
        won,
        (*_notes(run, other_run, pairs), *_prompts(run, name, other_run, other_name)),
        (run, other_run),
        (name, other_name),
    )


def _paired(run: Run, name: str, other: Run, other_name: str) -> Pairs:
    """Pair by id; where an id stands for several cases of one dataset, by their places in it."""
    pairs = Pairs.of(Column.read(run, name), Column.read(other, other_name))
    if pairs.unclear and _is_same_dataset(run, other):
        return Pairs.of(Column.read(run, name, by_place=True), Column.read(other, other_name, by_place=True))
    return pairs


def _is_same_dataset(run: Run, other: Run) -> bool:
    same: bool = run.manifest["dataset"]["sha256"] == other.manifest["dataset"]["sha256"]
    return same


def _differences(pairs: Pairs) -> Iterator[Difference]:
    for name, better in ((PASSED, 1), *((each.name, each.better) for each in SCORERS)):
        if name in pairs.scores and len(values := pairs.measured(name)):
            yield difference(name, values, better)


def _ranked(changed: Changed) -> tuple[list[int], int, int]:
    """Give the first changes, regressions first, then the largest losses of score; how many were lost and won."""
    import numpy as np

    before, after = (np.array(STATES)[states] for states in changed.states)
    lost = (before == "pass") & ((after == "fail") | (after == "error"))
    won = (before != "pass") & (after == "pass")
    gains = np.nan_to_num(changed.scores[1]) - np.nan_to_num(changed.scores[0])
    order = np.lexsort((changed.cases, gains, ~lost))
    first = np.concatenate((order[:MOST], order[won[order]][:MOST]))
    kept = np.isin(order, first)
    return [int(at) for at in order[kept]], int(lost.sum()), int(won.sum())


def _changes(changed: Changed, order: list[int], other: Run) -> Iterator[Change]:
    places = [(int(changed.places[0][at]), int(changed.places[1][at])) for at in order]
    found = other.picked(after for _, after in places)
    for at, place in zip(order, places, strict=True):
        result = found[place[1]]
        scores = [None if isnan(side[at]) else float(side[at]) for side in changed.scores]
        before, after = (STATES[side[at]] for side in changed.states)
        why = "; ".join(s["reason"] for s in result.get("scores", {}).values() if s.get("passed") is False)
        yield Change(result["case"], result["repeat"], before, after, scores[0], scores[1], why, place)


def _notes(run: Run, other: Run, pairs: Pairs) -> Iterator[str]:
    """Say what is compared and what else differs, so that nobody takes it for the effect of a model or a style."""
    if not _is_same_dataset(run, other):
        yield "The datasets differ; cases of the same id are compared, those without one by their line."
    if pairs.unclear:
        stand = "id stands" if pairs.unclear == 1 else "ids stand"
        yield f"{pairs.unclear:,} {stand} for more than one case, which are left out."
    if max(pairs.repeats) > 1:
        before, after = pairs.repeats
        yield f"A pair is the mean of a case's repeats, {before} before and {after} after."
    if run.manifest["rules"] != other.manifest["rules"]:
        yield "The checker's rules differ between the runs."
    old, new = run.manifest["scorers"], other.manifest["scorers"]
    changed = sorted(name for name in old.keys() & new.keys() if old[name] != new[name])
    if changed:
        yield f"These scorers mean something else now: {', '.join(changed)}."
    if run.manifest.get("judge") != other.manifest.get("judge"):
        yield f"Judged by {_judge(run)} before and {_judge(other)} after, which moves what passes, too."


def _judge(run: Run) -> str:
    judge = run.manifest.get("judge")
    return "no model" if judge is None else f"{judge['model']}, rubric {judge['rubric']['version']},"


def _prompts(run: Run, name: str, other_run: Run, other_name: str) -> Iterator[str]:
    """Say which prompts a model was asked with, where two runs differ in them and their names need not tell."""
    told = [
        next(one.get("prompt") for one in each.manifest["configurations"] if one["name"] == called)
        for each, called in ((run, name), (other_run, other_name))
    ]
    before, after = ("none" if one is None else f"{one['name']} ({one['sha256'][:12]})" for one in told)
    if run is not other_run and all(told) and before != after:
        yield f"Asked with other prompts: {before} before, {after} after."
