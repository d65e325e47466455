"""The library's page: files go in with any name, are found at their words, opened at them, and go."""

import json

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.api.page.visit import Visit
from tests.retrieval.samples import docx, pdf

pytestmark = pytest.mark.long

REPORT = pdf(["Shelf audits take 42 minutes in a small store.", "The aim is 20 minutes."])


def add(page: Page, name: str, content: bytes) -> None:
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Add files").click()
    chosen.value.set_files([{"name": name, "mimeType": "application/octet-stream", "buffer": content}])


def look(page: Page, words: str) -> None:
    page.get_by_role("searchbox", name="Search the library").fill(words)


def test_a_file_is_added_found_and_opened_at_the_passage(visit: Visit) -> None:
    page = visit.go("/library")
    add(page, "audits.pdf", REPORT)
    expect(page.get_by_text("audits.pdf")).to_be_visible()
    look(page, "shelf audit")
    hit = page.get_by_role("region", name="Passages").get_by_role("button").first
    expect(hit.locator("mark").first).to_have_text("Shelf")
    hit.click()
    opened = page.get_by_role("complementary")
    expect(opened).to_contain_text("42 minutes in a small store")
    expect(opened.locator("mark")).to_contain_text("Shelf audits")


def test_words_that_are_looked_for_are_found_in_a_file_that_comes_later(visit: Visit) -> None:
    page = visit.go("/library")
    add(page, "first.pdf", REPORT)
    expect(page.get_by_role("button", name="first", exact=True)).to_be_visible()
    look(page, "quokka")
    expect(page.get_by_role("region", name="Passages")).to_contain_text("No passage fits")
    add(page, "second.txt", b"The quokka counts what is returned.")
    expect(page.get_by_role("region", name="Passages").locator("mark")).to_have_text("quokka")


def test_a_word_document_takes_the_title_it_carries_and_the_kind_that_was_chosen(visit: Visit) -> None:
    page = visit.go("/library")
    page.get_by_label("Kind of the files to add").select_option("strategy")
    add(page, "plan.docx", docx())
    row = page.get_by_role("listitem").filter(has_text="plan.docx")
    expect(row).to_contain_text("Strategy 2027")
    expect(row.get_by_text("strategy", exact=True)).to_be_visible()


def test_a_file_that_cannot_be_read_says_why_and_is_dismissed(visit: Visit) -> None:
    page = visit.go("/library")
    add(page, "broken.docx", b"PK\x03\x04 no archive")
    told = page.get_by_role("list", name="Files being added")
    expect(told).to_contain_text("broken.docx")
    told.get_by_role("button", name="Dismiss").click()
    expect(told).to_be_hidden()
    visit.forget_errors()


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.md", "مرحبا %2F..%00 ?#.txt", "\u202egpj.md"])
def test_any_name_and_text_stay_text_and_can_be_removed(visit: Visit, name: str) -> None:
    page = visit.go("/library")
    add(page, name, b"# <script>alert(1)</script>\n\n<b>bold</b> claims about mangles\n")
    row = page.get_by_role("listitem").filter(has_text="<script>alert(1)</script>")
    expect(row).to_be_visible()
    look(page, "mangles")
    expect(page.get_by_role("region", name="Passages")).to_contain_text("<b>bold</b>")
    assert page.locator("main script, main img, main b").count() == 0
    look(page, "")
    row.get_by_role("button", name="Delete").click()
    row.get_by_role("button", name="Delete for good").click()
    expect(row).to_have_count(0)


def test_a_removal_that_is_thought_over_keeps_the_document(visit: Visit) -> None:
    page = visit.go("/library")
    add(page, "kept.md", b"# Kept\n\nIt stays.\n")
    ask = page.get_by_role("button", name="Delete Kept")
    ask.press("Enter")
    expect(page.get_by_role("button", name="Delete for good")).to_be_focused()
    page.keyboard.press("Escape")
    expect(ask).to_be_focused()
    assert httpx2.get(f"{visit.address}/v1/documents/kept.md", timeout=60).status_code == 200


def test_a_shelf_of_many_documents_is_shown_in_parts(visit: Visit) -> None:
    page = visit.go("/library")
    lines = (json.dumps({"id": f"many/{number:02}.md", "text": f"Note {number}."}) for number in range(60))
    add(page, "many.jsonl", "\n".join(lines).encode())
    expect(page.get_by_role("list", name="Files being added")).to_be_hidden(timeout=20_000)
    rows = page.get_by_role("region", name="Documents").get_by_role("listitem")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)
    assert rows.count() >= 60
