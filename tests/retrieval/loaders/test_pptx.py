"""Slides become headings with their number and title, words, tables and notes."""

from retrieval.loaders.pptx import read
from tests.retrieval import samples


def test_slides_are_read_in_order() -> None:
    found = read(samples.pptx())
    assert found.title == "Product vision"
    assert found.text.split("\n\n") == [
        "# Slide 1: Product vision",
        "- Every team plans in an hour\n- Nobody retypes a number",
        "Notes: Say why it matters.",
        "# Slide 2",
        "| Metric | Today |\n| --- | --- |\n| Activation | 61% |",
    ]
