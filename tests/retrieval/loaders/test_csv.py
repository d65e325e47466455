"""CSV and TSV become tables."""

import pytest

from retrieval.loaders.csv import read
from retrieval.loaders.reading import Refused

TABLE = "| Metric | Today |\n| --- | --- |\n| Trial churn, all | 12% |\n| Setup | 4 days |"


@pytest.mark.parametrize(
    "text",
    [
        'Metric,Today\n"Trial churn, all",12%\nSetup,4 days\n',
        "Metric;Today\r\nTrial churn, all;12%\r\nSetup;4 days\r\n",
        "Metric\tToday\nTrial churn, all\t12%\nSetup\t4 days",
        "\ufeffsep=;\nMetric;Today\nTrial churn, all;12%\nSetup;4 days",
    ],
)
def test_whatever_parts_the_cells_the_table_is_the_same(text: str) -> None:
    assert read(text.encode()).text == TABLE


def test_a_cell_may_hold_lines() -> None:
    assert read(b'a,b\n"one\ntwo",3\n').text.endswith("| one two | 3 |")


def test_other_codings_are_refused_or_read_by_their_mark() -> None:
    assert read("é;b\n1;2".encode("utf-16")).text.startswith("| é | b |")
    assert read("Größe;Land\n1;2".encode("latin-1")).text.startswith("| Größe | Land |")
    with pytest.raises(Refused, match="UTF-8"):
        read("да;b".encode("cp1251"))
    with pytest.raises(Refused, match="binary"):
        read(b"a;b\0")


def test_a_line_mark_of_other_programs_ends_no_row() -> None:
    assert read("a,b\none\u2028two,3\n".encode()).text.endswith("| one two | 3 |")
