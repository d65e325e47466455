"""Drafting in a conversation, on the page: from the notes to versions, and back to them after whatever happens."""

import re
import time
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from docx import Document

from tests.api.page.cut import line
from tests.api.page.said import NOTES, said
from tests.api.page.visit import Visit
from tests.api.test_serve import serving
from tests.retrieval.samples import pdf, saved
from tests.servers.openai_server import Stalls
from tests.servers.openai_server import serving as model_serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

REVISIONS = [
    ("KR 1: target 70 %", "target 70%"),
    ("why KR 1?", "54%"),
    ("write it for a platform team", "platform"),
    ("KR 2 due 30 April 2027", "30 April 2027"),
    ("drop KR 2", "Dropped KR 2"),
]


STRATEGY = "Passengers change their own trip when a crossing is cancelled."
DROPS = """(place) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["We aim at 66%."], "fallen.md", { type: "text/markdown" }));
  return !place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""
PASTES = """(box, text) => {
  box.setSelectionRange(7, 7);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def word(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    return saved(document)


def say(page: "Page", text: str) -> None:
    page.get_by_label("Notes, or what to change").fill(text)
    page.keyboard.press("Control+Enter")


def messages(page: "Page") -> "Locator":
    return page.get_by_role("list", name="Messages")


def current(page: "Page") -> "Locator":
    return messages(page).locator('[aria-current="true"]')


def stands(page: "Page", version: int) -> None:
    current(page).filter(has_text=re.compile(rf"^Version {version}$")).wait_for()


def answered(address: str, conversation: str) -> None:
    """Wait until the service has answered, whatever the page knows of it."""
    with httpx2.Client(base_url=address, timeout=60) as client:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            told = client.get(f"/v1/conversations/{conversation}").raise_for_status().json()
            if told["current"] is not None:
                return
            time.sleep(0.1)
    raise AssertionError("it was not answered")


def told(page: "Page") -> dict[str, Any]:
    """Give the conversation that a page shows, as the service holds it."""
    whole: dict[str, Any] = httpx2.get(of(page), timeout=60).raise_for_status().json()
    return whole


def elsewhere(page: "Page", text: str) -> None:
    """Say something in the conversation that a page shows, as another window does."""
    httpx2.post(f"{of(page)}/messages", json={"text": text}, timeout=60).raise_for_status()


def of(page: "Page") -> str:
    """Give the address on the service of the conversation that a page shows."""
    return page.url.replace("/c/", "/v1/conversations/")


def drafted(visit: Visit, notes: str = NOTES) -> "Page":
    page = visit.go()
    say(page, notes)
    stands(page, 1)
    return page


def test_pasted_notes_become_a_draft_with_visible_steps(visit: Visit) -> None:
    page = drafted(visit)
    steps = page.get_by_role("list", name="Progress").inner_text()
    assert re.search(r"\d+ facts?", steps)
    assert "drafted" in steps
    assert page.get_by_role("region", name="Draft", exact=True).get_by_text("66%").count()
    assert re.fullmatch(rf"{visit.address}/c/[0-9a-f-]+", page.url)


def test_a_double_click_on_draft_drafts_once_and_stops_nothing(visit: Visit) -> None:
    page = visit.go()
    page.get_by_label("Notes, or what to change").fill(NOTES)
    page.get_by_role("button", name="Draft", exact=True).dblclick()
    stands(page, 1)
    assert messages(page).get_by_role("listitem").filter(has_text="Booking squad").count() == 1


def test_five_wishes_in_words_are_done_or_answered(visit: Visit) -> None:
    page = drafted(visit)
    for number, (words, told) in enumerate(REVISIONS, 1):
        say(page, words)
        messages(page).locator(f'[data-number="{2 * number + 2}"]').get_by_text(told).first.wait_for()
    stands(page, 5)


def test_undo_and_choosing_a_version_go_to_it(visit: Visit) -> None:
    page = drafted(visit)
    say(page, "KR 1: target 70 %")
    stands(page, 2)
    messages(page).get_by_role("button", name="Undo").click()
    stands(page, 1)
    page.get_by_label("Version", exact=True).select_option("2")
    stands(page, 2)


@pytest.mark.parametrize("way", ["in the messages", "above the draft", "key", "word"])
def test_each_way_to_undo_brings_back_what_was_shown_before(visit: Visit, way: str) -> None:
    page = visit.go(f"/c/{said(visit.address, NOTES, 'KR 1: target 70 %', 'KR 1: target 71 %')['id']}")
    stands(page, 3)
    page.get_by_label("Version", exact=True).select_option("1")
    stands(page, 1)
    if way == "word":
        say(page, "undo")
    elif way == "key":
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("u")
    else:
        place = messages(page) if way == "in the messages" else page.get_by_role("region", name="The draft", exact=True)
        place.get_by_role("button", name="Undo", exact=True).click()
    stands(page, 3)
    messages(page).get_by_text("Back to version 3.").wait_for()


def test_a_message_that_is_edited_takes_the_place_of_what_it_made(visit: Visit) -> None:
    page = drafted(visit)
    say(page, "KR 1: target 70 %")
    stands(page, 2)
    page.get_by_role("button", name="Edit and resend").click()
    stands(page, 1)
    assert page.get_by_label("Notes, or what to change").input_value() == "KR 1: target 70 %"
    say(page, "KR 1: target 71 %")
    stands(page, 3)
    assert messages(page).get_by_text("was 66%").count() == 2


def test_a_reload_finds_the_conversation(visit: Visit) -> None:
    page = drafted(visit)
    title = page.get_by_role("heading", level=1).inner_text()
    page.reload()
    stands(page, 1)
    assert page.get_by_role("heading", level=1).inner_text() == title != ""


def test_words_that_were_not_sent_outlive_a_reload(visit: Visit) -> None:
    page = visit.go()
    page.get_by_label("Notes, or what to change").fill("Half a thought")
    page.reload()
    assert page.get_by_label("Notes, or what to change").input_value() == "Half a thought"


def test_a_second_window_shows_what_the_first_one_changed(visit: Visit) -> None:
    page = drafted(visit)
    other = page.context.new_page()
    other.goto(page.url)
    stands(other, 1)
    say(other, "KR 1: target 70 %")
    stands(other, 2)
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    stands(page, 2)


@pytest.mark.parametrize("words", ["drop KR 2", "KR 1: target 70 %"])
def test_words_for_a_version_that_another_window_left_stay_in_the_box(visit: Visit, words: str) -> None:
    page = drafted(visit)
    elsewhere(page, "KR 1: target 70 %")
    say(page, words)
    page.get_by_role("alert").get_by_text("The draft was changed meanwhile").wait_for()
    stands(page, 2)
    assert page.get_by_label("Notes, or what to change").input_value() == words
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.get_by_role("button", name="Send", exact=True).click()
    messages(page).locator('[data-number="6"]').wait_for()
    assert page.get_by_label("Notes, or what to change").input_value() == ""
    visit.forget_errors()


def test_an_edit_of_a_version_that_another_window_left_is_not_made(visit: Visit) -> None:
    page = drafted(visit)
    elsewhere(page, "KR 1: target 70 %")
    page.get_by_role("button", name="Drop KR 2").click()
    page.get_by_text("The draft was changed meanwhile").wait_for()
    stands(page, 2)
    assert page.get_by_role("region", name="Draft", exact=True).get_by_text("70%").count()
    assert told(page)["current"] == 2
    visit.forget_errors()


def test_the_address_chooses_role_phase_and_kind_of_team(visit: Visit) -> None:
    page = visit.go("/?role=ba&phase=define&team_kind=platform")
    assert page.get_by_label("Role").input_value() == "ba"
    assert page.get_by_label("Phase").input_value() == "define"
    assert page.get_by_label("Kind of team").input_value() == "platform"


def test_another_role_alone_drafts_anew(visit: Visit) -> None:
    page = drafted(visit)
    page.locator("summary").filter(has_text="For Product manager").click()
    page.get_by_label("Role").select_option("ba")
    page.get_by_role("button", name="Draft anew").click()
    stands(page, 2)


def test_a_conversation_that_is_gone_says_so(visit: Visit) -> None:
    page = visit.go("/c/00000000-0000-4000-8000-000000000000")
    page.get_by_text("not there any more").wait_for()
    assert page.url == f"{visit.address}/"
    visit.forget_errors()


def test_words_for_a_conversation_that_was_deleted_meanwhile_stay_in_the_box(visit: Visit) -> None:
    page = drafted(visit)
    httpx2.delete(f"{visit.address}/v1/conversations/{page.url.rsplit('/', 1)[1]}", timeout=60).raise_for_status()
    say(page, "drop KR 2")
    page.get_by_role("alert").get_by_text("deleted meanwhile").wait_for()
    assert page.get_by_label("Notes, or what to change").input_value() == "drop KR 2"
    visit.forget_errors()


def test_a_long_text_is_pasted_at_the_cursor_and_can_be_sent(visit: Visit) -> None:
    page = visit.go()
    box = page.get_by_label("Notes, or what to change")
    box.fill("before after")
    box.evaluate(PASTES, "x" * 40_000)
    assert box.input_value() == f"before {'x' * 40_000}after"
    assert page.get_by_role("button", name="Draft", exact=True).is_enabled()


@pytest.mark.parametrize("pane", [".sheet", ".composer", "#top"])
def test_a_file_that_falls_anywhere_leaves_the_page_open(visit: Visit, pane: str) -> None:
    page = visit.go()
    page.locator(pane).wait_for()
    assert page.locator(pane).evaluate(DROPS)
    if pane != "#top":
        page.get_by_role("list", name="Attached").get_by_text("fallen.md").wait_for()


def test_words_that_are_begun_before_a_message_is_taken_stay(visit: Visit) -> None:
    page = drafted(visit)
    held: list[Route] = []
    page.route("**/messages", lambda route: held.append(route))
    with page.expect_request("**/messages"):
        say(page, "KR 1: target 70 %")
    box = page.get_by_label("Notes, or what to change")
    box.press_sequentially(" drop KR 2")
    held[0].continue_()
    stands(page, 2)
    assert box.input_value() == "drop KR 2"


def test_what_is_refused_leaves_the_words_in_the_box(visit: Visit) -> None:
    page = visit.go(f"/c/{said(visit.address, NOTES)['id']}")
    stands(page, 1)
    refusal = {"status": 429, "content_type": "application/problem+json", "body": '{"detail": "Enough for today."}'}
    page.route("**/messages", lambda route: route.fulfill(**refusal))
    say(page, "drop KR 2")
    page.get_by_role("alert").get_by_text("Enough for today.").wait_for()
    assert page.get_by_label("Notes, or what to change").input_value() == "drop KR 2"
    page.unroute("**/messages")
    page.get_by_role("button", name="Send", exact=True).click()
    stands(page, 2)
    visit.forget_errors()


@pytest.mark.parametrize("text", ["<img src=x onerror=alert(1)>", "</textarea><script>alert(1)</script>", "‮<b>"])
def test_markup_in_notes_and_in_the_names_of_files_stays_text(visit: Visit, text: str) -> None:
    page = visit.go()
    name = f"{text.replace('/', '_')}.md"
    page.get_by_label("Files to attach").set_input_files(
        {"name": name, "mimeType": "text/markdown", "buffer": NOTES.encode()}
    )
    page.get_by_role("listitem").get_by_text(name).wait_for()
    say(page, f"{text} is at 3%")
    stands(page, 1)
    assert messages(page).get_by_text(f"{text} is at 3%").count() == 1
    assert page.locator("img[src=x], main b:text-is('<b>'), main script").count() == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("strategy.pdf", pdf([STRATEGY]), id="PDF"),
        pytest.param("strategy.docx", word(STRATEGY), id="DOCX", marks=pytest.mark.long),
    ],
)
def test_an_uploaded_file_is_cited_and_opens_at_its_sentence(
    browser: "Browser", home: object, name: str, content: bytes
) -> None:
    with serving() as (address, _), browser.new_page() as page:
        page.goto(address)
        page.get_by_label("Files to attach").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        page.get_by_text("in the library").wait_for()
        say(page, NOTES)
        stands(page, 1)
        page.get_by_role("button", name=re.compile("^strategy.*Passengers change")).click()
        assert page.get_by_role("complementary").locator("mark").inner_text() == STRATEGY


