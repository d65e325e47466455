"""Takes the pictures of the page that the README and the docs show: `make screenshot`."""

from tempfile import TemporaryDirectory

from tests.api.test_serve import serving
from tests.docs.test_readme import ROOT
from tests.servers.chromium import running_chromium

IMAGES = ROOT / "docs" / "images"
EXAMPLES = ROOT / "docs" / "examples"
WIDTH, HEIGHT = 1440, 900


def take() -> None:
    """Draft from the example notes beside the example strategy, ask for one change, and take the picture."""
    IMAGES.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        serving(environment={"OKR_DATA_DIR": folder}) as (address, _),
        running_chromium() as browser,
    ):
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.set_default_timeout(60_000)
        strategy = {"name": "strategy.md", "mimeType": "text/markdown", "buffer": _read("strategy.md")}
        added = page.request.post(f"{address}/v1/documents", multipart={"file": strategy})
        assert added.ok, added.text()
        page.goto(f"{address}/?role=pm&phase=deliver&team_kind=cross-functional")
        box = page.locator("textarea#box")
        box.fill(_read("meeting-notes.md").decode())
        box.press("Control+Enter")
        page.get_by_text("Version 1").first.wait_for()
        box.fill("make KR 1 more ambitious")
        box.press("Control+Enter")
        page.get_by_label("Messages").get_by_text("Which value should KR").wait_for()
        box.fill("KR 1: target 70 %")
        box.press("Control+Enter")
        page.get_by_text("Version 2").first.wait_for()
        page.wait_for_timeout(5000)  # until what changed is marked no longer
        page.screenshot(path=IMAGES / "page.png")


def _read(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


if __name__ == "__main__":
    take()
