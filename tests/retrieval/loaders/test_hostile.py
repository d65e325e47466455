"""Hostile files end in a clear sentence or in harmless text, soon, and leave nothing behind."""

import os
import re
from pathlib import Path

import pytest

from retrieval.errors import BadDocument
from retrieval.load import load_file
from retrieval.loaders import confined
from retrieval.passage import SourceDocument
from retrieval.split import split

from .hostile import makers

FILES = makers()
_SENTENCE = re.compile(r"a\.\w+: [^\n]{10,200}\.")
# Read as text; all others are refused.
HARMLESS = {
    "DOCX reads a file",
    "DOCX asks the network",
    "DOCX with a path out of it",
    "HTML deeply nested",
    "HTML laughs",
    "PDF of many pages",
    "2 MB line",
    "2 MB of one word",
    "2 MB of headings",
    "2 MB of fences",
    "2 MB of line ends",
    "2 MB of hashes",
    "CSV of an open quote",
    "right to left",
    "cues of digits",
    "DOCX by another name",
    "HTML by another name",
    "text by another name",
}
# Given up after ten seconds, or read before that, as fast as the machine is.
SLOW = {
    "HTML of open comments",
    "HTML of open tags",
    "HTML of open declarations",
    "PDF of text without end",
    "mail of many parts",
    "cues of open tags",
}


@pytest.mark.parametrize(
    "what", [pytest.param(what, marks=[pytest.mark.long] if what in SLOW else []) for what in FILES]
)
def test_a_hostile_file_ends_in_a_sentence_or_in_harmless_text(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, make = FILES[what]
    data = make()
    monkeypatch.chdir(tmp_path)
    begun = _seconds()
    try:
        document: SourceDocument | None = load_file(name, data)
    except BadDocument as refusal:
        document, said = None, str(refusal)
    assert _seconds() - begun < confined.SECONDS + 1
    assert list(tmp_path.iterdir()) == []
    assert not Path("/tmp/plumb-escaped.txt").exists()
    assert what in SLOW or (document is not None) == (what in HARMLESS), document or said
    if document is None:
        assert _SENTENCE.fullmatch(said), said
    else:
        assert 0 < len(document.text) <= 2_000_000
        assert "root:" not in document.text
        assert split(document.text)


def _seconds() -> float:
    """Give the processor's time of this process and of those that it waited for."""
    return sum(os.times()[:4])