def test_the_keyboard_alone_leads_from_notes_to_an_export(visit: Visit) -> None:
    page = visit.go()
    page.locator("#box:focus").wait_for()
    page.keyboard.insert_text(NOTES)
    page.keyboard.press("Control+Enter")
    stands(page, 1)
    export = page.locator("button:focus", has_text="Export")
    for _ in range(40):
        page.keyboard.press("Tab")
        if export.count():
            break
    page.keyboard.press("Enter")
    page.locator(".out-row button:focus").wait_for()
    page.keyboard.press("ArrowDown")
    page.locator('button[aria-label^="Download"]:focus').wait_for()
    with page.expect_download() as saved_file:
        page.keyboard.press("Enter")
    assert saved_file.value.suggested_filename.endswith(".md")


def test_an_answer_that_was_made_is_found_after_the_connection_was_cut(visit: Visit) -> None:
    with line(visit.address) as laid:
        laid.holds = True
        page = visit.page
        page.goto(laid.address)
        say(page, NOTES)
        assert laid.held.wait(10)
        page.wait_for_url("**/c/*")
        answered(visit.address, page.url.rsplit("/", 1)[1])
        laid.cut()
        stands(page, 1)
    visit.forget_errors()


def test_a_message_that_the_service_left_as_it_stopped_can_be_sent_again(visit: Visit) -> None:
    id = said(visit.address, NOTES)["id"]
    states = ["interrupted", "running", "running"]

    def left(route: "Route") -> None:
        whole = route.fetch().json()
        message = {**whole["messages"][0], "state": states.pop() if len(states) > 1 else states[0]}
        unanswered = {"messages": [message], "versions": [], "current": None, "draft": None, "fixes": []}
        route.fulfill(json={**whole, **unanswered})

    visit.page.route(f"**/v1/conversations/{id}", left)
    page = visit.go(f"/c/{id}")
    page.get_by_text("This is being answered").wait_for()
    page.get_by_role("button", name="Retry").wait_for()
    assert messages(page).get_by_text("This is being answered").count() == 0


