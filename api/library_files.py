"""Reads files into documents for the library: a text file is one, a line of JSON Lines is one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from api import jsonl
from api.inputs import open_input
from api.texts import STDIN
from assistant.errors import PlumbError, UnreadableInput
from retrieval.errors import BadDocument

if TYPE_CHECKING:
    from retrieval.passage import SourceDocument

_KEYS = frozenset({"text"})


def read_documents(paths: Iterable[str], kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    """Give each document of the files, or the sentence that refuses it, in order; a `kind` given goes for all."""
    for path in paths:
        try:
            yield from _read(path, kind)
        except BadDocument as error:
            yield UnreadableInput(str(error))
        except PlumbError as error:
            yield error


def _read(path: str, kind: str | None) -> "Iterator[SourceDocument | PlumbError]":
    from retrieval.load import LINES, check_suffix, load

    if not path.lower().endswith(LINES):
        check_suffix(path)
    source = open_input(
        path, _KEYS, wanted=True, form=None if path == STDIN or path.lower().endswith(LINES) else "text"
    )
    name = "standard input" if path == STDIN else path
    if not source.is_jsonl:
        yield load(name, source.text(), kind)
        return

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
