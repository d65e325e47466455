"""A real service on loopback and a real browser that looks at its page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.api.page.visit import Visit
from tests.api.shared_service import shared_service
from tests.servers.chromium import running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with running_chromium() as started:
        yield started


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a service that the tests of a module share; each works in conversations of its own."""
    with shared_service(tmp_path_factory.mktemp("service") / "data") as address:
        yield address


@pytest.fixture
def visit(browser: "Browser", service: str) -> Iterator[Visit]:
    """Give a visit to the page, which fails the test where the page said an error to the console."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.set_default_timeout(10_000)
        seen = Visit(context.new_page(), service)
        yield seen
        seen.refuse_errors()