def test_what_is_still_answered_after_the_connection_was_cut_is_waited_for(visit: Visit) -> None:
    with line(visit.address) as laid:
        laid.holds = True
        page = visit.page
        page.goto(laid.address)
        say(page, NOTES)
        assert laid.held.wait(10)
        page.wait_for_url("**/c/*")
        id = page.url.rsplit("/", 1)[1]
        answered(visit.address, id)
        is_answered = False

        def unanswered(route: "Route") -> None:
            whole = route.fetch().json()
            if not is_answered:
                message = {**whole["messages"][0], "state": "running"}
                whole |= {"messages": [message], "versions": [], "current": None, "draft": None, "fixes": []}
            route.fulfill(json=whole)

        page.route(f"**/v1/conversations/{id}", unanswered)
        laid.cut()
        page.get_by_text("This is being answered").wait_for()
        assert page.get_by_role("button", name="Retry").count() == 0
        is_answered = True
        stands(page, 1)
    visit.forget_errors()


@pytest.mark.long
def test_a_stopped_answer_can_be_had_again(browser: "Browser", home: object) -> None:
    with (
        model_serving(Stalls()) as model,
        serving(environment={"OKR_MODEL": "gpt-test", "OPENAI_API_KEY": "k", "OPENAI_BASE_URL": model.base_url}) as (
            address,
            _,
        ),
        browser.new_page() as page,
    ):
        page.goto(address)
        say(page, NOTES)
        page.locator("#box:placeholder-shown").wait_for()
        page.get_by_role("button", name="Stop").click()
        page.get_by_text("Stopped before it was answered.").wait_for()
        page.get_by_role("button", name="Draft offline").click()
        stands(page, 1)
