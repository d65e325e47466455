"""OKR sets as CSV: one row a key result, with every field that is not a list.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, and loses it again when it is read.
"""

import csv
import io
import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from assistant.formats.fault import Path, Tree, unreadable
from assistant.formats.headers import COLUMNS, column, is_of_jira, near_column, separator
from assistant.formats.okr_json import okr_json
from assistant.okr import OkrSet
from assistant.so_many import so_many

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MADE_SAFE = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?")
_SET = ("id", "cycle", "owner", "role", "phase", "team_kind", "review")
_OBJECTIVE = {"objective": "title", "why": "why", "aligned_to": "aligned_to"}
_ELSEWHERE = ("baseline_source", "target_source", "key_result_owner")
_KEY_RESULT = {"key_result": "text", "key_result_owner": "owner"} | {
    name: name for name in COLUMNS[COLUMNS.index("metric") :] if name not in _ELSEWHERE
}
_NUMBERS = ("baseline", "target", "relative_change", "change", "grade")

Row = dict[str, str]


def tree(text: str, name: str) -> Tree:
    """Read rows as sets: rows of one id, cycle and owner are one set, rows of one objective one objective."""
    rows = _rows(text, name)
    sets: list[dict[str, Any]] = []
    lines: dict[Path, int] = {}
    for key, of_set in groupby(rows, key=lambda row: tuple(row[1].get(one) for one in _SET)):
        objectives: list[dict[str, Any]] = []
        for _, listed in groupby(of_set, key=lambda row: (row[1].get("objective_number"), row[1].get("objective"))):
            of_objective = list(listed)
            at = (len(sets), "objectives", len(objectives))
            objectives.append(_objective(of_objective, at, lines))
        lines[(len(sets),)] = lines[(len(sets), "objectives", 0)]
        given = {column: value for column, value in zip(_SET, key, strict=True) if value}
        sets.append({**given, "objectives": objectives})

    def line(path: Path) -> int | None:
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path)

    return Tree(sets, line)


def _rows(text: str, name: str) -> list[tuple[int, Row]]:
    """Give the line and the filled cells of every row; an objective holds on in the rows below it."""
    lines = text.split("\n", 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(lines[0]), strict=True)
    rows: list[tuple[int, Row]] = []
    if is_of_jira(lines[0]):
        raise unreadable(
            name, None, "these are Jira issues, which OKRs are not read from; name the OKR file they were made from"
        )
    try:
        names = _names(next(reader, []), name)
        begun = reader.line_num + 1
        above: Row = {}
        for cells in reader:
            if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
                raise unreadable(name, begun, f"the row has {so_many(len(cells), 'cell')}, the head has {len(names)}")
            row = {
                column: value
                for column, cell in zip(names, cells, strict=False)
                if column is not None and (value := _plain(cell).strip())
            }
            if row:
                held = (*_SET, "objective_number", *_OBJECTIVE)
                same = not row.keys() & set(held)
                row = {column: value for column, value in above.items() if same and column in held} | row
                rows.append((begun, row))
                above = row
            begun = reader.line_num + 1
    except csv.Error as error:
        raise unreadable(name, reader.line_num, f"this is not CSV: {error}") from None
    return rows


def _names(head: list[str], name: str) -> list[str | None]:
    names = [column(_plain(cell)) for cell in head]
    for cell, found in zip(head, names, strict=True):
        near = near_column(cell) if found is None else None
        if near is not None:
            raise unreadable(name, 1, f"{cell[:60]!r} is no column of an OKR table; did you mean {near!r}?")
    twice = next((found for at, found in enumerate(names) if found and found in names[:at]), None)
    if twice is not None:
        raise unreadable(name, 1, f"the column {twice!r} stands twice; keep one of them")
    if not {"objective", "key_result"} & set(names):
        raise unreadable(
            name, 1, "the first line must name the columns, such as objective,key_result,baseline,target,unit"
        )
    return names


def _objective(rows: list[tuple[int, Row]], at: Path, lines: dict[Path, int]) -> dict[str, Any]:
    first = rows[0][1]
    objective: dict[str, Any] = {field: first[name] for name, field in _OBJECTIVE.items() if name in first}
    lines[at] = rows[0][0]
    found: list[dict[str, Any]] = []
    for number, row in rows:
        key_result: dict[str, Any] = {field: row[name] for name, field in _KEY_RESULT.items() if name in row}
        for field in _NUMBERS:
            if field in key_result:
                key_result[field] = _number(key_result[field])
        source = {part: row[f"{part}_source"] for part in ("baseline", "target") if f"{part}_source" in row}
        if source:
            key_result["source"] = source
        if key_result or "key_result_number" in row:
            lines[(*at, "key_results", len(found))] = number
            found.append(key_result)
    return {**objective, "key_results": found}


def _number(cell: str) -> Any:
    """Give a cell as a number; one that is none stays text, and the field's check says so."""
    if not any(char.isdigit() for char in cell) or not _NUMBER.fullmatch(cell):
        return cell
    return float(cell.replace(",", ""))


def write(okrs: OkrSet) -> bytes:
    """Write a set as rows; an objective without key results has a row of its own."""
    record = okr_json(okrs)
    rows: list[dict[str, Any]] = []
    for number, objective in enumerate(record["objectives"], 1):
        head = {name: record[name] for name in _SET} | {"objective_number": number}
        head |= {name: objective[field] for name, field in _OBJECTIVE.items()}
        rows += [head | _cells(place, one) for place, one in enumerate(objective["key_results"], 1)] or [head]
    return table(COLUMNS, rows)


def _cells(number: int, key_result: dict[str, Any]) -> dict[str, Any]:
    source = key_result["source"] or {}
    cells = {name: key_result[field] for name, field in _KEY_RESULT.items()}
    return cells | {
        "key_result_number": number,
        "baseline_source": source.get("baseline"),
        "target_source": source.get("target"),
    }


def table(columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> bytes:
    """Write rows under a head, UTF-8, no cell a formula."""
    listed = list(columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(listed)
    for row in rows:
        writer.writerow([safe(row.get(column)) for column in listed])
    return out.getvalue().encode("utf-8", "backslashreplace")


def safe(value: Any) -> Any:
    """Give a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _plain(cell: str) -> str:
    return cell[1:] if _MADE_SAFE.match(cell) else cell
