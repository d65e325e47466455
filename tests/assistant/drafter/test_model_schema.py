"""A strict schema for every answer, and a reader of answers that keep to it loosely."""

import json
from typing import Any

import pytest

from assistant.drafter.model import ModelFault
from assistant.drafter.model_answer import Answer
from assistant.drafter.model_schema import Cited, read_answer, response_format


def objects(node: Any) -> list[dict[str, Any]]:
    found = [node] if isinstance(node, dict) and node.get("type") == "object" else []
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return found + [each for part in inner for each in objects(part)]


def test_every_object_demands_all_its_fields_and_allows_no_other() -> None:
    schema = response_format(Answer)["json_schema"]["schema"]
    found = objects(schema)
    assert len(found) > 1
    assert all(each["required"] == list(each["properties"]) for each in found)
    assert all(each["additionalProperties"] is False for each in found)


def test_limits_are_given_only_where_they_are_asked_for() -> None:
    assert "maxLength" not in json.dumps(response_format(Answer))
    limited = json.dumps(response_format(Answer, longest=200))
    assert '"maxLength": 200' in limited
    assert "maxItems" in limited


@pytest.mark.parametrize(
    "text",
    [
        '{"source": "N1", "text": "late"}',
        'Here it is:\n```json\n{"source": "N1", "line": null, "text": "late", "more": 1}\n```',
        '{this is no JSON} {"source": "N1", "text": "late"}',
    ],
)
def test_words_round_an_answer_and_what_it_adds_are_passed_over(text: str) -> None:
    assert read_answer(Cited, text) == Cited(source="N1", text="late")


@pytest.mark.parametrize("text", ["", "no", '{"source": "N1"', '{"source": "N1", "line": NaN, "text": ""}', "{" * 9])
def test_anything_else_is_a_fault(text: str) -> None:
    with pytest.raises(ModelFault):
        read_answer(Cited, text)
