"""The draft card: numbers traced to their sentence, fields edited in place, findings while somebody types."""

from typing import Any

import httpx2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.api.page.said import NOTES, said
from tests.api.page.visit import Visit

FIRST = "Increase mobile booking completion from 54% to 66% by 31 March 2027"
VAGUE = """Planning Q1 2027
- mobile booking completion is at 54%, we want 66% by 31 March 2027
- payment failures should go down, today 2.1%
"""
HOSTILE = """Planning Q1 <script>document.title = "taken"</script> 2027
- \U0001f468\u200d\U0001f469\u200d\U0001f467 \u202eodd\u202c <img src=x onerror="document.title='taken'">
- checkout <b>completion</b> is at 54%, we want 66% by 31 March 2027
- [click](javascript:alert(1)) refunds take 14 days today, under 5 days by 31 March 2027, agreed
"""
FIELDS = """async () => {
  const words = await import("/page/card/words.js");
  const typed = (text, unit) => words.typed(text, unit);
  return [typed("66%", "%"), typed("under 5 min", "h"), typed("1,200", null), typed("9,5", "%"), typed("€1.2m", null),
    typed("", "%"), typed("lots", "%"), typed("1234567890123456", null),
    words.piece(String.fromCodePoint(0x1f468) + "ab", 1, 2)];
}"""
READ = """async ([quotes, names]) => {
  const words = await import("/page/card/words.js");
  return [quotes.map((one) => words.excerpt(one, [])), names.map(words.documentName), words.amount(0.123456, null)];
}"""
WIDER = """() => {
  const edge = document.querySelector(".card").getBoundingClientRect().right + 1;
  const words = document.createTreeWalker(document.querySelector(".card"), NodeFilter.SHOW_TEXT);
  const wider = [];
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const isUnseen = words.currentNode.parentElement.clientWidth === 1;
    if (!isUnseen && range.getBoundingClientRect().right > edge) wider.push(words.currentNode.data);
  }
  return wider;
}"""
SPEED = """async () => {
  const { createCard } = await import("/page/card/card.js");
  const say = Object.assign(async () => {}, { edit: async () => {} });
  const card = createCard({ say, recheck: async () => null, openSource() {}, feedback: async () => {} });
  document.body.append(card.element);
  const path = location.pathname.split("/").pop();
  const { draft } = await (await fetch(`/v1/conversations/${path}`)).json();
  card.show({ draft, version: 1 });
  const first = card.element.querySelector('[data-at="1.1.text"]');
  const second = card.element.querySelector('[data-at="1.2.text"]');
  const next = structuredClone(draft);
  next.id = "another";
  next.okrs.objectives[0].key_results[1].target = 4;
  card.show({ draft: next, version: 2 });
  const kept = [first.isConnected, second.isConnected];
  card.element.remove();
  return kept;
}"""


def opened(visit: Visit, *messages: str) -> Page:
    made = said(visit.address, *(messages or (NOTES,)))
    page = visit.go(f"/c/{made['id']}")
    expect(page.get_by_text("KR 1", exact=True)).to_be_visible()
    return page


def found(page: Page, code: str) -> Locator:
    """Give the findings of a code that the card lists."""
    return page.locator(".card").get_by_text(code, exact=True)


def settled(page: Page, version: int) -> None:
    """Wait until a version is what the card shows, and nothing is on its way."""
    expect(page.locator(".card").get_by_text(f"Version {version}")).to_be_visible()
    expect(page.locator(".card-body")).to_have_attribute("aria-busy", "false")


def edit(page: Page, name: str, value: str) -> None:
    """Put another value into a field of the card, and leave it being edited."""
    page.get_by_role("button", name=f"Edit {name}").click()
    page.get_by_role("textbox", name=name).fill(value)


def test_a_citation_opens_its_note_at_the_sentence(visit: Visit) -> None:
    page = opened(visit)
    chip = page.get_by_role("list", name="Where this comes from").last.get_by_role("button").first
    quoted = chip.get_attribute("title")
    chip.click()
    expect(page.locator("mark")).to_have_text(quoted or "")
    expect(page.locator("mark")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("mark")).to_be_hidden()
    expect(chip).to_be_focused()


