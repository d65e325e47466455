"""Checks JSON Lines in several processes: the same lines out, in the same order, some hundred at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from api.checking import Checking, Unread, write_lines
from api.inputs import Input
from api.terminal import complain
from assistant.errors import PlumbError
from evals.engines import in_processes

_LINES = 200  # a batch: some tenths of a second's work


class Lines(NamedTuple):
    """Some lines of an input, and the number of the first."""

    name: str
    first: int
    lines: list[bytes]


class Answered(NamedTuple):
    """What is written for some lines, and the exit status that they ask for."""

    text: str
    status: int


@dataclass(frozen=True, slots=True)
class _Check:
    """Checks some lines; goes to each process."""

    checking: Checking

    def __call__(self, some: Lines) -> Answered:
        own = replace(self.checking, status=0)
        given = Input(some.name, True, iter(some.lines), some.first)
        return Answered("".join(write_lines(own.results([given], None))), own.status)


def written_in_processes(
    checking: Checking, inputs: Iterable[Input | Unread], form: str | None, workers: int
) -> Iterator[str]:
    """Write one line for each result, in the order of the lines. An input that is no JSON Lines is checked here."""
    for item in inputs:
        if isinstance(item, Unread) or not item.is_jsonl:
            yield from write_lines(checking.results([item], form))
            continue
        faults: list[PlumbError] = []
        for answered in in_processes(_Check(checking), _batches(item, faults), workers):
            checking.status = max(checking.status, answered.status)
            yield answered.text
        for fault in faults:
            checking.status = 2
            complain(str(fault))


def _batches(item: Input, faults: list[PlumbError]) -> Iterator[Lines]:
    """Give the lines as they can be read; a fault on the way waits until those before it are answered."""
    first = item.first
    while True:
        some: list[bytes] = []
        try:
            some.extend(islice(item.lines, _LINES))
        except PlumbError as error:
            faults.append(error)
        if some:
            yield Lines(item.name, first, some)
        first += len(some)
        if len(some) < _LINES:
            return
