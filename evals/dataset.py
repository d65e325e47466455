"""Datasets: a JSONL or CSV file of cases, or one of those that are shipped, read line by line."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from assistant import formats
from assistant.errors import PlumbError, UnreadableInput
from assistant.formats.headers import separator
from evals.case import Case
from evals.case_reader import read_case

SMALL = 20_000  # lines; up to so many are read before anything is run, and a bad one refuses the dataset
_LONGEST = 2_000_000  # characters of a cell
_SHIPPED = files("evals") / "datasets"
_SENTENCES = "sentences"  # labelled sentences, which are no notes
_WORDS = ("id", "notes", "text", "role", "phase", "team_kind", "cycle", "as_of", "objective", "owner", "human")
_CELLS = ("expected_key_results", "must_not_appear", "parked", "good_objectives_mention", "key_results")


class Row(NamedTuple):
    """A line that holds a case: its number in the file, and the case as JSON."""

    line: int
    text: str


def shipped() -> list[str]:
    """Give the names of the shipped datasets."""
    names = (one.name.removesuffix(".jsonl") for one in _SHIPPED.iterdir() if one.name.endswith(".jsonl"))
    return sorted(name for name in names if name != _SENTENCES)


@dataclass(frozen=True)
class Dataset:
    """A file of cases, and how reports call it."""

    path: Path
    name: str

    @classmethod
    def of(cls, named: str) -> "Dataset":
        """Find a file, or a shipped dataset by its name. Raises UnreadableInput."""
        path = Path(named)
        if not path.exists() and path.name == named and named in shipped():
            path = Path(str(_SHIPPED / f"{named}.jsonl"))
        if path.is_dir():
            raise UnreadableInput(f"{named}: is a folder; name a JSONL or CSV file in it.")
        if not path.is_file():
            raise UnreadableInput(
                f"{named}: there is no such file; name a JSONL or CSV file, or one of {', '.join(shipped())}."
            )
        return cls(path, named)

    @cached_property
    def sha256(self) -> str:
        """The hash of the file as it is."""
        found = sha256()
        with self.path.open("rb") as file:
            while piece := file.read(1 << 20):
                found.update(piece)
        return found.hexdigest()

    @cached_property
    def count(self) -> int:
        """The number of cases."""
        return sum(1 for _ in self.rows())

    def rows(self) -> Iterator[Row]:
        """Give the lines that hold a case, as they come. Raises UnreadableInput."""
        try:
            yield from self._table() if self._is_table else self._lines()
        except UnicodeDecodeError:
            raise self._not_utf8() from None

    def where(self, line: int) -> str:
        """Say where a line stands."""
        return f"{self.name}:{line}"

    def refuse_bad_lines(self) -> None:
        """Raise UnreadableInput where one of a small dataset's lines cannot be read, or an id stands there twice."""
        seen: dict[str, int] = {}
        for row in islice(self.rows(), SMALL):
            one = case(row, self.where(row.line))
            if one.id in seen:
                raise UnreadableInput(
                    f"{self.where(row.line)}: the id {one.id!r} stands on line {seen[one.id]} too; give each case one."
                )
            seen[one.id] = row.line
        if not seen:
            raise UnreadableInput(f"{self.name}: holds no case.")

    @property
    def _is_table(self) -> bool:
        return self.path.suffix.lower() in (".csv", ".tsv")

    def _not_utf8(self) -> UnreadableInput:
        """Say which line is not UTF-8, and how to save the file as it."""
        how = 'as "CSV UTF-8" in a spreadsheet' if self._is_table else "as UTF-8 in an editor"
        with self.path.open("rb") as file:
            line = next((number for number, data in enumerate(file, 1) if not _is_utf8(data)), 1)
        return UnreadableInput(f"{self.where(line)}: is not UTF-8 text; save the file {how}.")

    def _lines(self) -> Iterator[Row]:
        with self.path.open(encoding="utf-8-sig") as file:
            yield from (Row(number, line) for number, line in enumerate(file, 1) if line.strip())

    def _table(self) -> Iterator[Row]:
        """Give the rows of a table: one case a row where it has notes, else OKR sets as `okr check` reads them."""
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            csv.field_size_limit(_LONGEST)
            reader = csv.DictReader(file, delimiter=separator(head), strict=True)
            names = [name.strip().lower().replace(" ", "_") for name in reader.fieldnames or ()]
            if "notes" not in names and "text" not in names and "key_results" not in names:
                yield from self._sets()
                return
            reader.fieldnames = names
            begun = reader.line_num + 1
            try:
                for cells in reader:
                    yield Row(reader.line_num, json.dumps(_record(cells)))
                    begun = reader.line_num + 1
            except csv.Error as error:
                said = "a quote is opened and not closed" if "end of data" in str(error) else str(error)
                raise UnreadableInput(f"{self.where(begun)}: is no row of a table ({said}).") from None

    def _sets(self) -> Iterator[Row]:
        text = self.path.read_text(encoding="utf-8-sig")
        for at, one in enumerate(formats.read(text, self.name, "csv"), 1):
            yield Row(at, json.dumps(formats.okr_json(one)))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def case(row: Row, where: str) -> Case:
    """Read a line's case; it is called by its line where it has no id. Raises UnreadableInput."""
    try:
        record = json.loads(row.text)
    except (ValueError, RecursionError):
        raise UnreadableInput(f"{where}: this is not JSON; write one case a line.") from None
    try:
        return read_case(record, where, f"line {row.line}")
    except UnreadableInput:
        raise
    except PlumbError as error:
        raise UnreadableInput(f"{where}: {error}") from None


def _record(cells: dict[str | Any, Any]) -> dict[str, Any]:
    """Give a row as a case: a cell that lists holds one entry a line; a column nobody knows is a tag."""
    filled = {name: value for name, value in cells.items() if isinstance(name, str) and value not in (None, "")}
    record: dict[str, Any] = {}
    tags = {}
    for name, value in filled.items():
        if name in _CELLS:
            record[name] = [line.strip() for line in value.splitlines() if line.strip()]
        elif name in _WORDS:
            record[name] = value
        else:
            tags[name] = value
    return record | ({"tags": tags} if tags else {})


def cases(name: str) -> Iterator[Case]:
    """Read the shipped dataset of this name, in its own order."""
    dataset = Dataset.of(name)
    return (case(row, dataset.where(row.line)) for row in dataset.rows())
