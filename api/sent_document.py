"""A document as a request sends it: as JSON, or as a file of a form, which may hold many, one a line."""

import json
from contextlib import aclosing
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.bodies import DocumentBody
from api.edge import LARGEST_FORM
from api.examples import DOCUMENTS
from api.json_route import JsonRequest, media_type
from api.problems import Problem
from api.sent_lines import SentLines, read_lines
from assistant.errors import UnreadableInput
from retrieval.errors import BadDocument
from retrieval.load import is_lines, load, load_file
from retrieval.loaders.form import READ
from retrieval.passage import SourceDocument

_FORM = "multipart/form-data"
_FIELDS = ("id", "title", "kind")
_NAMED = {field: DocumentBody.model_json_schema()["properties"][field] for field in _FIELDS}

# What the OpenAPI description says of it; the framework describes one media type a body only.
REQUEST_BODY = {
    "required": True,
    "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/DocumentBody"}, "examples": DOCUMENTS},
        _FORM: {
            "schema": {
                "type": "object",
                "title": "DocumentForm",
                "description": f"A file for the library: {READ}; without `id` its name is the document's. JSON Lines"
                " hold many documents, `id`, `title`, `kind` and `text` a line, and take `kind` beside them only.",
                "properties": {
                    "file": {"type": "string", "format": "binary", "title": "File", "description": "The file."},
                    **_NAMED,
                },
                "required": ["file"],
                "additionalProperties": False,
            }
        },
    },
}


async def _sent(request: Request) -> SourceDocument | SentLines:
    kind = media_type(request)
    if kind == "application/json":
        sent = JsonRequest(request.scope, request.receive)
        if not await sent.body():
            raise RequestValidationError([{"type": "missing", "loc": ("body",), "msg": "Field required"}])
        fields = await sent.json()
    elif kind == _FORM:
        form = await _form(request)
        try:
            fields = await _fields(form)
        finally:
            await form.close()
        if isinstance(fields, SentLines):
            return fields
    else:
        raise Problem(415, "unsupported_media_type", f"Send the document as application/json, or a file as {_FORM}.")
    try:
        body = DocumentBody.model_validate(fields)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in errors]) from None
    return load(body.id, body.text, body.kind, body.title)


SentDocument = Annotated[SourceDocument | SentLines, Depends(_sent)]


class _Parser(MultiPartParser):
    spool_max_size = LARGEST_FORM  # nothing that people send lies in a temporary file


async def _form(request: Request) -> FormData:
    async with aclosing(request.stream()) as stream:
        parser = _Parser(request.headers, stream, max_files=1, max_fields=len(_FIELDS), max_part_size=10_000)
        try:
            return await parser.parse()
        except MultiPartException as error:
            raise Problem(400, "bad_request", error.message) from None


async def _fields(form: FormData) -> dict[str, Any] | SentLines:
    fields: dict[str, Any] = {}
    for name, value in form.multi_items():
        if name in fields:
            raise Problem(422, "invalid_request", f"The form holds {json.dumps(name[:40])} twice; send it once.")
        fields[name] = value
    file = fields.pop("file", None)
    if not isinstance(file, UploadFile):
        raise Problem(422, "invalid_request", "The form needs a file in the field file.")
    if any(isinstance(value, UploadFile) for value in fields.values()) or "text" in fields:
        raise Problem(
            422, "invalid_request", "The form takes one file, in the field file, and id, title and kind as text."
        )
    name = file.filename or "the file"
    data = await file.read()
    try:
        if is_lines(name, data):
            if "id" in fields or "title" in fields:
                raise Problem(422, "invalid_request", "A file of many documents names each itself; send kind at most.")
            return await run_in_threadpool(read_lines, name, data, fields.get("kind"))
        fields.setdefault("id", file.filename)
        found = await run_in_threadpool(load_file, name, data, id=fields["id"])
    except BadDocument as error:
        raise Problem(422, UnreadableInput.code, str(error)) from None
    return {"title": found.title, **fields, "text": found.text}
