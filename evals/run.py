"""A run: a folder with a manifest and its results, one a line, each written before the next thing is done."""

import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Protocol

from assistant.checker.catalogue import rules_version
from assistant.errors import Unavailable, UnreadableInput
from evals.configuration import Configuration
from evals.dataset import Dataset
from evals.kept import make_private
from evals.scorers import SCORERS
from evals.scorers.judge import rubric_record

VERSION = 1
Result = Mapping[str, Any]


class Append(Protocol):
    """Takes lines of results."""

    def __call__(self, lines: Iterable[str]) -> None:
        """Write the lines, so that they outlive the process."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run's folder and what its manifest says."""

    folder: Path
    manifest: Mapping[str, Any]

    @classmethod
    def begin(
        cls,
        folder: Path,
        dataset: Dataset,
        configurations: Iterable[Configuration],
        settings: Mapping[str, Any],
        judge: str | None = None,
    ) -> "Run":
        """Make the folder. Raises Unavailable where a run lies there already, or nothing can be made."""
        manifest = manifest_of(dataset, configurations, settings, judge)
        try:
            make_private(folder)
            if (folder / "manifest.json").exists():
                raise Unavailable(f"{folder}: holds a run already; go on with it by --resume, or name another.")
            _write(folder / "manifest.json", json.dumps(manifest, indent=2) + "\n")
        except OSError as error:
            raise Unavailable(f"{folder}: no run can be kept there ({error.strerror}); name another folder.") from None
        return cls(folder, manifest)

    @classmethod
    def open(cls, folder: Path) -> "Run":
        """Read a run's manifest. Raises UnreadableInput."""
        try:
            manifest = json.loads((folder / "manifest.json").read_bytes())
            if manifest["version"] != VERSION:
                raise UnreadableInput(f"{folder}: was made by another version; run it anew.")
        except FileNotFoundError:
            raise UnreadableInput(f"{folder}: is no run; name a run's folder.") from None
        except (OSError, ValueError, KeyError, TypeError):
            raise UnreadableInput(f"{folder}: its manifest.json cannot be read; run it anew.") from None
        return cls(folder, manifest)

    @property
    def names(self) -> list[str]:
        """The names of its configurations."""
        return [one["name"] for one in self.manifest["configurations"]]

    @property
    def repeats(self) -> int:
        """How often each case is drafted."""
        return int(self.manifest["settings"].get("repeat", 1))

    @property
    def day(self) -> date:
        """The day it was begun, which stands in where a case has none."""
        return datetime.fromisoformat(self.manifest["begun"]).date()

    def in_order(self) -> Iterator[Result]:
        """Give the results in the order of the cases, whatever order they were done in."""
        places = {name: at for at, name in enumerate(self.names)}
        keys, offsets = array("q"), array("q")
        if not self._file.exists():
            return
        with self._file.open("rb") as file:
            offset = 0
            for line in file:
                if line.endswith(b"\n"):
                    result = json.loads(line)
                    place = result["at"] * len(places) + places[result["configuration"]]
                    keys.append(place * self.repeats + result["repeat"])
                    offsets.append(offset)
                offset += len(line)
            for _, place in sorted(zip(keys, offsets, strict=True)):
                file.seek(place)
                yield json.loads(file.readline())

    def results(self) -> Iterator[Result]:
        """Give the results as they were written."""
        return map(json.loads, self.lines())

    def lines(self) -> Iterator[bytes | str]:
        """Give the results as lines of JSON; a last line that was cut off is none."""
        try:
            with self._file.open("rb") as file:
                for line in file:
                    if line.endswith(b"\n"):
                        yield line
        except FileNotFoundError:
            return

    def picked(self, places: Iterable[int]) -> dict[int, Result]:
        """Give the results at these places, counted as they were written."""
        wanted = set(places)
        return {at: json.loads(line) for at, line in enumerate(self.lines()) if at in wanted}

    def mend(self, keep_errors: bool) -> None:
        """Take a line that was cut off from the end, and the errors where they are to be tried again.

        Raises Unavailable where another process works on the run.
        """
        own = self._file.with_suffix(".mended")
        with self._alone():
            if not self._file.exists():
                return
            with self._file.open("rb") as old, own.open("wb") as new:
                for line in old:
                    if line.endswith(b"\n") and (keep_errors or json.loads(line)["state"] != "error"):
                        new.write(line)
            own.replace(self._file)

    @contextmanager
    def appending(self) -> Iterator[Append]:
        """Give what appends results; while it is open no other process writes to this run. Raises Unavailable."""
        with self._alone(), self._file.open("ab", buffering=0) as file:

            def append(lines: Iterable[str]) -> None:
                data = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass")
                while data:
                    data = data[file.write(data) :]

            yield append

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the run; a process that is killed lets go of it. Raises Unavailable."""
        from filelock import FileLock, Timeout

        lock = FileLock(self.folder / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise Unavailable(f"{self.folder}: another process works on this run; wait for it.") from None
        try:
            yield
        finally:
            lock.release()

    @property
    def _file(self) -> Path:
        return self.folder / "results.jsonl"


def manifest_of(
    dataset: Dataset,
    configurations: Iterable[Configuration],
    settings: Mapping[str, Any],
    judge: str | None = None,
) -> dict[str, Any]:
    """Say what a run that begins now is made of. `judge`: the model that judges, where one does."""
    return {
        "version": VERSION,
        "dataset": {"path": str(dataset.path.resolve()), "name": dataset.name, "sha256": dataset.sha256},
        "configurations": [one.record() for one in configurations],
        "settings": settings,
        "scorers": {one.name: one.version for one in SCORERS},
        "judge": None if judge is None else {"model": judge, "rubric": rubric_record()},
        "rules": rules_version(),
        "begun": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _write(path: Path, text: str) -> None:
    own = path.with_suffix(f".{os.getpid()}")
    own.write_text(text, encoding="utf-8")
    own.replace(path)
