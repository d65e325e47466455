"""Workbooks become a heading and tables for each visible sheet, numbers as they are shown."""

from datetime import date, datetime

import openpyxl
import pytest

from retrieval.loaders import xlsx
from retrieval.loaders.reading import Refused
from tests.retrieval import samples


def test_sheets_are_read_as_they_are_shown() -> None:
    assert xlsx.read(samples.xlsx()).text.split("\n\n") == [
        "# KPIs",
        "| Metric | Today | Price |\n| --- | --- | --- |\n| Trial churn | 12.5% | €1200 |\n| Sites | 40 |  |",
        "# Notes",
        "Only a remark",
    ]


@pytest.mark.parametrize(
    ("value", "pattern", "shown"),
    [
        (0.61, "0%", "61%"),
        (0.125, "0.00%", "12.50%"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "1e+20"),
        (12.0, "0", "12"),
        (40, '0" % of all"', "40"),
        (3, "[$USD] 0", "USD 3"),
        (True, "General", "yes"),
        (date(2027, 3, 31), "yyyy-mm-dd", "2027-03-31"),
        (datetime(2027, 3, 31, 9, 30), "yyyy-mm-dd hh:mm", "2027-03-31 09:30"),
    ],
)
def test_values(value: object, pattern: str, shown: str) -> None:
    book = openpyxl.Workbook()
    book.active.append([value, "x"])
    book.active["A1"].number_format = pattern
    assert f"| {shown} | x |" in xlsx.read(samples.saved(book)).text


def test_a_sheet_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_CELLS", 8)
    with pytest.raises(Refused, match="cells"):
        xlsx.read(samples.xlsx())
