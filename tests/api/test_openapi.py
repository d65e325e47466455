"""The OpenAPI description: the file of docs/ is today's, its examples work, and every answer is described."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import prompts
from api import openapi_file

FILE = Path(__file__).parents[2] / "docs" / "openapi.json"
DESCRIPTION = json.loads(openapi_file.text())
OPERATIONS = [
    (method, path, operation)
    for path, operations in DESCRIPTION["paths"].items()
    for method, operation in operations.items()
]
EXAMPLES = [
    pytest.param(method, path, example["value"], id=f"{operation['operationId']}-{name}")
    for method, path, operation in OPERATIONS
    for kind, content in operation.get("requestBody", {}).get("content", {}).items()
    for name, example in content.get("examples", {}).items()
]


def test_the_file_in_docs_is_todays() -> None:
    assert FILE.read_text(encoding="utf-8") == openapi_file.text(), "run `make docs`"


def test_the_service_gives_the_same_description(client: TestClient) -> None:
    assert client.get("/openapi.json").json() == DESCRIPTION


@pytest.mark.parametrize(("method", "path", "body"), EXAMPLES)
def test_every_example_can_be_sent(client: TestClient, method: str, path: str, body: Any) -> None:
    if documents := body.get("documents"):
        for id in documents:
            client.post("/v1/documents", json={"id": id, "text": "A strategy."})
    if path.startswith("/v1/drafts/{id}"):
        made = client.post("/v1/drafts", json={"notes": "Churn is at 4%, target 3%.", "documents": []})
        path = path.format(id=made.json()["id"])
    if path.startswith("/v1/conversations/{id}"):
        made = client.post("/v1/conversations", json={}).json()["id"]
        path = path.format(id=made)
        client.post(f"/v1/conversations/{made}/messages", json={"text": "Churn is at 4%, target 3%.", "documents": []})
    response = client.request(method, path, json=body)
    assert response.is_success, response.text


def test_each_role_and_phase_has_an_example_of_its_own() -> None:
    content = DESCRIPTION["paths"]["/v1/drafts"]["post"]["requestBody"]["content"]["application/json"]
    named = set(content["examples"])
    assert {f"role-{name}" for name in prompts.names("role")} <= named
    assert {f"phase-{name}" for name in prompts.names("phase")} <= named


def test_operation_ids_make_good_names_in_a_client() -> None:
    ids = [operation["operationId"] for _, _, operation in OPERATIONS]
    assert len(set(ids)) == len(ids)
    assert all(id.isidentifier() and id == id.lower() and "v1" not in id for id in ids), ids


def test_each_operation_stands_under_one_tag_that_is_described() -> None:
    described = {tag["name"] for tag in DESCRIPTION["tags"] if tag["description"]}
    tags = [operation["tags"] for _, _, operation in OPERATIONS]
    assert all(len(named) == 1 for named in tags), tags
    assert {name for named in tags for name in named} == described


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS, ids=lambda value: str(value)[:20])
def test_answers_and_problems_are_described(method: str, path: str, operation: dict) -> None:
    assert operation["summary"]
    assert operation["description"]
    for status, answer in operation["responses"].items():
        kinds = list(answer.get("content", {}))
        if status == "204":
            assert kinds == []
        elif path.endswith("/export") and status == "200":
            assert "text/csv; charset=utf-8" in kinds
            assert "application/problem+json" not in kinds
        elif path.endswith(("/results", "/errors")) and status == "200":
            assert kinds == ["application/jsonl"]
        elif path.endswith("/report") and status == "200":
            assert "text/html; charset=utf-8" in kinds
        elif path == "/metrics" and status == "200":
            assert kinds == ["text/plain; version=0.0.4; charset=utf-8"]
        elif operation["operationId"] in ("create_draft", "send_message") and status == "200":
            assert kinds == ["application/json", "text/event-stream"]
        elif status.startswith("2") or (path == "/readyz" and status == "503"):
            assert kinds == ["application/json"]
            assert answer["content"]["application/json"]["schema"]
        else:
            assert kinds == ["application/problem+json"], (path, status)
    assert "default" in operation["responses"]


def test_every_reference_leads_somewhere() -> None:
    def references(value: Any) -> Any:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            for below in value.values():
                yield from references(below)
        elif isinstance(value, list):
            for below in value:
                yield from references(below)

    found = set(references(DESCRIPTION))
    known = {f"#/components/schemas/{name}" for name in DESCRIPTION["components"]["schemas"]}
    assert found <= known
    assert "#/components/schemas/HTTPValidationError" not in found
