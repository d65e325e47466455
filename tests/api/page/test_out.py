"""The way out: each form that the page gives is the draft, read back."""

from pathlib import Path
from typing import get_args

import docx
import httpx2
import pytest
from playwright.sync_api import Page, expect

from api.exported import Form
from assistant.formats import read
from tests.api.page.said import NOTES, said
from tests.api.page.visit import Visit

pytestmark = pytest.mark.long

TITLES = {
    "walkthrough": "Walkthrough",
    "markdown": "Whole draft",
    "docx": "Word",
    "jira": "Jira",
    "csv": "CSV",
    "yaml": "YAML",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "text": "Text",
}
READ_BACK = ("markdown", "csv", "yaml", "json", "jsonl", "text")
RESULT = "Increase mobile booking completion from 54% to 66% by 31 March 2027"


def opened(visit: Visit) -> Page:
    made = said(visit.address, NOTES)
    page = visit.go(f"/c/{made['id']}")
    page.get_by_role("button", name="Export").click()
    return page


def test_every_form_of_the_service_is_offered(visit: Visit) -> None:
    page = opened(visit)
    assert set(TITLES) == set(get_args(Form))
    for title in TITLES.values():
        expect(page.get_by_role("button", name=f"Download as {title}", exact=True)).to_be_visible()


def words(form: str, file: Path) -> str:
    """Give what a file says of the first key result, read as its own kind of file is."""
    if form == "docx":
        document = docx.Document(str(file))
        cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))
    text = file.read_text("utf-8")
    return read(text, file.name)[0].objectives[0].key_results[0].text if form in READ_BACK else text


def test_each_file_says_what_the_draft_says(visit: Visit, tmp_path: Path) -> None:
    page = opened(visit)
    for form, title in TITLES.items():
        with page.expect_download() as given:
            page.get_by_role("button", name=f"Download as {title}", exact=True).click()
        file = tmp_path / given.value.suggested_filename
        given.value.save_as(file)
        said_there = words(form, file)
        if form == "walkthrough":
            assert "mobile booking completion | 54% | 66% |" in said_there
        else:
            assert RESULT in said_there, form


def test_a_copy_is_what_the_service_writes(visit: Visit) -> None:
    made = said(visit.address, NOTES)
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.go(f"/c/{made['id']}")
    page.get_by_role("button", name="Export").click()
    copy = page.get_by_role("button", name="Copy as YAML")
    copy.click()
    expect(copy).to_have_text("Copied")
    written = httpx2.get(f"{visit.address}/v1/drafts/{made['draft']['id']}/export?format=yaml", timeout=60).text
    assert page.evaluate("navigator.clipboard.readText()") == written


def test_the_forms_are_walked_and_left_with_the_keyboard(visit: Visit) -> None:
    page = visit.go(f"/c/{said(visit.address, NOTES)['id']}")
    page.get_by_role("button", name="Export").press("Enter")
    expect(page.get_by_role("button", name="Copy as Walkthrough")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Download as Whole draft")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Export")).to_be_focused()
