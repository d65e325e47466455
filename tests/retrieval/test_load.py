"""What a file becomes: its title, its kind, or a refusal."""

import pytest

from retrieval.errors import BadDocument
from retrieval.load import check_suffix, load


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


@pytest.mark.parametrize("name", ["a.pdf", "a.DOCX", "a.html", "b.csv", "c.tar.gz"])
def test_other_formats_are_refused_by_name(name: str) -> None:
    with pytest.raises(BadDocument, match=r"not read yet"):
        check_suffix(name)


@pytest.mark.parametrize("name", ["a.txt", "README", "x/b.MD", "notes.markdown"])
def test_text_is_taken(name: str) -> None:
    check_suffix(name)
