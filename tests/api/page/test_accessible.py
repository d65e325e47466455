"""Every view can be used by all: axe-core finds nothing serious in it, light and dark, and it fits a narrow phone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.api.page.said import NOTES, said
from tests.api.page.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = pytest.mark.long

SIZES: dict[str, "ViewportSize"] = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 320, "height": 640}}
CUT = "Array.from(document.querySelectorAll('nav')).some((one) => one.scrollWidth > one.clientWidth)"
VIEWS = ("/", "/c/", "/library", "/history", "/rules", "/rules/KR005")
HEADINGS = {"/library": "Library", "/history": "History", "/rules": "Rules", "/rules/KR005": "KR005"}


@pytest.fixture(scope="module")
def conversation(service: str) -> str:
    return str(said(service, NOTES, "KR 1: target 70%")["id"])


@pytest.fixture(params=[(scheme, size) for scheme in ("light", "dark") for size in SIZES], ids="-".join)
def seen(request: pytest.FixtureRequest, browser: "Browser", service: str) -> Iterator[Visit]:
    scheme, size = request.param
    with browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce") as context:
        context.set_default_timeout(10_000)
        visit = Visit(context.new_page(), service)
        yield visit
        visit.refuse_errors()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_serious_is_found_and_nothing_is_wider_than_the_screen(
    seen: Visit, conversation: str, view: str
) -> None:
    page = seen.go(f"/c/{conversation}" if view == "/c/" else view)
    if view in HEADINGS:
        expect(page.get_by_role("heading", level=1)).to_contain_text(HEADINGS[view])
    else:
        expect(page.get_by_role("textbox").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], [node["html"][:160] for node in one["nodes"]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert not serious
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.evaluate(CUT)
