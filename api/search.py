"""The search that a draft, a command or a request is handed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from retrieval.passage import Found, Passage, Query
from retrieval.stored import WORKSPACE

if TYPE_CHECKING:
    from retrieval.library import Library


class LibrarySearch:
    """Searches a workspace of the library for one draft, command or request; without a library it finds nothing."""

    def __init__(self, library: "Callable[[], Library | None]", workspace: str = WORKSPACE) -> None:
        self._library = library
        self._workspace = workspace
        self.notice: str | None = None
        """Why a search went by words only, in a sentence; None where none did."""

    def __call__(self, query: Query) -> list[Passage]:
        """Give passages, best first. Raises Unavailable."""
        return self.find(query).passages

    def find(self, query: Query) -> Found:
        """Give passages, best first, and why words alone found them where that is so. Raises Unavailable."""
        library = self._library()
        found = Found([]) if library is None else library.find(query, self._workspace)
        self.notice = found.notice or self.notice
        return found

    def holds(self, document: str) -> bool:
        """Say whether the library holds a document of this name. Raises Unavailable."""
        library = self._library()
        return library is not None and library.document(document, self._workspace) is not None

    def kinds(self) -> frozenset[str]:
        """Give the kinds of the library's documents. Raises Unavailable."""
        library = self._library()
        return frozenset() if library is None else library.kinds(self._workspace)
