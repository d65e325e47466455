"""The results of two configurations, paired: in columns, for a run may hold a million of them.

A pair is two results of a case, found by its id or by its place in the dataset; several results are its repeats.
"""

from array import array
from dataclasses import dataclass, field
from hashlib import blake2b
from math import nan
from typing import Any, NamedTuple

from evals.run import Result, Run

STATES = ("pass", "fail", "error", "unscored")
PASSED = "passed"
_PASSED = {"pass": 1.0, "fail": 0.0, "error": 0.0, "unscored": nan}


@dataclass(slots=True)
class Column:
    """One configuration's results, of each its key and what is compared; a score that it has not is NaN.

    `cases` are places in the dataset, `places` those of the results in the run.
    """

    keys: "array[int]" = field(default_factory=lambda: array("q"))
    cases: "array[int]" = field(default_factory=lambda: array("q"))
    repeats: "array[int]" = field(default_factory=lambda: array("H"))
    states: bytearray = field(default_factory=bytearray)
    places: "array[int]" = field(default_factory=lambda: array("q"))
    values: dict[str, "array[float]"] = field(default_factory=dict)

    @classmethod
    def read(cls, run: Run, name: str, by_place: bool = False) -> "Column":
        """Read the results of a configuration; its cases are told apart by their ids, or by their places."""
        column = cls()
        for place, result in enumerate(run.results()):
            if result["configuration"] == name:
                column._add(place, result, result["at"] if by_place else _key(result["case"]))
        for values in column.values.values():
            column._fill(values)
        return column

    def _add(self, place: int, result: Result, key: int) -> None:
        self._set(PASSED, _PASSED[result["state"]])
        for name, score in result.get("scores", {}).items():
            self._set(name, score["value"])
        self.keys.append(key)
        self.cases.append(result["at"])
        self.repeats.append(result["repeat"])
        self.states.append(STATES.index(result["state"]))
        self.places.append(place)

    def _set(self, name: str, value: float) -> None:
        values = self.values.setdefault(name, array("d"))
        self._fill(values)
        values.append(value)

    def column_of(self, name: str) -> "array[float]":
        """Give the values of a score, NaN where there is none."""
        values = self.values.setdefault(name, array("d"))
        self._fill(values)
        return values

    def _fill(self, values: "array[float]") -> None:
        """Write NaN for the results before that had no such score."""
        missing = len(self.keys) - len(values)
        if missing:
            values.extend(array("d", [nan]) * missing)


def _key(case: str) -> int:
    """Give 64 bits of an id's hash; of a million two are the same once in 30 million times."""
    return int.from_bytes(blake2b(case.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


class Changed(NamedTuple):
    """Results of the same case and repeat that differ, a column each: before and after; which case of the first run."""

    states: tuple[Any, Any]
    scores: tuple[Any, Any]
    places: tuple[Any, Any]
    cases: Any


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two columns of results that belong together.

    `cases` are in both, `alone` in one only, `unclear` are ids that stand for two cases; `repeats` of a case at most.
    """

    columns: tuple[Column, Column]
    cases: int
    alone: tuple[int, int]
    unclear: int
    repeats: tuple[int, int]
    _keys: Any

    @classmethod
    def of(cls, one: Column, other: Column) -> "Pairs":
        """Pair by the keys that both have; one that stands for two cases on a side is left out."""
        import numpy as np

        twice = np.union1d(_twice(one), _twice(other))
        first, second = (np.setdiff1d(_array(each.keys), twice) for each in (one, other))
        both = np.intersect1d(first, second, assume_unique=True)
        alone = (len(first) - len(both), len(second) - len(both))
        repeats = (max(one.repeats, default=0) + 1, max(other.repeats, default=0) + 1)
        return cls((one, other), len(both), alone, len(twice), repeats, both)

    @property
    def scores(self) -> set[str]:
        """The names of the scores that both have."""
        return self.columns[0].values.keys() & self.columns[1].values.keys()

    def measured(self, name: str) -> Any:
        """Give a score's values as an array of pairs, one a case that has it in both: the means of its repeats."""
        import numpy as np

        found = np.column_stack([self._means(each, name) for each in self.columns])
        return found[~np.isnan(found).any(axis=1)]

    def _means(self, column: Column, name: str) -> Any:
        import numpy as np

        rows, cases = self._cases(column)
        values = _array(column.values[name])[rows]
        there = ~np.isnan(values)
        with np.errstate(invalid="ignore"):
            sums = np.bincount(cases[there], weights=values[there], minlength=self.cases)
            return sums / np.bincount(cases[there], minlength=self.cases)

    def _cases(self, column: Column) -> tuple[Any, Any]:
        """Give the rows of a column whose case is in both, and which case of those it is."""
        import numpy as np

        keys = _array(column.keys)
        at = np.searchsorted(self._keys, keys).clip(max=max(self.cases - 1, 0))
        rows = np.flatnonzero(self._keys[at] == keys) if self.cases else np.array([], dtype=int)
        return rows, at[rows]

    def changed(self, score: str) -> Changed:
        """Give the results of the same case and repeat whose state or score is another one."""
        import numpy as np

        rows, marks = [], []
        for column in self.columns:
            own, cases = self._cases(column)
            rows.append(own)
            marks.append(cases * max(self.repeats) + _array(column.repeats)[own])
        _, *common = np.intersect1d(marks[0], marks[1], assume_unique=True, return_indices=True)
        rows = [own[at] for own, at in zip(rows, common, strict=True)]
        states = [_array(each.states)[own] for each, own in zip(self.columns, rows, strict=True)]
        scores = [_array(each.column_of(score))[own] for each, own in zip(self.columns, rows, strict=True)]
        same = (scores[0] == scores[1]) | np.isnan(scores).all(axis=0)
        moved = (states[0] != states[1]) | ~same
        places = [_array(each.places)[own][moved] for each, own in zip(self.columns, rows, strict=True)]
        return Changed(
            (states[0][moved], states[1][moved]),
            (scores[0][moved], scores[1][moved]),
            (places[0], places[1]),
            _array(self.columns[0].cases)[rows[0]][moved],
        )


def _array(column: "array[Any] | bytearray") -> Any:
    """Give a column to compute with, without copying it."""
    import numpy as np

    return np.frombuffer(column, dtype=np.uint8 if isinstance(column, bytearray) else column.typecode)


def _twice(column: Column) -> Any:
    """Give the keys that a case and another one have."""
    import numpy as np

    own = np.lexsort((_array(column.repeats), _array(column.keys)))
    keys, repeats = _array(column.keys)[own], _array(column.repeats)[own]
    return np.unique(keys[1:][(keys[1:] == keys[:-1]) & (repeats[1:] == repeats[:-1])])
