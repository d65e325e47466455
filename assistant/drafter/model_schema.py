"""What every answer of a model has in common: a strict JSON schema, and a reader of answers that keep to it loosely."""

import json
import re
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant.drafter.model import ModelFault
from assistant.drafter.model_faults import INVALID


class Part(BaseModel):
    """A part of an answer. What a loose server leaves out is null or empty; what it adds is dropped."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: Any) -> Any:
        return {key: value for key, value in data.items() if value is not None} if isinstance(data, dict) else data


class Cited(Part):
    """Words of a source: `source` is N1, N2 ... for notes, P1, P2 ... for passages; `line` where lines are numbered."""

    source: str
    line: int | None = None
    text: str


def most(items: int, *, needed: bool = False) -> Any:
    """Give a list that is empty where it is left out; `items` are how many a server may be held to."""
    limit: dict[str, Any] = {"maxItems": items}
    return Field(json_schema_extra=limit) if needed else Field(default=[], json_schema_extra=limit)


_PartT = TypeVar("_PartT", bound=Part)
_BEGUN = re.compile(r'\{\s*"')
_OPENINGS = 8  # braces at which an answer may begin, where a server thinks aloud first


@cache  # clients only read it
def response_format(answer: type[Part], longest: int | None = None) -> dict[str, Any]:
    """Give the `response_format` of a request for an answer: every field demanded, nothing else allowed.

    `longest`: characters of each string. With it come limits on lists too: not every server's strict mode knows such
    limits, but local grammars do, and small models find no end without them.
    """
    whole = answer.model_json_schema()
    schema = _strict(whole, whole.get("$defs", {}), longest)
    return {"type": "json_schema", "json_schema": {"name": answer.__name__, "strict": True, "schema": schema}}


def _strict(node: Any, parts: dict[str, Any], longest: int | None) -> dict[str, Any]:
    """Write out one node of pydantic's schema with the few words that every server's strict mode knows."""
    if "$ref" in node:
        return _strict(parts[node["$ref"].rpartition("/")[2]], parts, longest)
    if "anyOf" in node:
        (kind,) = (one for one in node["anyOf"] if one.get("type") != "null")
        inner = _strict(kind, parts, longest)
        inner["type"] = [inner["type"], "null"]
        if "enum" in inner:
            inner["enum"] = [*inner["enum"], None]
        return inner
    kind = node["type"]
    if kind == "object":
        fields = {key: _strict(field, parts, longest) for key, field in node["properties"].items()}
        return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    if kind == "array":
        items = _strict(node["items"], parts, longest)
        limit = {} if longest is None else {"maxItems": node["maxItems"]}
        return {"type": "array", "items": items, **limit}
    if "enum" in node:
        return {"type": kind, "enum": node["enum"]}
    return {"type": kind, "maxLength": longest} if longest is not None and kind == "string" else {"type": kind}


def read_answer(answer: type[_PartT], text: str) -> _PartT:
    """Read an answer. Words or a fence round the JSON are passed over; anything else that is wrong is a ModelFault."""
    decoder = json.JSONDecoder(parse_constant=_refuse)
    start = text.find("{")
    for _ in range(_OPENINGS):
        if start < 0:
            break
        try:
            # Reads one whole object and lets what stands behind it be; one that was cut never ends.
            data, _end = decoder.raw_decode(text, start)
            return answer.model_validate(data)
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
    raise ModelFault("model_invalid", INVALID)


def is_cut(text: str) -> bool:
    """Say whether an answer begins an object that it does not end."""
    begun = _BEGUN.search(text)
    try:
        return begun is not None and not json.JSONDecoder().raw_decode(text, begun.start())
    except (ValueError, RecursionError):
        return True


def _refuse(constant: str) -> None:
    raise ValueError(constant)
