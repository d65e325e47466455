"""Keeps the library's documents of a folder as the folder is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from api.folder import files
from api.library_files import as_text, no_files, read_file
from api.texts import read_bytes
from assistant.errors import PlumbError, UnreadableInput
from retrieval.load import LARGEST_FILE
from retrieval.passage import SourceDocument
from retrieval.sources import Source, Taken

if TYPE_CHECKING:
    from retrieval.library import Library

Progress = Callable[[int, int], None]  # is told how many files of how many are done


@dataclass(frozen=True, slots=True)
class Synced:
    """What became of a file: what taking it changed, or why it, or some of it, was left as it was."""

    taken: Taken
    refusals: tuple[str, ...] = ()


def sync(library: "Library", folder: str, kind: str | None, progress: Progress) -> Iterator[Synced]:
    """Take what is new and what changed in a folder's files, and remove what was taken from files that are gone.

    What is refused stays in the library as it was. Each file is kept whole before the next is read, so what breaks off
    goes on where it was. Raises UnreadableInput where the folder holds nothing to read.
    """
    if not Path(folder).is_dir():
        raise UnreadableInput(f"{folder}: there is no such folder.")
    inside = Path(folder).resolve()
    found = files(folder)
    if not found:  # a disk that is not there now must not empty the library
        raise no_files(folder)
    known = dict(library.sources(as_text(str(inside))))
    closed: set[Path] = set()
    for number, (path, refusal) in enumerate(found, 1):
        place = as_text(str(Path(inside, Path(path).relative_to(folder))))
        version = known.pop(place, None)
        if refusal is not None:
            closed.add(Path(place))
            yield Synced(Taken(), (str(refusal),))
        elif (now := _version(path, kind)) != version or now is None:
            yield _take(library, Source(place, now), path, kind)
        else:
            yield Synced(Taken(same=[path]))
        progress(number, len(found))
    for place in known:
        if closed.isdisjoint(Path(place).parents):
            yield Synced(library.take(Source(place, ""), ()))


def _take(library: "Library", source: Source, path: str, kind: str | None) -> Synced:
    documents: list[SourceDocument] = []
    refusals: list[str] = []
    for one in read_file(path, kind):
        if isinstance(one, PlumbError):
            refusals.append(str(one))
        else:
            documents.append(one)
    if refusals:
        source = Source(source.path, None)
    return Synced(library.take(source, documents), tuple(refusals))


def _version(path: str, kind: str | None) -> str | None:
    """Name what a file holds, and the kind asked for; null where it cannot be read, which reading it will explain."""
    try:
        data = read_bytes(path, LARGEST_FILE)
    except UnreadableInput:
        return None
    return sha256(sha256(data).digest() + (kind or "").encode("utf-8", "replace")).hexdigest()
