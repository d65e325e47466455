"""PDFs become pages of paragraphs."""

import zlib

import pytest

from retrieval.loaders.pdf import read
from retrieval.loaders.reading import Refused
from tests.retrieval import samples

LINES = [
    "Strategy",
    "We win the mid-market because nobody else self-",
    "serves at onboarding, and every strat-",
    "egy says so.",
]


def test_pages_are_headings_and_lines_are_joined() -> None:
    found = read(samples.pdf(LINES, ["The strategy (again)."], title="Our strategy"))
    assert found.title == "Our strategy"
    assert found.text.split("\n") == [
        "# Page 1",
        "",
        "Strategy",
        "We win the mid-market because nobody else self-serves at onboarding, and every strategy says so.",
        "",
        "# Page 2",
        "",
        "The strategy (again).",
    ]


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - strategy v3.docx", "plan.pdf"])
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    assert read(samples.pdf(["Words"], title=title)).title == ""


def test_running_heads_are_left_out() -> None:
    pages = [["Acme confidential", f"Point {n} of the plan is done.", f"Page {n} of 6"] for n in range(1, 7)]
    text = read(samples.pdf(*pages)).text
    assert "confidential" not in text
    assert "of 6" not in text
    assert "# Page 4\n\nPoint 4 of the plan is done." in text


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_anybody_may_read_is_read(algorithm: str) -> None:
    assert "Open words" in read(samples.locked(samples.pdf(["Open words"]), "", algorithm)).text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (samples.locked(samples.pdf(["Secret"]), "word"), "password"),
        (samples.locked(samples.pdf(["Secret"]), "word", "AES-256"), "password"),
        (samples.pdf([""]), "OCR"),
        (samples.pdf(["x"], stream=zlib.compress(b" " * 100_000_000)), "unpacks"),
        (samples.pdf(*[["x"]] * 1001), "pages"),
    ],
    ids=["password", "AES", "scan", "bomb", "pages"],
)
def test_what_cannot_be_read_says_why(data: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(data)
