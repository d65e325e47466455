"""Reads CSV and TSV: one table."""

import csv
import re
from io import StringIO

from retrieval.loaders.reading import LONGEST_TEXT, Reading
from retrieval.loaders.table import tables
from retrieval.loaders.text import decode

_SEPARATORS = "\t;,|"
_QUOTED = re.compile(r'"[^"]*"')
_ASKED = re.compile(r"sep=(.)\s*\n", re.IGNORECASE)  # a first line that Excel writes and heeds


def read(data: bytes) -> Reading:
    """Read the rows; what parts the cells is what the first lines hold most of."""
    text = decode(data).removeprefix("\ufeff")
    csv.field_size_limit(LONGEST_TEXT)
    if asked := _ASKED.match(text):
        text = text[asked.end() :]
    separator = asked[1] if asked else _separator(text)
    return Reading("", tables(csv.reader(StringIO(text, newline=""), delimiter=separator)))


def _separator(text: str) -> str:
    lines = [_QUOTED.sub("", line) for line in text[:20_000].splitlines() if line.strip()][:10]
    return max(_SEPARATORS, key=lambda mark: (sum(mark in line for line in lines), lines[0].count(mark)))
