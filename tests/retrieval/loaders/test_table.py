"""Rows become Markdown tables that passages can be cut from."""

from retrieval.loaders.table import tables
from retrieval.split import split


def test_a_line_above_a_table_and_rows_without_a_header() -> None:
    assert tables([["KPIs"], [], ["1", "2"], ["3"]]) == "KPIs\n\n| 1 | 2 |\n| 3 |"
    assert tables([["Metric", "Today"], ["a|b", "1"]]) == "| Metric | Today |\n| --- | --- |\n| a\\|b | 1 |"
    assert tables([]) == ""
    assert tables([["", ""], [" "]]) == ""


def test_the_header_goes_on_below_a_gap() -> None:
    text = tables([["Metric", "Today"], ["a", "1"], [], ["b", "2"]])
    assert text.count("| Metric | Today |") == 2


def test_each_passage_of_a_long_table_shows_the_columns() -> None:
    text = tables([["Metric", "Today"], *([f"metric number {n}", f"{n}%"] for n in range(500))])
    pieces = split(text)
    assert len(pieces) > 10
    assert all("| Metric | Today |" in text[piece.start : piece.end] for piece in pieces)
    assert all(f"| metric number {n} | {n}% |" in text for n in range(500))
