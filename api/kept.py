"""Notes that join the library."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.drafter.brief import Note
from retrieval.passage import SourceDocument

if TYPE_CHECKING:
    from retrieval.library import Library

KIND = "meeting_notes"


def keep(library: "Library", notes: Iterable[Note]) -> None:
    """Add notes to the library under the names that a draft cites. Raises Unavailable."""
    for note in notes:
        library.add(SourceDocument(note.document, note.document, KIND, note.text))
