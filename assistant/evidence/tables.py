"""Tables: rows and columns in a text, by bars, tabs, commas, semicolons or wide gaps."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.evidence.lines import Line

_WIDE = re.compile(r"[ \t]{2,}|\t")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_TELLING = 12  # rows that show whether lines are a table
_RULE = re.compile(r"[-=_+|: \t\u2500-\u257f]{3,}$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `start:end` without the blanks around it."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line's span and its cells."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong together; `header` is null where the first row already holds values.

    `first` and `last` are line numbers.
    """

    header: Row | None
    rows: tuple[Row, ...]
    first: int
    last: int


def tables(text: str, found: tuple[Line, ...]) -> tuple[Table, ...]:
    """Find the tables of a text, in order."""
    grids: list[Table] = []
    i = 0
    while i < len(found):
        table = _table_at(text, found, i)
        if table is None:
            i += 1
        else:
            grids.append(table)
            i = table.last + 1
    return tuple(grids)


_Splitter = Callable[[str, int, int], tuple[Cell, ...]]


def _table_at(text: str, found: tuple[Line, ...], i: int) -> Table | None:
    line = found[i]
    if line.kind in ("blank", "time") or line.end - line.begin > 2000:
        return None
    for sign, split in _SPLITTERS:
        count = (
            len(split(text, line.begin, line.end)) if sign is None or text.find(sign, line.begin, line.end) >= 0 else 0
        )
        if count < (2 if sign == "|" and text.startswith("|", line.begin) else 3):
            continue
        rows: list[tuple[int, Row]] = []
        j, gap = i, 0
        while j < len(found) and gap <= 1:
            each = found[j]
            if each.end <= each.begin or _RULE.fullmatch(text, each.begin, _content_end(text, each)):
                gap += not text[each.begin : _content_end(text, each)].strip()
                j += 1
                continue
            if gap and sign == "|" and _is_ruled(text, found, j + 1):
                break
            cells = split(text, each.begin, each.end)
            if abs(len(cells) - count) > max(1, count // 3) or len(cells) < 2:
                break
            rows.append((j, Row(each.begin, each.end, cells)))
            if len(rows) == _TELLING and not _is_grid(text, [row for _, row in rows], sign):
                rows = []  # prose; to split all of it again from each of its lines would take forever
                break
            gap = 0
            j += 1
        if len(rows) >= (2 if sign == "|" or _is_headed(text, rows) else 3) and _is_grid(
            text, [row for _, row in rows], sign
        ):
            head = rows[0][1]
            header = head if _is_header(text, head, [row for _, row in rows[1:]]) else None
            body = tuple(row for _, row in (rows[1:] if header else rows))
            return Table(header, body, i, rows[-1][0])
    return None


def _is_ruled(text: str, found: tuple[Line, ...], i: int) -> bool:
    """Say whether a line is the rule under a table's head."""
    return i < len(found) and _RULE.fullmatch(text, found[i].begin, _content_end(text, found[i])) is not None


def _content_end(text: str, line: Line) -> int:
    end = text.find("\n", line.begin)
    end = len(text) if end < 0 else end
    while end > line.begin and text[end - 1].isspace():
        end -= 1
    return end


def _is_grid(text: str, rows: list[Row], sign: str | None) -> bool:
    """Say whether rows are a table and not prose that happens to hold the sign: short cells, numbers in most rows."""
    cells = [cell for row in rows for cell in row.cells]
    short = sum(cell.end - cell.start <= 60 for cell in cells)
    numbered = sum(any(_DIGIT.search(text, c.start, c.end) for c in row.cells[1:]) for row in rows)
    if sign == ",":
        mean = sum(cell.end - cell.start for cell in cells) / max(1, len(cells))
        ends = sum(text[row.end - 1] in ".!?" for row in rows)
        return mean < 22 and ends <= len(rows) // 3 and numbered * 2 >= len(rows)
    return short >= 0.75 * len(cells) and numbered * 2 >= len(rows)


def _is_header(text: str, head: Row, rows: list[Row]) -> bool:
    """Say whether a first row names columns: it holds far fewer numbers than the rows below."""

    def valued(row: Row) -> int:
        return sum(bool(_DIGIT.match(text, _first_sign(text, cell), cell.end)) for cell in row.cells[1:])

    below = sorted(valued(row) for row in rows)
    middle = below[len(below) // 2] if below else 0
    return (
        bool(rows)
        and valued(head) < max(1, middle)
        and sum(bool(_LETTER.search(text, c.start, c.end)) for c in head.cells) >= 2
    )


def _is_headed(text: str, rows: list[tuple[int, Row]]) -> bool:
    """Say whether two rows are a head without numbers and its one row of values, each under its own head."""
    if len(rows) != 2:
        return False
    head, row = (each for _, each in rows)
    return len(head.cells) == len(row.cells) and not _DIGIT.search(text, head.start, head.end)


def _first_sign(text: str, cell: Cell) -> int:
    at = cell.start
    while at < cell.end - 1 and text[at] in "<>=~+-\u2265\u2264$\u20ac\u00a3\u20b9\"' ":
        at += 1
    return at


def _cells(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Cell, ...]:
    cells = []
    for start, end in spans:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start >= 2 and text[start] == text[end - 1] == '"':
            start, end = start + 1, end - 1
        cells.append(Cell(start, end))
    return tuple(cells)


def _bars(text: str, start: int, end: int) -> tuple[Cell, ...]:
    while start < end and text[start] in " \t":
        start += 1
    if start < end and text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|":
        end -= 1
    doubled = text.startswith("|", start)  # "|| Metric || Target ||" is the head of a wiki's table
    cells = _by(text, start, end, "|")
    return tuple(cell for cell in cells if cell.end > cell.start) if doubled else cells


def _by(text: str, start: int, end: int, sign: str) -> tuple[Cell, ...]:
    spans = []
    begin, quoted = start, False
    for i in range(start, end):
        letter = text[i]
        if letter == '"' and sign != "|":
            quoted = not quoted
        elif letter == sign and not quoted:
            spans.append((begin, i))
            begin = i + 1
    spans.append((begin, end))
    return _cells(text, spans)


def _tabs(text: str, start: int, end: int) -> tuple[Cell, ...]:
    return _by(text, start, end, "\t")


def _semicolons(text: str, start: int, end: int) -> tuple[Cell, ...]:
    return _by(text, start, end, ";")


def _commas(text: str, start: int, end: int) -> tuple[Cell, ...]:
    return _by(text, start, end, ",")


def _gaps(text: str, start: int, end: int) -> tuple[Cell, ...]:
    while start < end and text[start] in " \t":
        start += 1
    spans = []
    begin = start
    for gap in _WIDE.finditer(text, start, end):
        spans.append((begin, gap.start()))
        begin = gap.end()
    spans.append((begin, end))
    return _cells(text, spans)


_SPLITTERS: tuple[tuple[str | None, _Splitter], ...] = (
    ("|", _bars),
    ("\t", _tabs),
    (";", _semicolons),
    (",", _commas),
    ("  ", _gaps),
)
