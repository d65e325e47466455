"""What a file becomes: its title, its kind, or a refusal."""

import re

import pytest

from retrieval.errors import BadDocument
from retrieval.load import load, load_file
from tests.retrieval import samples


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("docs/strategy-2027.md", "We win.", "strategy"),
        ("ProductVision.txt", "We win.", "strategy"),
        ("plan.md", "# Our strategy\n\nWe win.", "strategy"),
        ("okrs-2027.md", "Objective", "company_okrs"),
        ("q3.md", "# OKRs Q3\n", "company_okrs"),
        ("previous_okrs.md", "x", "previous_okrs"),
        ("okr retro Q2.md", "x", "previous_okrs"),
        ("plans.md", "Objective: win\nKey Results\nKR1: x", "company_okrs"),
        ("roadmap.md", "x", "roadmap"),
        ("product-backlog.txt", "x", "backlog"),
        ("user_interviews.md", "x", "research"),
        ("2027-01-12 growth sync.txt", "x", "meeting_notes"),
        ("a.txt", "\n".join(f"Ana: line {n}" for n in range(12)), "meeting_notes"),
        ("kpi-dashboard.md", "x", "metrics"),
        ("a.txt", "Nothing tells.", "document"),
    ],
)
def test_the_kind_is_guessed(name: str, text: str, kind: str) -> None:
    assert load(name, text).kind == kind


def test_what_is_given_wins() -> None:
    document = load("strategy.md", "# Heading\n\ntext", kind="anything at all", title="Mine")
    assert (document.id, document.title, document.kind) == ("strategy.md", "Mine", "anything at all")


def test_the_title_is_the_first_heading_or_the_name() -> None:
    assert load("a/b.md", "# Win the market #\n\ntext").title == "Win the market"
    assert load("a/b.md", "Win\n===\n\ntext").title == "Win"
    assert load("a/b.md", "text first\n\n# Later\n").title == "b"
    assert load(".md", "text").title == ".md"
    assert load("b.md", "# Win \x1b[31m the\tmarket\n").title == "Win [31m the market"


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("deep/plan.docx", samples.pdf(["It is a PDF"]), "plan"),
        ("plan.pdf", samples.pdf(["Words"], title="Our plan"), "Our plan"),
        ("plan.pdf", samples.docx(), "Strategy 2027"),
        ("plan.txt", samples.pptx(), "Product vision"),
        ("plan.xlsx", samples.xlsx(), "plan"),
        ("plan.docx", b"# Plain words", "Plain words"),
        ("plan.html", b"<h1>Where we play</h1>x", "Where we play"),
        ("plan.html", b"<title>" + b"long " * 99 + b"</title>x", ("long " * 40).strip()),
    ],
)
def test_a_file_is_read_as_what_it_is(name: str, data: bytes, title: str) -> None:
    document = load_file(name, data)
    assert (document.id, document.title) == (name, title)
    assert load_file(name, data, title="Mine", id="other").title == "Mine"


def test_plain_text_stays_as_it_is() -> None:
    text = "# A\r\n\r\n\u202e caf\u00e9 \t\n\n\n\nb"
    assert load_file("a.md", text.encode()).text == text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"", "a.pdf: is empty"),
        ("a.txt", b"caf\xe9 \xf8\xec\xe8", "a.txt: is not text in UTF-8"),
        ("a.txt", b"a\0b", "a.txt: is a binary file"),
        ("a.csv", b"x" * 2_000_001, "a.csv: is larger than 2 MB"),
        ("a.pdf", b"%PDF" * 8_000_000, "a.pdf: is larger than"),
        ("a.rst", b"words", "a.rst: .rst files are not read"),
        ("a.jsonl", b"{}", "a.jsonl: holds many documents"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name: str, data: bytes, said: str) -> None:
    with pytest.raises(BadDocument, match=re.escape(said)):
        load_file(name, data)
