"""Runs a dataset: what is left to do, on an engine, each result kept before the next is waited for."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from assistant.drafter.model import SECONDS
from assistant.errors import PlumbError
from evals.dataset import SMALL, Dataset, Row, case
from evals.engines import Engine
from evals.evaluator import Evaluator, Task
from evals.run import Result, Run

_SETS, _NOTES = 200, 2  # cases a batch: of sets a second holds thousands, of notes a few
_LOOKED_AT = 500
Tell = Callable[[int, int], None]
Hear = Callable[[Result], None]


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a dataset is run: the first `limit` cases of those that all `wanted` values fit, each `repeat` times.

    `wanted` maps a field or tag to a value; `seconds` is how long one request to a model may take.
    """

    repeat: int = 1
    limit: int | None = None
    wanted: Mapping[str, str] = field(default_factory=dict)
    seconds: float = SECONDS

    def record(self) -> Mapping[str, Any]:
        """Give it as plain values, for a run's manifest."""
        return {"repeat": self.repeat, "limit": self.limit, "filter": dict(self.wanted), "seconds": self.seconds}

    @classmethod
    def recorded(cls, settings: Mapping[str, Any]) -> "Extent":
        """Read it from a run's manifest."""
        return cls(settings["repeat"], settings["limit"], settings["filter"], settings["seconds"])


def run(
    run: Run, dataset: Dataset, evaluate: Evaluator, extent: Extent, engine: Engine, hear: Hear, tell: Tell
) -> None:
    """Do what is left of a run.

    `hear` is given every result, those that are there already too; `tell` how many there are, of how many.
    """
    done = _done(run, evaluate, hear)
    total = _count(dataset, extent) * extent.repeat * len(evaluate.configurations)
    kept = sum(each.bit_count() for each in done.values())
    asks = asks_model(dataset, evaluate)
    left = _tasks(dataset, evaluate, extent, done)
    first = next(left, None)
    if first is None:
        return
    size = 1 if asks else _NOTES if _drafts(dataset) else _SETS
    batches = _batches(first, left, size)
    with run.appending() as append:
        tell(kept, total)
        for lines in engine(evaluate, batches, asks):
            append(lines)
            for line in lines:
                hear(json.loads(line))
            kept += len(lines)
            tell(kept, total)


def _done(run: Run, evaluate: Evaluator, hear: Hear) -> Mapping[tuple[int, int], int]:
    """Give the places of the cases that have a result, as bits, by configuration and repeat."""
    places = {one.name: at for at, one in enumerate(evaluate.configurations)}
    found: dict[tuple[int, int], bytearray] = {}
    for result in run.results():
        hear(result)
        bits = found.setdefault((places[result["configuration"]], result["repeat"]), bytearray())
        byte, bit = divmod(result["at"], 8)
        if byte >= len(bits):
            bits.extend(bytes(byte + 1 - len(bits)))
        bits[byte] |= 1 << bit
    return {key: int.from_bytes(bits, "little") for key, bits in found.items()}


def _tasks(
    dataset: Dataset, evaluate: Evaluator, extent: Extent, done: Mapping[tuple[int, int], int]
) -> Iterator[Task]:
    bits = {key: value.to_bytes((value.bit_length() + 7) // 8, "little") for key, value in done.items()}
    rows = ((at, row) for at, row in enumerate(dataset.rows()) if _is_wanted(dataset, row, extent))
    for at, row in islice(rows, extent.limit):
        for configuration in range(len(evaluate.configurations)):
            for repeat in range(extent.repeat):
                own = bits.get((configuration, repeat), b"")
                if at // 8 >= len(own) or not own[at // 8] >> at % 8 & 1:
                    yield Task(at, row, configuration, repeat)


def _count(dataset: Dataset, extent: Extent) -> int:
    if not extent.wanted:
        return dataset.count if extent.limit is None else min(dataset.count, extent.limit)
    fitting = (row for row in dataset.rows() if _is_wanted(dataset, row, extent))
    return sum(1 for _ in islice(fitting, extent.limit))


def _is_wanted(dataset: Dataset, row: Row, extent: Extent) -> bool:
    if not extent.wanted:
        return True
    try:
        read = case(row, dataset.where(row.line))
    except PlumbError:
        return False
    own = {"id": read.id, "role": read.role, "phase": read.phase, "team_kind": read.team_kind, **read.tags}
    return all(own.get(key) == value for key, value in extent.wanted.items())


def asks_model(dataset: Dataset, evaluate: Evaluator) -> bool:
    """Say whether a model will be asked: sets that are there already need one only where a model judges."""
    if evaluate.judge is not None:
        return True
    return any(one.model is not None for one in evaluate.configurations) and _drafts(dataset)


def _drafts(dataset: Dataset) -> bool:
    """Say whether one of the first cases is to be drafted."""
    return any(_is_drafted(dataset, row) for row in islice(dataset.rows(), _LOOKED_AT))


def _is_drafted(dataset: Dataset, row: Row) -> bool:
    try:
        return case(row, dataset.where(row.line)).okrs is None
    except PlumbError:
        return False


def _batches(first: Task, rest: Iterable[Task], size: int) -> Iterator[Sequence[Task]]:
    left = iter(rest)
    batch = [first, *islice(left, size - 1)]
    while batch:
        yield batch
        batch = list(islice(left, size))


def refuse_bad(dataset: Dataset) -> None:
    """Refuse a small dataset with a bad line before anything is run or paid for; of a long one each is an error."""
    if dataset.count <= SMALL:
        dataset.refuse_bad_lines()
