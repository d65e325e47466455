"""Whatever a client sends, it gets an answer or a problem, and the service goes on."""

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

import prompts
from api import answers, bodies
from api.app import create_app
from api.settings import Settings
from assistant.checker.config import Config
from tests.api.http import problem

WORDS = st.sampled_from(
    [
        "pm",
        "deliver",
        "2027-Q1",
        "2027-01-12",
        "offline",
        "KR001",
        "strict",
        "Goal: cut churn from 4% to 3%",
    ]
)
TEXTS = st.text(max_size=40) | WORDS
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)
OKRS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("objective", "key_results", "objectives", "cycle", "id", "owner", "version"), VALUES)
)
NOTES = st.lists(st.fixed_dictionaries({"id": TEXTS, "text": TEXTS}), max_size=3)
RULE = st.fixed_dictionaries(
    {"code": st.just("TEAM001"), "name": st.just("house-word"), "message": TEXTS},
    optional={
        "words": st.lists(TEXTS, max_size=2),
        **dict.fromkeys(("pattern", "bad", "good", "why"), TEXTS),
        "applies_to": VALUES,
    },
)
CONFIG = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys((field.name for field in fields(Config)), VALUES)
    | {
        "fiscal_year_start": st.integers(1, 12) | VALUES,
        "framework": st.dictionaries(TEXTS, st.dictionaries(TEXTS, st.lists(TEXTS, max_size=2))) | VALUES,
        "rule": st.lists(RULE, max_size=1) | VALUES,
    },
)
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    "okrs": OKRS | st.lists(OKRS, max_size=3),
    "parents": st.lists(OKRS, max_size=2),
    "notes": TEXTS | NOTES,
    "config": CONFIG,
    "text": TEXTS,
    "role": st.sampled_from(prompts.names("role")),
    "phase": st.none() | st.sampled_from(prompts.names("phase")),
    "team_kind": st.none() | st.sampled_from(prompts.names("team_kind")),
    "cycle": st.sampled_from(["2027-Q1", "2027"]),
    "as_of": st.just("2027-01-12"),
    "model": st.just("offline"),
    "documents": st.just([]),
    "fallback": st.booleans(),
    "keep": st.booleans(),
    "k": st.integers(1, 100),
}
ROUTES = [
    ("/v1/drafts", bodies.DraftBody, answers.Draft),
    ("/v1/checks", bodies.CheckBody, answers.Reports),
    ("/v1/evidence", bodies.EvidenceBody, None),
    ("/v1/documents", bodies.DocumentBody, answers.Document),
    ("/v1/search", bodies.SearchBody, answers.Hits),
]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data_dir=Path(tmp_path_factory.mktemp("data")), model="offline")
    with TestClient(create_app(settings), "http://localhost", raise_server_exceptions=False) as client:
        yield client


def sent(body: type[bodies.Body]) -> st.SearchStrategy[Any]:
    """Give bodies with the fields of a route, all as they may well be, but for one at times."""
    likely = {name: LIKELY.get(name, TEXTS) for name in body.model_fields}
    needed = {name: likely.pop(name) for name, field in body.model_fields.items() if field.is_required()}
    bent = st.just({}) | st.dictionaries(st.sampled_from(list(body.model_fields)), VALUES, max_size=1)
    return st.builds(lambda good, bad: {**good, **bad}, st.fixed_dictionaries(needed, optional=likely), bent)


@pytest.mark.parametrize(("route", "body", "answer"), ROUTES, ids=[route for route, _, _ in ROUTES])
@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_gets_an_answer_or_a_problem(
    service: TestClient, data: st.DataObject, route: str, body: type[bodies.Body], answer: Any
) -> None:
    response = service.post(route, json=data.draw(sent(body)))
    if response.is_success:
        if answer is not None:
            answer.model_validate(response.json())
    else:
        assert response.status_code in (400, 422), response.text
        problem(response, response.status_code, response.json()["code"])


@given(path=st.text(max_size=20), query=st.dictionaries(st.sampled_from(["cursor", "limit"]), st.text(max_size=20)))
@settings(max_examples=40, deadline=None)
def test_any_id_and_any_query_get_an_answer_or_a_problem(service: TestClient, path: str, query: dict[str, str]) -> None:
    from urllib.parse import quote

    id = quote(path.encode("utf-8", "replace"), safe="")
    for response in (
        service.get("/v1/documents", params=query),
        service.get(f"/v1/documents/{id}"),
        service.delete(f"/v1/documents/{id}"),
        service.get(f"/v1/rules/{id}"),
    ):
        if not response.is_success:
            assert response.status_code in (404, 422), response.text
            problem(response, response.status_code, response.json()["code"])


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/v1/documents", [], "the body must be an object"),
        ("/v1/documents", None, "the body is missing"),
        ("/v1/drafts", None, "the body is missing"),
        ("/v1/drafts", {"notes": []}, "notes must hold 1 at least"),
        ("/v1/drafts", {"notes": ""}, "notes must not be empty"),
        ("/v1/drafts", {"notes": "a\0"}, "notes holds a NUL"),
        ("/v1/drafts", {"notes": " "}, "notes must not be empty"),
        ("/v1/drafts", {"notes": 1}, "notes must be a list"),
        ("/v1/drafts", {"notes": "a", "keep": "x"}, "keep must be true or false"),
        ("/v1/search", {"text": "a", "k": "x"}, "k must be a whole number"),
        ("/v1/search", {"text": "a", "k": 0}, "k must be 1 or more"),
        ("/v1/search", {"text": "a", "k": 101}, "k must be 100 or less"),
        ("/v1/search", {"text": "a" * 4001}, "text must have 4000 characters at most"),
        ("/v1/checks", {"okrs": [{"objective": 1, "key_results": []}]}, "okrs[1]: "),
        ("/v1/checks", {"okrs": [{"objective": "a\0", "key_results": []}]}, "holds a NUL"),
    ],
    ids=str,
)
def test_a_body_that_does_not_fit_is_told_in_plain_words(client: TestClient, path: str, body: Any, said: str) -> None:
    content = b"" if body is None else json.dumps(body).encode()
    sent = client.post(path, content=content, headers={"content-type": "application/json"})
    assert said in problem(sent, 422, sent.json()["code"])["detail"]


def test_an_address_or_method_that_is_none(client: TestClient) -> None:
    assert "nothing at this address" in problem(client.get("/nope"), 404, "not_found")["detail"]
    assert "does not take this method" in problem(client.put("/v1/drafts"), 405, "method_not_allowed")["detail"]
    broken = client.post(
        "/v1/documents", content=b"nonsense", headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert broken.status_code in (400, 422)
    assert "syntax" not in broken.text


def test_advice_over_http_names_addresses_not_commands(client: TestClient) -> None:
    assert "GET /v1/rules" in problem(client.get("/v1/rules/XYZ999"), 404, "not_found")["detail"]
