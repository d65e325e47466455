"""Reads files into documents for the library: a file is one, a line of JSON Lines is one."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from api import jsonl
from api.folder import check_is_file, files
from api.inputs import Input, open_input
from api.texts import STDIN, read_bytes, up_to_limit
from assistant.errors import PlumbError, UnreadableInput
from retrieval.errors import BadDocument

if TYPE_CHECKING:
    from retrieval.passage import SourceDocument

_KEYS = frozenset({"text"})
_CHARACTERS, _SECONDS = 500_000, 0.5  # a batch of documents has no more, and none waits longer for the next


def read_documents(paths: Iterable[str], kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    """Give each document of the files, or the sentence that refuses it, in order; a `kind` given goes for all.

    A folder stands for the files below it that can be read, by name; hidden ones are left out.
    """
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            yield from read_file(path, kind)
        elif found := files(path):
            for file, refusal in found:
                if refusal is not None:
                    yield refusal
                else:
                    yield from read_file(file, kind)
        else:
            yield no_files(path)


def batches(found: "Iterable[SourceDocument | PlumbError]") -> "Iterator[list[SourceDocument] | PlumbError]":
    """Give documents a few at a time, to be kept at once; what is refused in its place."""
    batch: list[SourceDocument] = []
    size, begun = 0, monotonic()
    for one in found:
        if not isinstance(one, PlumbError):
            batch.append(one)
            size += len(one.text)
        is_full = size >= _CHARACTERS or monotonic() - begun >= _SECONDS
        if batch and (is_full or isinstance(one, PlumbError)):
            yield batch
            batch, size, begun = [], 0, monotonic()
        if isinstance(one, PlumbError):
            yield one
    if batch:
        yield batch


def no_files(folder: str) -> UnreadableInput:
    """Say that a folder holds nothing to read."""
    from retrieval.loaders.form import READ

    return UnreadableInput(f"{folder}: the folder holds no file that is read; {READ} are.")


def read_file(path: str, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    """Give each document of a file, or the sentence that refuses it, in order; each can be kept."""
    try:
        if path != STDIN:
            check_is_file(path)
        yield from _read(path, kind)
    except BadDocument as error:
        yield UnreadableInput(str(error))
    except PlumbError as error:
        yield error


def _read(path: str, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    from retrieval.load import LARGEST_FILE, is_lines
    from retrieval.loaders.form import HEAD

    if path == STDIN:
        source = open_input(path, _KEYS, wanted=True)
        if source.is_jsonl:
            yield from _lines("standard input", source, kind)
        else:
            yield _whole("standard input", up_to_limit(source.lines, LARGEST_FILE), kind)
    elif path.lower().endswith((".jsonl", ".ndjson")) and is_lines(path, read_bytes(path, HEAD)):
        yield from _lines(path, open_input(path, _KEYS, wanted=True), kind)
    else:
        yield _whole(path, read_bytes(path, LARGEST_FILE), kind)


def _whole(path: str, data: bytes, kind: str | None) -> "SourceDocument":
    from retrieval.admission import check
    from retrieval.load import load_file

    if path != (shown := as_text(path)):
        raise UnreadableInput(f"{shown}: the name of the file or of a folder above it is not UTF-8; rename it.")
    document = load_file(path, data, kind)
    check(document)
    return document


def _lines(path: str, source: Input, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    from retrieval.admission import check
    from retrieval.load import load

    name = as_text(path)
    seen: dict[str, int] = {}

    def document(number: int, line: Mapping[str, Any]) -> "SourceDocument":
        text = line.get("text")
        if not isinstance(text, str):
            raise UnreadableInput('the line needs "text", a string with the document.')
        given = line.get("id")
        if not isinstance(given, str | int | None):
            raise UnreadableInput('"id" must be a string.')
        said = {field: _label(line, field) for field in ("title", "kind")}
        found = load(f"{name}:{number}" if given is None else str(given), text, kind or said["kind"], said["title"])
        try:
            check(found)
        except BadDocument as error:
            raise UnreadableInput(str(error)) from None
        check_new(found.id, number, seen)
        return found

    for found, error in jsonl.answers(source.lines, document):
        yield found if error is None else UnreadableInput(f"{name}:{found['line']}: {error}")


def check_new(id: str, number: int, seen: dict[str, int]) -> None:
    """Refuse a line whose id is that of a line before, and note its own. Raises UnreadableInput."""
    if seen.setdefault(id, number) != number:
        raise UnreadableInput(f"the id {id!r} is that of line {seen[id]}, too; give each document its own.")


def as_text(path: str) -> str:
    """Give a path as text; its bytes may be none."""
    return path.encode("utf-8", "backslashreplace").decode()


def _label(line: Mapping[str, Any], field: str) -> str | None:
    value = line.get(field)
    if not isinstance(value, str | None):
        raise UnreadableInput(f'"{field}" must be a string.')
    return value
