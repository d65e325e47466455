"""What was answered without the model is asked of it again, with all that came with the words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.api.page.said import NOTES
from tests.api.page.visit import Visit
from tests.api.test_serve import serving
from tests.servers.openai_server import Sends, error
from tests.servers.openai_server import serving as model_serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RATING = "App rating is 3.9 today; we agreed 4.3 by 31 March 2027.\n"
LATER = """async ([asked, before, after]) => (await import("/page/again.js")).later(asked, before, after)"""


def draft(**brief: object) -> dict[str, object]:
    return {"brief": {"notes": [], "role": "pm", "config": {"preset": "balanced"}, **brief}}


@pytest.fixture
def refused(browser: "Browser", home: object) -> Iterator["Page"]:
    """Give a page of a service whose model refuses the key."""
    with model_serving(Sends(401, error("invalid_api_key"))) as model:
        named = {"OKR_MODEL": "gpt-test", "OPENAI_API_KEY": "k", "OPENAI_BASE_URL": model.base_url}
        with serving(environment=named) as (address, _), browser.new_page() as page:
            page.set_default_timeout(20_000)
            page.goto(address)
            yield page


@pytest.mark.long
def test_files_that_came_with_a_message_go_again_with_it(refused: "Page") -> None:
    refused.get_by_label("Notes, or what to change").fill(NOTES)
    refused.keyboard.press("Control+Enter")
    refused.get_by_text("Version 1", exact=True).first.wait_for()
    refused.get_by_label("Files to attach").set_input_files(
        {"name": "rating.md", "mimeType": "text/markdown", "buffer": RATING.encode()}
    )
    refused.get_by_role("button", name="Send", exact=True).click()
    answered = refused.get_by_label("Messages").locator('[data-number="4"]')
    answered.get_by_text("Version 2", exact=True).wait_for()
    with refused.expect_request(lambda one: one.url.endswith("/messages") and one.method == "POST") as sent:
        answered.get_by_role("button", name="Try the model again").click()
    assert sent.value.post_data_json == {"notes": [{"id": "rating.md", "text": RATING}], "version": 1}


@pytest.mark.parametrize(
    ("after", "sent"),
    [
        pytest.param(None, {"text": "Role: ba"}, id="an answer without a draft"),
        pytest.param(draft(role="ba"), {"role": "ba"}, id="a setting alone"),
        pytest.param(draft(), {"text": "Role: ba"}, id="an edit of the set"),
        pytest.param(
            draft(notes=[{"id": "message-3", "text": "add: more"}], config={"preset": "strict"}),
            {"text": "add: more", "config": {"preset": "strict"}},
            id="words with a setting",
        ),
    ],
)
def test_a_message_is_made_again_of_what_its_draft_has_more(
    visit: Visit, after: dict[str, object] | None, sent: dict[str, object]
) -> None:
    asked = {"number": 3, "text": "Role: ba"}
    assert visit.go().evaluate(LATER, [asked, draft(), after]) == sent