def test_escape_closes_a_source_wherever_the_focus_is_and_leaves_it_there(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("list", name="Where this comes from").last.get_by_role("button").first.click()
    expect(page.locator("mark")).to_be_visible()
    score = page.locator("summary").filter(has_text="Score")
    score.click()
    page.keyboard.press("Escape")
    expect(page.locator("mark")).to_be_hidden()
    expect(score).to_be_focused()


def test_a_contradiction_is_found_while_it_is_typed_and_undo_takes_it_back(visit: Visit) -> None:
    page = opened(visit)
    edit(page, "target of KR 1", "40%")
    expect(found(page, "KR005")).to_be_visible()
    expect(page.locator(".card").get_by_text("Needs review")).to_be_visible()
    page.keyboard.press("Enter")
    settled(page, 2)
    expect(page.get_by_role("button", name="from 54% to 40%")).to_be_visible()
    expect(found(page, "KR005")).to_be_visible()
    page.get_by_role("textbox", name="Notes, or what to change").fill("undo")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name=FIRST)).to_be_visible()
    expect(found(page, "KR005")).to_have_count(0)


def test_a_warning_that_blocks_takes_ready_away_while_it_is_typed(visit: Visit) -> None:
    page = opened(visit)
    expect(page.locator(".card").get_by_text("Ready", exact=True)).to_be_visible()
    edit(page, "title of the objective", "Launch the new booking app")
    expect(found(page, "OBJ002")).to_be_visible()
    expect(page.locator(".card").get_by_text("Needs review")).to_be_visible()


def test_escape_leaves_a_field_and_its_findings_as_they_were(visit: Visit) -> None:
    page = opened(visit)
    edit(page, "target of KR 1", "40%")
    expect(found(page, "KR005")).to_be_visible()
    page.keyboard.press("Escape")
    expect(found(page, "KR005")).to_have_count(0)
    expect(page.get_by_role("button", name="Edit target of KR 1")).to_be_focused()
    edit(page, "target of KR 1", "lots")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("a number such as")


def test_a_number_typed_by_a_person_has_that_message_as_its_source(visit: Visit) -> None:
    page = opened(visit)
    edit(page, "target of KR 1", "70%")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="from 54% to 70%")).to_be_visible()
    page.get_by_role("list", name="Key results").get_by_role("button", name="your message").last.click()
    expect(page.locator("mark")).to_contain_text("target 70")


def test_a_question_is_answered_in_place(visit: Visit) -> None:
    page = opened(visit)
    asked = page.get_by_role("textbox", name="When does the team look")
    asked.fill("weekly")
    asked.press("Enter")
    expect(asked).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("yes", "Increase NPS from 20 to 30"), ("30 by 30 June 2027", "Increase NPS from 20 to 30 by 30 June 2027")],
)
def test_a_number_that_is_agreed_in_place_becomes_a_key_result(visit: Visit, typed: str, first: str) -> None:
    page = opened(visit, f"{NOTES}The NPS is 20, maybe 30?\n")
    asked = page.get_by_role("textbox", name="Is 30 agreed for NPS?")
    asked.fill(typed)
    asked.press("Enter")
    expect(asked).to_have_count(0)
    expect(page.get_by_role("list", name="Messages")).to_contain_text(f"Is 30 agreed for NPS? {typed}")
    expect(page.get_by_role("list", name="Key results")).to_contain_text(first)


def test_what_the_card_sends_leaves_the_words_in_the_box(visit: Visit) -> None:
    page = opened(visit)
    box = page.get_by_role("textbox", name="Notes, or what to change")
    box.fill("Half a thought")
    edit(page, "target of KR 1", "70%")
    page.keyboard.press("Enter")
    settled(page, 2)
    asked = page.get_by_role("textbox", name="When does the team look")
    asked.fill("weekly")
    asked.press("Enter")
    settled(page, 3)
    expect(box).to_have_value("Half a thought")


def test_key_results_are_moved_dropped_and_added_by_keyboard(visit: Visit) -> None:
    page = opened(visit)
    results = page.get_by_role("list", name="Key results").get_by_role("heading", level=3)
    page.get_by_role("button", name="Edit sentence of KR 2").focus()
    page.keyboard.press("Alt+ArrowUp")
    settled(page, 2)
    expect(results.first).to_contain_text("rebook")
    page.get_by_role("button", name="Drop KR 1").press("Enter")
    settled(page, 3)
    expect(results).to_have_count(1)
    page.get_by_role("button", name="Edit a new key result").press("Enter")
    page.get_by_role("textbox", name="a new key result").fill(
        "Increase the app rating from 3.9 to 4.3 by 31 March 2027"
    )
    page.keyboard.press("Enter")
    settled(page, 4)
    expect(results).to_have_count(2)
    expect(results.last).to_contain_text("app rating")


