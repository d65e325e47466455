"""The form of a file is told by its content first, by its name second."""

import pytest

from retrieval.loaders.form import form_of
from retrieval.loaders.reading import Refused


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"words", "text"),
        ("README", b"words", "text"),
        ("x/b.MD", b"# x", "text"),
        ("a.docx", b"words", "text"),
        ("a.docx", b"%PDF-1.7", "pdf"),
        ("a.pdf", b"PK\x03\x04", "office"),
        ("a", b"\xd0\xcf\x11\xe0", "office"),
        ("a.txt", b"\xef\xbb\xbf <!-- a --><!DOCTYPE html><p>", "html"),
        ("a.txt", b"WEBVTT\n", "cues"),
        ("a.txt", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "cues"),
        ("a.txt", b"From: a\nSubject: b\nMIME-Version: 1.0\n\nx", "eml"),
        ("a.txt", b"From: Ana\nSubject: the plan\n\nx", "text"),
        ("a.eml", b"From: Ana\n\nx", "eml"),
        ("a.tsv", b"a\tb", "csv"),
        ("a.JSONL", b"{}", "jsonl"),
        ("a.jsonl", b"%PDF-1.7", "pdf"),
        ("a.htm", b"<p>x", "html"),
        ("a.txt", b"<!---->" * 600, "text"),
    ],
)
def test_forms(name: str, head: bytes, form: str) -> None:
    assert form_of(name, head) == form


@pytest.mark.parametrize("name", ["a.tar.gz", "b.png", "c.rst"])
def test_other_forms_are_refused_by_name(name: str) -> None:
    with pytest.raises(Refused, match=r"are not read; text, Markdown"):
        form_of(name, b"words")


def test_rich_text_is_refused() -> None:
    with pytest.raises(Refused, match="RTF"):
        form_of("a.doc", b"{\\rtf1 x}")
