"""The history's page: conversations are found, opened, renamed and removed, whatever they are called."""

import pytest
from playwright.sync_api import expect

from tests.api.page.said import NOTES, said
from tests.api.page.visit import Visit

pytestmark = pytest.mark.long

PAGE = 50  # conversations that the page asks for at once


def test_a_conversation_is_found_by_what_was_said_and_opened(visit: Visit) -> None:
    made = said(visit.address, NOTES.replace("Booking squad", "Quokka squad"))
    said(visit.address, NOTES, title="Quite another")
    page = visit.go("/history")
    expect(page.get_by_role("link", name="Quite another")).to_be_visible()
    page.get_by_role("searchbox", name="Search the history").fill("quokka")
    expect(page.get_by_role("link", name="Quite another")).to_have_count(0)
    page.get_by_role("link", name=made["title"]).click()
    page.wait_for_url(f"**/c/{made['id']}")


def test_a_title_is_changed_with_the_keyboard_alone(visit: Visit) -> None:
    said(visit.address, NOTES, title="Before the change")
    page = visit.go("/history")
    page.get_by_role("button", name="Rename Before the change").press("Enter")
    page.keyboard.type("After <b>the</b> change")
    page.keyboard.press("Enter")
    renamed = page.get_by_role("button", name="Rename After <b>the</b> change")
    expect(renamed).to_be_focused()
    page.reload()
    expect(page.get_by_role("link", name="After <b>the</b> change")).to_be_visible()
    assert page.locator("main b").count() == 0


def test_a_change_of_title_that_is_given_up_leaves_it(visit: Visit) -> None:
    said(visit.address, NOTES, title="As it was")
    page = visit.go("/history")
    page.get_by_role("button", name="Rename As it was").click()
    page.keyboard.type("Something else")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="As it was")).to_be_visible()


def test_a_conversation_goes_once_it_was_asked_for_twice(visit: Visit) -> None:
    said(visit.address, NOTES, title="To be removed")
    page = visit.go("/history")
    page.get_by_role("button", name="Delete To be removed").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("link", name="To be removed")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    expect(page.get_by_role("link", name="To be removed")).to_have_count(0)


def test_words_that_nobody_said_find_nothing_and_say_so(visit: Visit) -> None:
    said(visit.address, NOTES, title="Anything")
    page = visit.go("/history")
    page.get_by_role("searchbox", name="Search the history").fill("zebra-quartz-nowhere")
    expect(page.get_by_text("No conversation holds these words.")).to_be_visible()


def test_a_conversation_in_which_nothing_was_said_is_left_out(visit: Visit) -> None:
    said(visit.address, NOTES, title="Spoken in")
    said(visit.address, title="Only begun")
    page = visit.go("/history")
    expect(page.get_by_role("link", name="Spoken in")).to_be_visible()
    expect(page.get_by_role("link", name="Only begun")).to_have_count(0)


def test_what_was_said_is_found_behind_a_whole_page_of_conversations_only_begun(visit: Visit) -> None:
    said(visit.address, NOTES, title="Far behind")
    for _ in range(PAGE):
        said(visit.address, title="Only begun")
    page = visit.go("/history")
    expect(page.get_by_role("link", name="Far behind")).to_be_visible()
    expect(page.get_by_role("link", name="Only begun")).to_have_count(0)
