"""Makes documents of texts and of files."""

from pathlib import PurePath

from retrieval.admission import CONTROL
from retrieval.errors import BadDocument
from retrieval.headings import headings
from retrieval.kinds import guess
from retrieval.loaders import confined
from retrieval.loaders.form import HEAD, LINES, TEXT, form_of
from retrieval.loaders.reading import LONGEST_TEXT, Reading, Refused
from retrieval.loaders.text import decode
from retrieval.passage import SourceDocument

LARGEST_FILE = 30_000_000  # bytes; pictures make a file large, not its text

_BARE = (TEXT, "csv", "cues")  # nothing in them but the text
_LONGEST_TITLE = 200


def load(name: str, text: str, kind: str | None = None, title: str | None = None) -> SourceDocument:
    """Make a document of a text; title and kind are guessed where they are not given."""
    titled = " ".join(CONTROL.sub(" ", title or _title(name, text)).split()) or name
    return SourceDocument(name, titled, kind or guess(PurePath(name).stem, titled, text), text)


def load_file(
    name: str, data: bytes, kind: str | None = None, title: str | None = None, id: str | None = None
) -> SourceDocument:
    """Make a document of a file in any form that is read; `id` names it where its file's name does not.

    Raises BadDocument.
    """
    try:
        found = _read(name, data)
    except Refused as error:
        raise BadDocument(f"{name}: {error}") from None
    id = id or name
    own = (PurePath(id).stem or id) if found.title == "" else found.title
    return load(id, found.text, kind, title or (own and own[:_LONGEST_TITLE]))


def is_lines(name: str, head: bytes) -> bool:
    """Say whether a file is JSON Lines, many documents in one, by its name and first bytes. Raises BadDocument."""
    try:
        return form_of(name, head[:HEAD]) == LINES
    except Refused as error:
        raise BadDocument(f"{name}: {error}") from None


def _read(name: str, data: bytes) -> Reading:
    form = form_of(name, data[:HEAD])
    if form == LINES:
        raise Refused("holds many documents, one a line; send each by itself.")
    most = LONGEST_TEXT if form in _BARE else LARGEST_FILE
    if len(data) > most:
        raise Refused(f"is larger than {most // 1_000_000} MB; split it into smaller files.")
    return Reading(None, decode(data)) if form == TEXT else confined.read(form, data)


def _title(name: str, text: str) -> str:
    """Give the first heading near the beginning, else the file's name without its ending."""
    first = next(headings(text[:2000]), None)
    if first is not None and not text[: first.start].strip():
        return first.path[:_LONGEST_TITLE]
    return PurePath(name).stem or name
