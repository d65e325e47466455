"""A run whose cases and results lie in the database, for what runs and reports those that lie in folders."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from api.store.evaluation import Evaluation
from api.store.evaluations import Evaluations
from assistant.drafter.listening import Listener
from evals.dataset import Dataset, Row
from evals.run import Append, Result, Run


@dataclass(frozen=True)
class StoredCases(Dataset):
    """The cases of an evaluation, a line of JSON each."""

    lines: tuple[str, ...]

    @classmethod
    def called(cls, name: str, lines: tuple[str, ...]) -> "StoredCases":
        """Give cases under the name that reports call them by."""
        return cls(Path(), name, lines)

    @cached_property
    def sha256(self) -> str:
        """The hash of all lines."""
        return sha256("\n".join(self.lines).encode("ascii")).hexdigest()

    def rows(self) -> Iterator[Row]:
        """Give the lines."""
        return (Row(number, line) for number, line in enumerate(self.lines, 1))


@dataclass(frozen=True, slots=True)
class StoredRun(Run):
    """The results of an evaluation; those that are appended are its job's."""

    evaluations: Evaluations
    workspace: str
    id: str
    job: str = ""
    listener: Listener | None = None

    @classmethod
    def of(
        cls,
        evaluations: Evaluations,
        workspace: str,
        found: Evaluation,
        job: str = "",
        listener: Listener | None = None,
    ) -> "StoredRun":
        """Give the run of a stored evaluation."""
        called = Path((found.name or found.id).replace("/", "\u2215"))  # a slash that parts no folders
        return cls(called, found.manifest, evaluations, workspace, found.id, job, listener)

    def in_order(self) -> Iterator[Result]:
        """Give the results in the order of the cases."""
        return self.results()

    def lines(self) -> Iterator[bytes | str]:
        """Give the results as lines of JSON; they are kept in the order of the cases."""
        return iter(self.evaluations.results(self.workspace, self.id))

    @contextmanager
    def appending(self) -> Iterator[Append]:
        """Give what stores results. It raises Stopped once the job is not to go on."""
        yield self._append

    def _append(self, lines: Iterable[str]) -> None:
        if self.listener is not None:
            self.listener.refuse_stopped()
        self.evaluations.add(self.workspace, self.id, self.job, {self._place(json.loads(one)): one for one in lines})

    def _place(self, result: Any) -> int:
        place: int = result["at"] * len(self.names) + self.names.index(result["configuration"])
        return place * self.repeats + int(result["repeat"])
