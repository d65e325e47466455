"""Documents as a request sends many: a file of JSON Lines, one document a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from api import jsonl
from api.bodies import DocumentBody
from api.library_files import check_new
from assistant.errors import UnreadableInput
from retrieval.admission import check
from retrieval.errors import BadDocument
from retrieval.load import load
from retrieval.passage import SourceDocument


@dataclass(frozen=True, slots=True)
class SentLines:
    """The documents of the lines that can be read, and a record of each line that cannot."""

    documents: tuple[SourceDocument, ...]
    refused: tuple[dict[str, Any], ...]


def read_lines(name: str, data: bytes, kind: str | None) -> SentLines:
    """Read each line; one without an id is named by the file and its number. A `kind` given goes for all."""
    seen: dict[str, int] = {}

    def document(number: int, line: Mapping[str, Any]) -> SourceDocument:
        id = line.get("id")
        named = f"{name}:{number}" if id is None else str(id) if isinstance(id, int) else id
        try:
            body = DocumentBody.model_validate({**line, "id": named, "kind": kind or line.get("kind")})
        except ValidationError as error:
            fields = ", ".join(dict.fromkeys(str(one["loc"][0])[:40] for one in error.errors(include_url=False)))
            raise UnreadableInput(
                f"Of the line {fields} cannot be used; it needs text, and may have id, title and kind, no more."
            ) from None
        found = load(body.id, body.text, body.kind, body.title)
        try:
            check(found)
        except BadDocument as error:
            raise UnreadableInput(str(error)) from None
        check_new(found.id, number, seen)
        return found

    documents, refused = [], []
    for found, error in jsonl.answers(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), document):
        if error is None:
            documents.append(found)
        else:
            refused.append(found)
    return SentLines(tuple(documents), tuple(refused))
