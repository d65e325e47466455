"""One visit to the page, and what it said to the console meanwhile."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Error, Page


class Visit:
    """A page of the service in a browser, and the errors it made."""

    def __init__(self, page: "Page", address: str) -> None:
        self.page, self.address = page, address.rstrip("/")
        self._errors: list[str] = []
        page.on("console", self._heard)
        page.on("pageerror", self._failed)

    def go(self, path: str = "/") -> "Page":
        """Open an address of the service."""
        self.page.goto(self.address + path)
        return self.page

    def forget_errors(self) -> None:
        """Leave out what was said so far, where a test made the page fail."""
        self._errors.clear()

    def refuse_errors(self) -> None:
        """Fail where the page made an error, a breach of its policy among them."""
        assert not self._errors, self._errors

    def _heard(self, message: "ConsoleMessage") -> None:
        if message.type == "error":
            self._errors.append(message.text)

    def _failed(self, error: "Error") -> None:
        self._errors.append(str(error))
