"""Reads the answers of the HTTP service as a strict client does."""

from typing import Any, TypeVar

import httpx2
from pydantic import BaseModel

from api import answers

Model = TypeVar("Model", bound=BaseModel)
PLAIN = {
    "id": "growth-sync.md",
    "text": "Onboarding completion is at 61%. We agreed to get it to 78% by 31 March 2027.",
}


def answered(response: httpx2.Response, model: type[Model], status: int = 200) -> Any:
    """Give the JSON of an answer, after making sure that it is what the description promises."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    model.model_validate(response.json())
    return response.json()


def problem(response: httpx2.Response, status: int, code: str) -> dict[str, Any]:
    """Give a problem, after making sure that it is one: typed, in one sentence, with nothing of the insides."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = response.json()
    answers.Problem.model_validate(found)
    assert found["status"] == status
    assert found["code"] == code, found
    assert found["request_id"] == response.headers["x-request-id"]
    assert found["detail"].endswith((".", "?")), found["detail"]
    assert "\n" not in found["detail"]
    assert "Traceback" not in response.text
    return found
