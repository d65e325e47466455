"""A draft as a file to download."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from starlette.responses import Response

from assistant import formats
from assistant.drafter.markdown import draft_markdown
from assistant.drafter.recorded import read_draft
from assistant.drafter.walkthrough import draft_walkthrough

Form = Literal["yaml", "json", "jsonl", "markdown", "text", "csv", "jira", "docx", "walkthrough"]


class _File(NamedTuple):
    media_type: str
    ending: str


_FILES: Mapping[str, _File] = {
    "yaml": _File("application/yaml", "yaml"),
    "json": _File("application/json", "json"),
    "jsonl": _File("application/jsonl", "jsonl"),
    "markdown": _File("text/markdown; charset=utf-8", "md"),
    "text": _File("text/plain; charset=utf-8", "txt"),
    "csv": _File("text/csv; charset=utf-8", "csv"),
    "jira": _File("text/csv; charset=utf-8", "jira.csv"),
    "docx": _File("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "walkthrough": _File("text/markdown; charset=utf-8", "walkthrough.md"),
}

# As the description tells of them.
FILES = {file.media_type: {"schema": {"type": "string", "format": "binary"}} for file in _FILES.values()}


def exported(draft: Mapping[str, Any], form: Form) -> Response:
    """Write a draft's record as a file named after it: the whole as Markdown, a page of it, else its OKRs."""
    file = _FILES[form]
    named = {"content-disposition": f'attachment; filename="okrs-{draft["id"]}.{file.ending}"'}
    return Response(_written(draft, form), headers=named, media_type=file.media_type)


def _written(draft: Mapping[str, Any], form: Form) -> bytes:
    if form == "markdown":
        return draft_markdown(read_draft(draft)).encode("utf-8", "backslashreplace")
    if form == "walkthrough":
        return draft_walkthrough(read_draft(draft)).encode("utf-8", "backslashreplace")
    return formats.write(formats.read_record(draft["okrs"], "okrs"), form)
