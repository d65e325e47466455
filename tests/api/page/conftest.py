"""A real service on loopback and a real browser that looks at its page."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.api.conftest import SETTINGS
from tests.api.page.visit import Visit
from tests.api.test_serve import serving
from tests.servers.chromium import running_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with running_chromium() as started:
        yield started


def _read_away(log: Iterable[str]) -> None:
    """Read what the service logs: it waits for a reader of a full pipe, and answers nobody meanwhile."""
    with suppress(ValueError):  # closed, as the service was stopped
        for _ in log:
            pass


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a service that the tests of a module share; each works in conversations of its own."""
    unset = dict.fromkeys(SETTINGS)
    kept = {name: os.environ.pop(name) for name in unset if name in os.environ}
    try:
        data: Path = tmp_path_factory.mktemp("service") / "data"
        with serving(environment={"OKR_DATA_DIR": str(data)}) as (address, process):
            Thread(target=_read_away, args=(process.stderr,), daemon=True).start()
            yield address
    finally:
        os.environ.update(kept)


@pytest.fixture
def visit(browser: "Browser", service: str) -> Iterator[Visit]:
    """Give a visit to the page, which fails the test where the page said an error to the console."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.set_default_timeout(10_000)
        seen = Visit(context.new_page(), service)
        yield seen
        seen.refuse_errors()