def test_fix_mends_what_can_be_mended_safely(visit: Visit) -> None:
    page = opened(visit)
    edit(page, "title of the objective", "Launch the new booking app")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fix OBJ").first.click()
    expect(page.get_by_role("button", name="Launch the new booking app")).to_have_count(0)


def test_thumbs_are_kept_with_their_reason(visit: Visit) -> None:
    page = opened(visit)
    page.get_by_role("button", name="Not good").click()
    page.get_by_role("textbox", name="Reason").fill("The second number is last year's")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Your reason is kept")).to_be_visible()
    with httpx2.Client(base_url=visit.address, timeout=60) as client:
        kept: list[dict[str, Any]] = client.get("/v1/feedback").json()["data"]
    assert [kept[0]["thumb"], kept[0]["reason"]] == ["down", "The second number is last year's"]


def test_hostile_notes_and_titles_stay_text(visit: Visit) -> None:
    page = opened(visit, HOSTILE)
    edit(
        page, "title of the objective", "Help <b>people</b> <script>document.title='taken'</script> \U0001f468 on time"
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).filter(has_text="<b>people</b>")).to_be_visible()
    page.get_by_role("list", name="Where this comes from").last.get_by_role("button").first.click()
    expect(page.locator("mark")).to_be_visible()
    assert page.title() != "taken"
    assert page.locator(".card b b, .card script, .card img, .source-panel :is(img, script, a)").count() == 0


def test_a_word_without_end_stays_on_the_card(visit: Visit) -> None:
    page = opened(visit)
    edit(page, "title of the objective", "Sehrlangeszusammengesetztes" * 6)
    page.keyboard.press("Enter")
    settled(page, 2)
    expect(page.locator(".card .finding").first).to_be_visible()
    assert page.evaluate(WIDER) == []


def test_a_finding_underlines_its_words_and_leads_to_its_rule(visit: Visit) -> None:
    page = opened(visit, VAGUE)
    edit(page, "sentence of KR 1", "Increase mobile booking completion from 54% to 40% by 31 March 2027")
    page.keyboard.press("Enter")
    settled(page, 2)
    words = page.locator(".found")
    expect(words.first).to_contain_text("Increase mobile booking completion")
    expect(page.get_by_role("link", name="Why? KR005")).to_have_attribute("href", "/rules/KR005")


def test_the_way_back_from_a_rule_ends_where_it_began(visit: Visit) -> None:
    page = opened(visit)
    page.set_viewport_size({"width": 1440, "height": 500})
    edit(page, "target of KR 2", "40 min")
    page.keyboard.press("Enter")
    settled(page, 2)
    why = page.get_by_role("link", name="Why? KR005")
    why.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("KR005")
    page.go_back()
    expect(why).to_be_in_viewport()


def test_what_bars_a_draft_leads_to_its_place(visit: Visit) -> None:
    page = opened(visit)
    page.set_viewport_size({"width": 1440, "height": 500})
    edit(page, "target of KR 2", "40 min")
    page.keyboard.press("Enter")
    settled(page, 2)
    page.get_by_role("list", name="What bars it from being ready").get_by_role("button", name="Go to KR 2").click()
    words = page.get_by_role("button", name="Edit sentence of KR 2")
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()


def test_typed_values_are_read_as_people_write_them(visit: Visit) -> None:
    page = opened(visit)
    none = {"value": None, "unit": "%", "comparator": None}
    assert page.evaluate(FIELDS) == [
        {"value": 66, "unit": "%", "comparator": None},
        {"value": 5, "unit": "min", "comparator": "<"},
        {"value": 1200, "unit": None, "comparator": None},
        {"value": 9.5, "unit": "%", "comparator": None},
        {"value": 1_200_000, "unit": "EUR", "comparator": None},
        none,
        None,
        None,
        "a",
    ]


def test_sources_read_by_their_name_and_without_the_marks_of_markdown(visit: Visit) -> None:
    quotes = ["- **Care when the sea is rough.**", "## Goals", "- [ ] `beta` for 3 * 4 teams", "a_b is __so__ 2 * 3"]
    names = ["message-5", "plans/strategy.md", "message-board.md"]
    assert visit.go().evaluate(READ, [quotes, names]) == [
        ["Care when the sea is rough.", "Goals", "beta for 3 * 4 teams", "a_b is so 2 * 3"],
        ["your message", "strategy", "message-board"],
        "0.123456",
    ]


def test_what_did_not_change_is_not_made_anew(visit: Visit) -> None:
    page = opened(visit)
    assert page.evaluate(SPEED) == [True, False]
