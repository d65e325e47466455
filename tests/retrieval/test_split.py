"""Passages are exact, in order, never too long, and lose nothing but white space."""

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.split import LONGEST, split

LINES = st.sampled_from(
    ["# Aims", "## Growth", "Plans\n-----", "1.2 Scope", "Ana: yes.", "- item", "a" * 1500, "Some words. More.", ""]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=60).map("\n".join) | st.text(max_size=400)


@given(TEXTS)
@settings(max_examples=80, deadline=None)
def test_pieces_cover_the_text_in_order(text: str) -> None:
    pieces = split(text)
    at = 0
    for piece in pieces:
        assert not text[at : piece.start].strip()
        assert piece.start < piece.end <= piece.start + LONGEST
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        at = piece.end
    assert not text[at:].strip()


def test_a_passage_knows_the_headings_above_it() -> None:
    text = "Preface.\n\n# Strategy\n\nWe win.\n\n## Growth\n\nMore trials.\n\n# Risks\n\nNone."
    assert [(text[piece.start : piece.end].split("\n")[-1], piece.heading) for piece in split(text)] == [
        ("Preface.", ""),
        ("We win.", "Strategy"),
        ("More trials.", "Strategy > Growth"),
        ("None.", "Risks"),
    ]


def test_a_transcript_is_cut_between_turns() -> None:
    text = "\n".join(f"Ana: turn {number} says something of middling length about onboarding ." for number in range(60))
    pieces = split(text)
    assert len(pieces) > 3
    assert all(text[piece.start : piece.end].startswith("Ana: turn") for piece in pieces)


def test_code_in_fences_makes_no_headings() -> None:
    assert {piece.heading for piece in split("# Real\n\n```\n# not one\n```\n\ntext")} == {"Real"}
