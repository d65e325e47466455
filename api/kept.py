"""Documents and notes that join the library."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.drafter.brief import Note
from assistant.errors import UnreadableInput
from retrieval.errors import BadDocument
from retrieval.load import load
from retrieval.passage import SourceDocument

if TYPE_CHECKING:
    from retrieval.library import Library

_NOTES = "meeting_notes"


def add(library: "Library", document: SourceDocument) -> bool:
    """Add a document; False where it is kept already. Raises UnreadableInput or Unavailable."""
    try:
        return library.add(document)
    except BadDocument as error:
        raise UnreadableInput(str(error)) from None


def keep(library: "Library", notes: Iterable[Note]) -> None:
    """Add notes under the names that a draft cites. Raises UnreadableInput or Unavailable."""
    for note in notes:
        add(library, load(note.document, note.text, _NOTES))
