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
    """Give documents a few at a time, to be kept at once; what is refused, also for it cannot be kept, in its place."""
    from retrieval.admission import check

    batch: list[SourceDocument] = []
    size, begun = 0, monotonic()
    for one in found:
        refusal = one if isinstance(one, PlumbError) else None
        if not isinstance(one, PlumbError):
            try:
                check(one)
                batch.append(one)
                size += len(one.text)
            except BadDocument as error:
                refusal = UnreadableInput(str(error))
        is_full = size >= _CHARACTERS or monotonic() - begun >= _SECONDS
        if batch and (is_full or refusal):
            yield batch
            batch, size, begun = [], 0, monotonic()
        if refusal:
            yield refusal
    if batch:
        yield batch


def no_files(folder: str) -> UnreadableInput:
    """Say that a folder holds nothing to read."""
    from retrieval.loaders.form import READ

    return UnreadableInput(f"{folder}: the folder holds no file that is read; {READ} are.")


def read_file(path: str, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    """Give each document of a file, or the sentence that refuses it, in order."""
    try:
        if path != STDIN:
            check_is_file(path)
        yield from _read(path, kind)
    except BadDocument as error:
        yield UnreadableInput(str(error))
    except PlumbError as error:
        yield error


def _read(path: str, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    from retrieval.load import LARGEST_FILE, is_lines, load_file
    from retrieval.loaders.form import HEAD

    if path == STDIN:
        source = open_input(path, _KEYS, wanted=True)
        if source.is_jsonl:
            yield from _lines("standard input", source, kind)
        else:
            yield load_file("standard input", up_to_limit(source.lines, LARGEST_FILE), kind)
    elif path.lower().endswith((".jsonl", ".ndjson")) and is_lines(path, read_bytes(path, HEAD)):
        yield from _lines(path, open_input(path, _KEYS, wanted=True), kind)
    else:
        yield load_file(path, read_bytes(path, LARGEST_FILE), kind)


def _lines(name: str, source: Input, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    from retrieval.load import load

    def document(number: int, line: Mapping[str, Any]) -> "SourceDocument":
        text = line.get("text")
        if not isinstance(text, str):
            raise UnreadableInput('the line needs "text", a string with the document.')
        given = line.get("id")
        if not isinstance(given, str | int | None):
            raise UnreadableInput('"id" must be a string.')
        said = {field: _label(line, field) for field in ("title", "kind")}
        return load(f"{name}:{number}" if given is None else str(given), text, kind or said["kind"], said["title"])

    for found, error in jsonl.answers(source.lines, document):
        yield found if error is None else UnreadableInput(f"{name}:{found['line']}: {error}")


def _label(line: Mapping[str, Any], field: str) -> str | None:
    value = line.get(field)
    if not isinstance(value, str | None):
        raise UnreadableInput(f'"{field}" must be a string.')
    return value
