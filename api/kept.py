"""Documents and notes that join the library."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assistant.drafter.brief import Note
from assistant.errors import UnreadableInput
from retrieval.errors import BadDocument
from retrieval.load import load
from retrieval.passage import SourceDocument
from retrieval.stored import WORKSPACE

if TYPE_CHECKING:
    from retrieval.library import Library

_NOTES = "meeting_notes"


def add(library: "Library", documents: Sequence[SourceDocument], workspace: str = WORKSPACE) -> None:
    """Add documents, all or none. Raises UnreadableInput or Unavailable."""
    try:
        library.add_all(documents, workspace)
    except BadDocument as error:
        raise UnreadableInput(str(error)) from None


def keep(library: "Library", notes: Iterable[Note], workspace: str = WORKSPACE) -> None:
    """Add notes under the names that a draft cites. Raises UnreadableInput or Unavailable."""
    add(library, [load(note.document, note.text, _NOTES) for note in notes], workspace)
