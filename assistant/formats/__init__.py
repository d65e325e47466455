"""OKR files: `read` takes any form, `write` gives any; one file a format, reader beside writer.

A format's module is imported when it is needed, for the libraries behind some of them are slow to load.
"""

from collections.abc import Mapping
from typing import Any

from assistant.formats.detect import detect
from assistant.formats.document import Document
from assistant.formats.fault import NOWHERE, unreadable
from assistant.formats.okr_fields import okr_set, okr_sets
from assistant.formats.okr_json import okr_json
from assistant.okr import OkrSet

READ_FORMS = ("yaml", "json", "jsonl", "markdown", "text", "csv")
WRITE_FORMS = ("yaml", "json", "jsonl", "markdown", "text", "csv", "jira", "docx")

__all__ = [
    "READ_FORMS",
    "WRITE_FORMS",
    "Document",
    "okr_json",
    "read",
    "read_document",
    "read_line",
    "read_record",
    "write",
]


def read(text: str, name: str, form: str | None = None) -> tuple[OkrSet, ...]:
    """Read the OKR sets of a text in `form`, or in the form its content and then its name show.

    `name` is how errors call the text. Raises UnreadableInput naming file, line and field.
    """
    return read_document(text, name, form).sets


def read_document(text: str, name: str, form: str | None = None) -> Document:
    """Read the OKR sets of a text as `read` does, and keep the text, to say where their sentences stand."""
    text = text.removeprefix("\ufeff")
    form = form or detect(text, name)
    if form == "yaml":
        from assistant.formats.yaml_form import tree
    elif form == "json":
        from assistant.formats.json_form import tree
    elif form == "jsonl":
        from assistant.formats.jsonl_form import tree
    elif form == "csv":
        from assistant.formats.csv_form import tree
    elif form == "markdown":
        from assistant.formats.markdown_form import tree
    elif form == "text":
        from assistant.formats.text_form import tree
    else:
        raise unreadable(name, None, f"OKRs are not read from {form!r}; the forms are {', '.join(READ_FORMS)}")
    found = tree(text, name)
    return Document(name, text, okr_sets(found, name), form, found.line)


def read_line(record: Mapping[str, Any], line: str, name: str, number: int) -> Document:
    """Read one line of JSON Lines, given its object and its text. Raises UnreadableInput naming line and field."""
    return Document(name, line, (read_record(record, f"{name}:{number}"),), "jsonl", first_line=number)


def read_record(record: Mapping[str, Any], where: str) -> OkrSet:
    """Read one OKR set from plain values: the long form, the short form, or a draft. `where` is how errors call it."""
    return okr_set(record, where, NOWHERE)


def write(okrs: OkrSet, form: str) -> bytes:
    """Write an OKR set in `form`, text as UTF-8. YAML and JSON keep every field; the others what people read."""
    if form == "yaml":
        from assistant.formats.yaml_form import write as writer
    elif form == "json":
        from assistant.formats.json_form import write as writer
    elif form == "jsonl":
        from assistant.formats.jsonl_form import write as writer
    elif form == "markdown":
        from assistant.formats.markdown_form import write as writer
    elif form == "text":
        from assistant.formats.text_form import write as writer
    elif form == "csv":
        from assistant.formats.csv_form import write as writer
    elif form == "jira":
        from assistant.formats.jira_form import write as writer
    elif form == "docx":
        from assistant.formats.docx_form import write as writer
    else:
        raise unreadable(form, None, f"OKRs are not written in this form; the forms are {', '.join(WRITE_FORMS)}")
    return writer(okrs)
