"""Keys over HTTP: who is let in, how far, and how often."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from api.app import ROUTERS
from api.caller import SCOPES, Scope
from api.keyed_route import KeyedRoute
from api.store.key import Made
from tests.api.http import problem
from tests.api.keyed import bearer, keyed_service, made_key, revoke
from tests.places import ON_ALL_IN_TIME

pytestmark = ON_ALL_IN_TIME

OPEN = {"/healthz", "/readyz", "/openapi.json", "/v1/session"}
PAGE = {"/", "/c/{id}", "/library", "/history", "/rules", "/rules/{code}", "/page/{name:path}"}
# Each with a body that would be taken, were the key.
NEEDS: dict[tuple[str, str], Scope] = {
    ("POST", "/v1/drafts"): "draft",
    ("GET", "/v1/drafts"): "read",
    ("GET", "/v1/drafts/{id}"): "read",
    ("GET", "/v1/drafts/{id}/export"): "read",
    ("DELETE", "/v1/drafts/{id}"): "draft",
    ("POST", "/v1/drafts/{id}/feedback"): "draft",
    ("GET", "/v1/feedback"): "read",
    ("POST", "/v1/conversations"): "draft",
    ("GET", "/v1/conversations"): "read",
    ("GET", "/v1/conversations/{id}"): "read",
    ("PATCH", "/v1/conversations/{id}"): "draft",
    ("DELETE", "/v1/conversations/{id}"): "draft",
    ("POST", "/v1/conversations/{id}/messages"): "draft",
    ("POST", "/v1/evaluations"): "draft",
    ("GET", "/v1/evaluations"): "read",
    ("GET", "/v1/evaluations/{id}"): "read",
    ("DELETE", "/v1/evaluations/{id}"): "draft",
    ("POST", "/v1/evaluations/{id}/cancel"): "draft",
    ("POST", "/v1/evaluations/{id}/resume"): "draft",
    ("GET", "/v1/evaluations/{id}/results"): "read",
    ("GET", "/v1/evaluations/{id}/errors"): "read",
    ("GET", "/v1/evaluations/{id}/report"): "read",
    ("POST", "/v1/checks"): "read",
    ("POST", "/v1/evidence"): "read",
    ("POST", "/v1/documents"): "draft",
    ("GET", "/v1/documents"): "read",
    ("GET", "/v1/documents/{id}"): "read",
    ("DELETE", "/v1/documents/{id}"): "draft",
    ("POST", "/v1/search"): "read",
    ("GET", "/v1/rules"): "read",
    ("GET", "/v1/rules/{code}"): "read",
    ("GET", "/metrics"): "admin",
}
BODIES: dict[str, Any] = {
    "/v1/drafts": {"notes": "Churn is at 4%.", "documents": []},
    "/v1/drafts/{id}/feedback": {"thumb": "up"},
    "/v1/conversations": {},
    "/v1/conversations/{id}": {"title": "Onboarding"},
    "/v1/conversations/{id}/messages": {"text": "Churn is at 4%."},
    "/v1/evaluations": {"cases": [{"custom_id": "a", "objective": "Keep clients"}]},
    "/v1/checks": {"okrs": [{"objective": "Keep clients", "key_results": []}]},
    "/v1/evidence": {"text": "Churn is at 4%."},
    "/v1/documents": {"id": "a.md", "text": "We grow in Norway."},
    "/v1/search": {"text": "Norway"},
}


@pytest.fixture
def keyed(home: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    with keyed_service(monkeypatch) as client:
        yield client


def called(client: TestClient, method: str, path: str, key: Made | str | None, **more: Any) -> Any:
    body = BODIES.get(path) if method in ("POST", "PATCH") else None
    headers = {} if key is None else bearer(key)
    return client.request(method, path.format(id="none", code="KR001"), json=body, headers=headers, **more)


def operations(client: TestClient) -> dict[tuple[str, str], dict[str, Any]]:
    described = client.get("/openapi.json").json()["paths"]
    return {(method.upper(), path): told for path, found in described.items() for method, told in found.items()}


def test_every_operation_declares_how_far_a_key_must_go(keyed: TestClient) -> None:
    found = operations(keyed)
    assert {place for place in found if place[1] not in OPEN} == set(NEEDS)
    for place, told in found.items():
        if place in NEEDS:
            assert told["security"] == [{"key": [NEEDS[place]]}], place
            assert {"401", "403", "429"} <= set(told["responses"]), place
        else:
            assert "security" not in told, place


def test_every_route_looks_at_the_key_before_it_reads_a_body(keyed: TestClient) -> None:
    routes = [route for router in ROUTERS for route in router.routes]
    assert all(isinstance(route, APIRoute) for route in routes)
    assert {route.path for route in routes if not isinstance(route, KeyedRoute)} <= OPEN | PAGE  # type: ignore[attr-defined]


def test_the_description_tells_programs_how_to_send_a_key(keyed: TestClient) -> None:
    schemes = keyed.get("/openapi.json").json()["components"]["securitySchemes"]
    assert (schemes["key"]["type"], schemes["key"]["scheme"]) == ("http", "bearer")


@pytest.mark.parametrize(("method", "path"), NEEDS)
def test_without_a_key_nothing_is_given(keyed: TestClient, method: str, path: str) -> None:
    response = called(keyed, method, path, None)
    problem(response, 401, "unauthorized")
    assert response.headers["www-authenticate"] == "Bearer"


def test_who_has_no_key_is_told_that_before_what_is_wrong_with_the_body(keyed: TestClient) -> None:
    sent = keyed.post("/v1/checks", content=b"{", headers={"content-type": "text/plain"})
    problem(sent, 401, "unauthorized")


@pytest.mark.parametrize("path", sorted(OPEN))
def test_health_and_the_description_need_no_key(keyed: TestClient, path: str) -> None:
    assert keyed.get(path).status_code == 200


def test_whatever_is_wrong_with_a_key_the_answer_is_the_same(keyed: TestClient) -> None:
    good = made_key("growth", "admin")
    revoked, expired = made_key("growth", "admin"), made_key("growth", "admin", expires=datetime.now(UTC))
    revoke(revoked)
    wrong = good.secret[:-4] + ("0000" if good.secret[-4:] != "0000" else "1111")
    unknown = f"plumb_{'0' * 12}_{'0' * 48}"
    told = []
    for sent in (
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": f"Basic {good.secret}"},
        {"authorization": good.secret},
        {"authorization": f"Bearer {good.secret} {good.secret}"},
        {"x-api-key": good.secret},
        *(bearer(key) for key in (wrong, unknown, revoked, expired, "x" * 5000)),
    ):
        response = keyed.get("/v1/drafts", headers={**sent, "x-request-id": "one"})
        problem(response, 401, "unauthorized")
        asked = 'Bearer error="invalid_token"' if sent.get("authorization", "").startswith("Bearer ") else "Bearer"
        assert response.headers["www-authenticate"] == asked
        told.append((response.content, {**response.headers, "www-authenticate": ""}))
    assert all(one == told[0] for one in told)
    assert keyed.get("/v1/drafts", headers=bearer(good)).status_code == 200


def test_a_key_is_taken_from_one_header_and_from_nowhere_else(keyed: TestClient) -> None:
    key = made_key("growth", "read")
    twice = [("authorization", f"Bearer {key.secret}"), ("authorization", f"Bearer {key.secret}")]
    problem(keyed.get("/v1/rules", headers=twice), 401, "unauthorized")
    problem(keyed.get("/v1/rules", params={"key": key.secret, "access_token": key.secret}), 401, "unauthorized")
    assert keyed.get("/v1/rules", headers={"authorization": f"bearer {key.secret}"}).status_code == 200


@pytest.mark.parametrize(("method", "path"), NEEDS)
def test_a_key_does_what_its_scope_allows_and_no_more(keyed: TestClient, method: str, path: str) -> None:
    needed = NEEDS[method, path]
    for scope in SCOPES:
        response = called(keyed, method, path, made_key("growth", scope))
        if SCOPES.index(scope) < SCOPES.index(needed):
            problem(response, 403, "scope_too_small")
            assert response.headers["www-authenticate"] == f'Bearer error="insufficient_scope", scope="{needed}"'
        else:
            assert response.is_success or response.json()["code"] == "not_found", response.text


def test_to_erase_from_the_disk_needs_more_than_to_remove(keyed: TestClient) -> None:
    drafting, admin = made_key("growth", "draft"), made_key("growth", "admin")
    for key, status in ((drafting, 403), (admin, 200)):
        called(keyed, "POST", "/v1/documents", drafting)
        response = keyed.delete("/v1/documents/a.md?erase=true", headers=bearer(key))
        assert response.status_code == status, response.text
    called(keyed, "POST", "/v1/documents", drafting)
    assert keyed.delete("/v1/documents/a.md", headers=bearer(drafting)).status_code == 204


def test_a_revoked_key_is_refused_at_once(keyed: TestClient) -> None:
    key = made_key("growth", "read")
    assert keyed.get("/v1/rules", headers=bearer(key)).status_code == 200
    revoke(key)
    problem(keyed.get("/v1/rules", headers=bearer(key)), 401, "unauthorized")


def test_a_key_sees_its_own_workspace_only(keyed: TestClient) -> None:
    ours, theirs = made_key("growth", "draft"), made_key("sales", "admin")
    made = called(keyed, "POST", "/v1/drafts", ours).json()["id"]
    called(keyed, "POST", "/v1/documents", ours)
    for path in (f"/v1/drafts/{made}", f"/v1/drafts/{made}/export", "/v1/documents/a.md"):
        assert keyed.get(path, headers=bearer(ours)).status_code == 200
        problem(keyed.get(path, headers=bearer(theirs)), 404, "not_found")
    assert keyed.get("/v1/drafts", headers=bearer(theirs)).json()["data"] == []
    assert called(keyed, "POST", "/v1/search", theirs).json()["hits"] == []


def test_no_key_is_ever_written_down(keyed: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    key = made_key("growth", "read", requests_a_minute=2)
    with caplog.at_level(logging.DEBUG):
        for sent in (key.secret, key.secret[:-1], key.secret, key.secret):
            keyed.get("/v1/rules", headers=bearer(sent))
        called(keyed, "POST", "/v1/drafts", key)
    assert key.secret[19:-1] not in caplog.text


def test_requests_of_a_minute_are_counted_told_and_refused_when_spent(keyed: TestClient) -> None:
    key = made_key("growth", "read", requests_a_minute=2)
    first = keyed.get("/v1/rules/KR001", headers=bearer(key))
    assert first.headers["ratelimit-policy"] == '"requests";q=2;w=60'
    name, left, seconds = first.headers["ratelimit"].split(";")
    assert (name, left) == ('"requests"', "r=1")
    assert 1 <= int(seconds.removeprefix("t=")) <= 60
    # A request that fails counts, too, and is told where the key stands.
    assert ";r=0;" in keyed.get("/v1/drafts/none", headers=bearer(key)).headers["ratelimit"]
    refused = keyed.get("/v1/rules/KR001", headers=bearer(key))
    problem(refused, 429, "too_many_requests")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.headers["ratelimit"] == f'"requests";r=0;t={refused.headers["retry-after"]}'


def test_drafts_of_a_day_are_counted_apart(keyed: TestClient) -> None:
    key = made_key("growth", "draft", requests_a_minute=50, drafts_a_day=1)
    first = called(keyed, "POST", "/v1/drafts", key)
    assert first.headers["ratelimit-policy"] == '"requests";q=50;w=60, "drafts";q=1;w=86400'
    assert ', "drafts";r=0;t=' in first.headers["ratelimit"]
    refused = called(keyed, "POST", "/v1/drafts", key)
    problem(refused, 429, "too_many_drafts")
    assert 1 <= int(refused.headers["retry-after"]) <= 86_400
    for other in (called(keyed, "GET", "/v1/drafts", key), called(keyed, "POST", "/v1/documents", key)):
        assert other.is_success
        assert "drafts" not in other.headers["ratelimit"]
    assert len(keyed.get("/v1/drafts", headers=bearer(key)).json()["data"]) == 1


def test_a_draft_that_is_asked_for_again_is_counted_once(keyed: TestClient) -> None:
    key = made_key("growth", "draft", drafts_a_day=1)
    headers = {**bearer(key), "idempotency-key": "one"}
    body = {"notes": "Our goal: raise completion from 61% to 78% by March 2027."}
    assert keyed.post("/v1/drafts", json={"notes": "Plan.", "role": "wizard"}, headers=bearer(key)).status_code == 422
    first = keyed.post("/v1/drafts", json=body, headers=headers)
    assert keyed.post("/v1/drafts", json=body, headers=headers).json() == first.json()
    again = keyed.post("/v1/drafts", json=body, headers={**headers, "idempotency-key": "two"})
    problem(again, 429, "too_many_drafts")


def test_a_key_without_limits_is_told_none(keyed: TestClient) -> None:
    response = keyed.get("/v1/rules/KR001", headers=bearer(made_key("growth", "read")))
    assert "ratelimit" not in response.headers
    assert "ratelimit-policy" not in response.headers


def test_one_key_spends_nothing_of_anothers(keyed: TestClient) -> None:
    ours, theirs = (made_key("growth", "read", requests_a_minute=1) for _ in range(2))
    for key in (ours, theirs):
        assert keyed.get("/v1/rules/KR001", headers=bearer(key)).status_code == 200
    problem(keyed.get("/v1/rules/KR001", headers=bearer(ours)), 429, "too_many_requests")


def test_where_no_keys_are_asked_for_a_key_is_neither_needed_nor_looked_at(client: TestClient) -> None:
    assert client.get("/v1/rules/KR001").status_code == 200
    assert client.get("/v1/rules/KR001", headers=bearer("nonsense")).status_code == 200


def test_a_key_of_yesterday_is_expired(keyed: TestClient) -> None:
    key = made_key("growth", "read", expires=datetime.now(UTC) - timedelta(days=1))
    problem(keyed.get("/v1/rules", headers=bearer(key)), 401, "unauthorized")
