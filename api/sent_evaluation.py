"""An evaluation as a request sends it: one JSON body, or JSON Lines, a case a line, with the options in the query.

A line is in the style of OpenAI's batch lines: `custom_id` beside the case, or beside a `body` that holds it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool

from api.bodies import Body, Name, Record
from api.edge import LINES
from api.examples import EVALUATIONS
from api.json_route import JSON, media_type
from api.problems import Problem
from api.strict_json import BadJson, parse
from api.texts import LARGEST
from assistant.checker.config import Preset
from assistant.errors import UnreadableInput
from assistant.formats.okr_fields import OBJECTIVE_FIELDS, SET_FIELDS
from evals.case_reader import GOLD, read_case

MOST_CASES, MOST_RESULTS = 20_000, 100_000
_MOST_ERRORS = 20
_ROUTE = "/v1/evaluations"
_LINE_KEYS = {"custom_id", "method", "url", "body"}
_KNOWN = {
    *("custom_id", "id", "notes", "text", "okrs", "draft", "role", "phase", "team_kind", "cycle", "as_of", "documents"),
    *("gold", "parked", "tags", "objective", *GOLD, *SET_FIELDS, *OBJECTIVE_FIELDS),
}
_NAME: TypeAdapter[str] = TypeAdapter(Name)
_RECORD: TypeAdapter[dict[str, Any]] = TypeAdapter(Record)


class EvaluationOptions(Body):
    """How cases are drafted and judged: under every model and every house style that is named."""

    name: Name | None = Field(None, description="What lists and reports call it.")
    models: list[Name] = Field([], max_length=8, description="`offline` or models' names; none takes the server's.")
    presets: list[Preset] = Field([], max_length=3, description="House styles to hold the OKRs to.")
    repeat: int = Field(1, ge=1, le=20, description="How often each case is drafted.")


class EvaluationBody(EvaluationOptions):
    """Cases, and how they are drafted and judged."""

    cases: list[Any] = Field(
        min_length=1,
        max_length=MOST_CASES,
        description="Each with a `custom_id`, and `notes` to draft from (with `role`, `phase`, `team_kind`, `cycle`,"
        " `as_of`, `documents`), or `okrs` or a `draft` to judge; labels of what is right stand in `gold`.",
    )
    config: dict[str, Any] | None = Field(
        None, description="The team's house style, with the keys of okr.toml; presets take its place."
    )


@dataclass(frozen=True, slots=True)
class SentEvaluation:
    """What is asked for: the cases, a line of JSON each, and how many of them are to be drafted."""

    options: EvaluationOptions
    config: dict[str, Any]
    cases: tuple[str, ...]
    drafted: int


def _read(content: bytes, kind: str, query: Mapping[str, Any]) -> SentEvaluation:
    if kind == JSON:
        body = EvaluationBody.model_validate(parse(content))
        options: EvaluationOptions = body
        found = _cases((f"cases.{at}", one) for at, one in enumerate(body.cases))
        return SentEvaluation(options, body.config or {}, *found)
    options = EvaluationOptions.model_validate(query)
    return SentEvaluation(options, {}, *_cases(_lines(content)))


def _lines(content: bytes) -> Iterator[tuple[str, object]]:
    """Give each line that is not empty, with where it stands; one that cannot be read as what is wrong with it."""
    count = 0
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        count += 1
        if count > MOST_CASES:
            raise Problem(422, "invalid_request", f"An evaluation takes {MOST_CASES:,} cases at most; send several.")
        where = f"line {number}"
        try:
            yield where, parse(line)
        except BadJson as error:
            yield where, error


def _cases(sent: Iterable[tuple[str, object]]) -> tuple[tuple[str, ...], int]:
    """Read the cases, and count those that are to be drafted. Raises Problem, naming line and field."""
    lines, wrong, drafted = [], [], 0
    seen: dict[str, str] = {}
    for where, value in sent:
        try:
            record = _case(value)
            id = record["id"]
            if id in seen:
                raise UnreadableInput(f"custom_id {id!r} stands in {seen[id]}, too; give each case one of its own.")
            seen[id] = where
            drafted += read_case(record, "", id).okrs is None
            lines.append(json.dumps(record, separators=(",", ":")))
        except UnreadableInput as error:
            wrong.append({"field": where, "message": str(error).removeprefix(": ").rstrip(".")})
            if len(wrong) == _MOST_ERRORS:
                break
    if wrong:
        sentence = "; ".join(f"{one['field']}: {one['message']}" for one in wrong[:3]) + "."
        raise Problem(422, "invalid_request", sentence, wrong)
    if not lines:
        raise Problem(422, "invalid_request", "The body holds no case; send one a line.")
    return tuple(lines), drafted


def _case(value: object) -> dict[str, Any]:
    """Give a case with its `custom_id` as its id. Raises UnreadableInput."""
    if isinstance(value, UnreadableInput):
        raise value
    if not isinstance(value, dict):
        raise UnreadableInput('a case must be an object such as {"custom_id": "a", "notes": "..."}.')
    case = _unwrapped(value)
    try:
        id = _NAME.validate_python(value.get("custom_id"))
    except ValidationError:
        raise UnreadableInput("custom_id must be a text of one line, 200 characters at most.") from None
    try:
        _RECORD.validate_python(case)
    except ValidationError:
        raise UnreadableInput("it holds a NUL, which no text does.") from None
    _refuse_unknown(case)
    if len(json.dumps(case)) > LARGEST:
        raise UnreadableInput(f"it is longer than the {LARGEST:,} characters that a case may have.")
    return {**{key: one for key, one in case.items() if key != "custom_id"}, "id": id}


def _unwrapped(line: dict[str, Any]) -> dict[str, Any]:
    """Give the case of a line: its `body` where it has one. Raises UnreadableInput."""
    if "body" not in line:
        return line
    body = line["body"]
    if not isinstance(body, dict):
        raise UnreadableInput("body must be an object.")
    for key in line.keys() - _LINE_KEYS:
        raise UnreadableInput(f"{_shown(key)} stands beside body; only custom_id, method and url do.")
    if line.get("method", "POST") != "POST" or line.get("url", _ROUTE) != _ROUTE:
        raise UnreadableInput(f"method and url must be POST and {_ROUTE}, or be left out.")
    return body


def _refuse_unknown(case: dict[str, Any]) -> None:
    """Refuse a field that nobody reads, so that a typo is never silently dropped. Raises UnreadableInput."""
    gold = case.get("gold")
    if "must_not_regex" in case or (isinstance(gold, dict) and "must_not_regex" in gold):
        # A pattern can be made to run for ever, and would take the service with it.
        raise UnreadableInput("gold.must_not_regex is taken from files only; name texts in gold.must_not_appear.")
    if "provenance" not in case:  # else it is a draft, as it was handed out
        for key in case.keys() - _KNOWN:
            raise UnreadableInput(f"{_shown(key)} is no field of a case.")


def _shown(key: str) -> str:
    return json.dumps(key[:40])


async def _sent(request: Request) -> SentEvaluation:
    kind = media_type(request)
    if kind != JSON and kind not in LINES:
        raise Problem(415, "unsupported_media_type", f"Send the cases as {JSON}, or as {LINES[0]}, a case a line.")
    query = _query(request)
    if kind == JSON and query:
        raise Problem(422, "invalid_request", "Options stand in the body; the query has them for JSON Lines only.")
    content = await request.body()
    try:
        return await run_in_threadpool(_read, content, kind, query)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        raise RequestValidationError([{**one, "loc": ("body", *one["loc"])} for one in errors]) from None
    except BadJson as error:
        raise Problem(400, error.code, str(error)) from None


def _query(request: Request) -> dict[str, Any]:
    """Give the options in the query; those that can be several are lists."""
    given = request.query_params
    lists = ("models", "presets")
    return {key: given.getlist(key) if key in lists else given[key] for key in given}


SentEvaluationDep = Annotated[SentEvaluation, Depends(_sent)]

# What the OpenAPI description says of it; the framework describes one media type a body only.
REQUEST_BODY = {
    "required": True,
    "content": {
        JSON: {"schema": {"$ref": "#/components/schemas/EvaluationBody"}, "examples": EVALUATIONS},
        LINES[0]: {
            "schema": {
                "type": "string",
                "title": "EvaluationLines",
                "description": "A case a line, up to 20 MB; `custom_id` names it, and the case stands beside it or in"
                " `body`. The options stand in the query: `name`, `models` and `presets`, each as often as there are"
                " several, and `repeat`.",
            },
        },
    },
}
PARAMETERS = [
    {
        "name": name,
        "in": "query",
        "required": False,
        "description": f"With JSON Lines only. {field.get('description', '')}".strip(),
        "schema": {key: value for key, value in field.items() if key not in ("description", "default")},
    }
    for name, field in EvaluationOptions.model_json_schema()["properties"].items()
]
