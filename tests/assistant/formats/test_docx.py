"""Word documents."""

import io

from docx import Document

from assistant.formats import write
from assistant.okr import Objective, OkrSet
from tests.assistant.formats.sets import FULL


def test_a_document_holds_headings_and_lists() -> None:
    paragraphs = [(one.style.name, one.text) for one in Document(io.BytesIO(write(FULL, "docx"))).paragraphs]
    assert ("Heading 1", "Objective 1: Make setting up effortless for new customers") in paragraphs
    assert ("List Bullet", "KR2: Cut support tickets about setting up from 40 to 15 a week") in paragraphs
    assert ("List Bullet 2", "Owner: Rosa") in paragraphs


def test_signs_that_a_document_cannot_hold_are_left_out() -> None:
    data = write(OkrSet((Objective("a\x00b\x0bc\ud800d\uffff"),)), "docx")
    assert any(one.text == "Objective 1: abcd" for one in Document(io.BytesIO(data)).paragraphs)


def test_a_document_says_of_itself_what_it_is() -> None:
    said = Document(io.BytesIO(write(FULL, "docx"))).core_properties
    assert said.author == (FULL.owner or "")
    assert said.title.startswith("OKRs")
    assert "python-docx" not in said.comments
    assert said.created is not None
    assert said.created.year > 2013
