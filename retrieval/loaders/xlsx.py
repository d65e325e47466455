"""Reads XLSX: each visible sheet a heading and its tables, numbers as the sheet shows them."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from retrieval.loaders.reading import LONGEST_TEXT, Reading, Refused, one_line
from retrieval.loaders.table import tables

_MOST_CELLS = 500_000
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]$]*\]')
_DECIMALS = re.compile(r"\.([0#?]+)[^.]*%")
_CURRENCY = re.compile(r"\[\$([^\]-]*)[^\]]*\]|([$€£¥])")


def read(data: bytes) -> Reading:
    """Read the values that were last worked out; formulas are not worked out anew."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    parts: list[str] = []
    budget = [_MOST_CELLS, LONGEST_TEXT]
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # the size that a sheet claims may be the largest there is
        if words := tables(_rows(sheet, budget)):
            parts += [f"# {one_line(sheet.title)}", words]
    return Reading(one_line(book.properties.title or ""), "\n\n".join(parts))


def _rows(sheet: Any, budget: list[int]) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        cells = [_shown(cell) for cell in row]
        budget[0] -= len(cells)
        budget[1] -= sum(map(len, cells))
        if min(budget) < 0:
            raise Refused(
                f"holds more than {_MOST_CELLS:,} cells or {LONGEST_TEXT // 1_000_000} million characters;"
                " save the sheets that matter by themselves."
            )
        yield cells


def _shown(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, _QUOTED.sub("", cell.number_format or "").split(";")[0])
    return str(value)


def _number(value: float, pattern: str) -> str:
    if "%" in pattern:
        decimals = _DECIMALS.search(pattern)
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f}%"
    shown = str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.10g}"
    currency = _CURRENCY.search(pattern)
    symbol = (currency[1] or currency[2] or "").strip() if currency else ""
    return f"{symbol}{' ' if symbol.isalpha() else ''}{shown}"
