"""The answer a model is asked for: its strict JSON schema, and a reader that takes answers which keep to it loosely."""

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, FiniteFloat, model_validator

from assistant.drafter.model import ModelFault
from assistant.drafter.model_faults import INVALID
from assistant.language.quantity import Comparator
from assistant.okr import Category, Commitment, Direction, Indicator, TargetSource

Asked = Literal["baseline", "target", "due", "metric", "measured_by", "owner"]


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


class KeyResultAnswer(Part):
    """A key result, its proof first, so that the model looks there before it writes numbers."""

    facts: list[str] = []
    quotes: list[Cited] = []
    metric: str | None = None
    baseline: FiniteFloat | None = None
    baseline_unit: str | None = None
    target: FiniteFloat | None = None
    target_source: TargetSource = "stated"
    comparator: Comparator | None = None
    unit: str | None = None
    relative_change: FiniteFloat | None = None
    change: FiniteFloat | None = None
    direction: Direction | None = None
    due: str | None = None
    indicator: Indicator | None = None
    category: Category | None = None
    commitment: Commitment | None = None
    measured_by: str | None = None
    how_might_we: str | None = None
    initiatives: list[str] = []
    text: str


class ObjectiveAnswer(Part):
    """An objective with its key results."""

    quotes: list[Cited] = []
    why: str | None = None
    aligned_to: str | None = None
    title: str
    key_results: list[KeyResultAnswer] = []


class QuestionAnswer(Part):
    """A question to the team; `objective` and `key_result` count from 1."""

    text: str
    objective: int | None = None
    key_result: int | None = None
    field: Asked | None = None


class ParkedAnswer(Part):
    """A request that is no result, and the key result it could serve."""

    quote: Cited
    request: str
    why: str
    objective: int | None = None
    key_result: int | None = None


class Answer(Part):
    """A whole draft."""

    objectives: list[ObjectiveAnswer]
    questions: list[QuestionAnswer] = []
    parked: list[ParkedAnswer] = []


_MOST = {
    "objectives": 3,
    "key_results": 5,
    "quotes": 4,
    "facts": 4,
    "initiatives": 3,
    "questions": 8,
    "parked": 12,
}
_OPENINGS = 8  # braces at which an answer may begin, where a server thinks aloud first


def response_format(longest: int | None = None) -> dict[str, Any]:
    """Give the `response_format` of a request: every field demanded, nothing else allowed.

    `longest`: characters of each string. With it come limits on lists too: not every server's strict mode knows such
    limits, but local grammars do, and small models find no end without them.
    """
    whole = Answer.model_json_schema()
    schema = _strict(whole, whole.get("$defs", {}), longest, None)
    return {"type": "json_schema", "json_schema": {"name": "okr_draft", "strict": True, "schema": schema}}


def _strict(node: Any, parts: dict[str, Any], longest: int | None, name: str | None) -> dict[str, Any]:
    """Write out one node of pydantic's schema with the few words that every server's strict mode knows."""
    if "$ref" in node:
        return _strict(parts[node["$ref"].rpartition("/")[2]], parts, longest, name)
    if "anyOf" in node:
        (kind,) = (one for one in node["anyOf"] if one.get("type") != "null")
        inner = _strict(kind, parts, longest, name)
        inner["type"] = [inner["type"], "null"]
        if "enum" in inner:
            inner["enum"] = [*inner["enum"], None]
        return inner
    kind = node["type"]
    if kind == "object":
        fields = {key: _strict(field, parts, longest, key) for key, field in node["properties"].items()}
        return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    if kind == "array":
        items = _strict(node["items"], parts, longest, None)
        limit = {} if longest is None else {"maxItems": _MOST[name or ""]}
        return {"type": "array", "items": items, **limit}
    if "enum" in node:
        return {"type": kind, "enum": node["enum"]}
    return {"type": kind, "maxLength": longest} if longest is not None and kind == "string" else {"type": kind}


def read_answer(text: str) -> Answer:
    """Read an answer. Words or a fence round the JSON are passed over; anything else that is wrong is a ModelFault."""
    decoder = json.JSONDecoder(parse_constant=_refuse)
    start = text.find("{")
    for _ in range(_OPENINGS):
        if start < 0:
            break
        try:
            # Reads one whole object and lets what stands behind it be; one that was cut never ends.
            data, _end = decoder.raw_decode(text, start)
            return Answer.model_validate(data)
        except (ValueError, RecursionError):
            start = text.find("{", start + 1)
    raise ModelFault("model_invalid", INVALID)


def _refuse(constant: str) -> None:
    raise ValueError(constant)
