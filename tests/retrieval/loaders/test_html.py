"""HTML pages become headings, paragraphs, items and tables."""

import pytest

from retrieval.loaders.html import read
from retrieval.loaders.reading import Refused

PAGE = """<!doctype html><html><head><title>Strategy
 2027</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav><h1>Where we <em>play</em></h1><p>Win the   mid-market &amp; keep it.<br>No calls.</p>
<ul><li>Self-serve first</li><li><p>No demos</p></li></ul><h2>Figures</h2>
<table><tr><th>Metric</th><th>Today</th></tr><tr><td>Trial churn</td><td>12%<sup>1</sup></td></tr></table>
<pre>a  b
  c</pre><script>alert("x")</script></body></html>"""


def test_a_page_is_read_as_markdown() -> None:
    found = read(PAGE.encode())
    assert found.title == "Strategy 2027"
    assert found.text.split("\n") == [
        "# Where we play",
        "",
        "Win the mid-market & keep it.",
        "No calls.",
        "",
        "- Self-serve first",
        "- No demos",
        "",
        "## Figures",
        "",
        "| Metric | Today |",
        "| --- | --- |",
        "| Trial churn | 12%1 |",
        "",
        "a  b",
        "  c",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-1"><p>naïve'.encode("latin-1"), "naïve"),
        ("<p>naïve".encode("utf-16"), "naïve"),
        ('<meta charset="no-such"><p>naïve'.encode(), "naïve"),
        ('<meta charset="utf-16"><p>naïve'.encode(), "naïve"),
        (b"<p>cut off <b>here", "cut off here"),
        (b"<select><option>1</select></div></table><p>kept</p>", "kept"),
        (b"<div>" * 100_000 + b"deep down", "deep down"),
    ],
    ids=["charset", "utf-16", "unknown charset", "wide charset in narrow bytes", "cut off", "stray ends", "deep"],
)
def test_odd_pages_are_read(data: bytes, text: str) -> None:
    assert read(data).text.strip() == text


@pytest.mark.parametrize("data", ["<p>Příliš".encode("cp1250"), b'<meta charset="utf-8"><p>\xff'])
def test_a_page_in_another_coding_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="UTF-8"):
        read(data)
