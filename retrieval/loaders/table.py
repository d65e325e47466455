"""Writes rows as Markdown tables, the header above every few rows so that each passage shows its columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from retrieval.loaders.reading import one_line

_PIECE = 850  # characters of one table, so that it makes one passage
_VALUE = re.compile(r"[\W_]*\d[\d\s.,:/%-]*\W*")

Row = Sequence[str]


def tables(rows: Iterable[Row]) -> str:
    """Write rows as tables, parted at blank rows; a row of one cell above a table is a line of text."""
    header: Row | None = None
    written: list[str] = []
    for block in _blocks(rows):
        alone = list(takewhile(lambda row: sum(map(bool, row)) == 1, block))
        written += [cell for row in alone for cell in row if cell]
        block = block[len(alone) :]
        if len(block) > 1 and _is_header(block[0]):
            header, block = block[0], block[1:]
        written += _pieces(header, block)
    return "\n\n".join(written)


def _blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    block: list[Row] = []
    for row in rows:
        cells = [one_line(cell).replace("|", "\\|") for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            block.append(cells)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_header(row: Row) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and not any(_VALUE.fullmatch(cell) for cell in filled)


def _pieces(header: Row | None, rows: Iterable[Row]) -> Iterator[str]:
    """Write a table in pieces, each with the header; cells that are empty stay, so that rows keep their columns."""
    top = [_line(header), "|" + " --- |" * len(header)] if header else []
    most = max(_PIECE - len("".join(top)), len("".join(top)))
    lines: list[str] = []
    size = 0
    for row in rows:
        line = _line([*row, *[""] * (len(header or row) - len(row))])
        if lines and size + len(line) > most:
            yield "\n".join([*top, *lines])
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield "\n".join([*top, *lines])


def _line(cells: Row) -> str:
    return "| " + " | ".join(cells) + " |"
