"""What strangers, floods and broken requests get: a problem, and nothing of what they sent."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.edge import LARGEST_BODY
from api.logs import Lines
from tests.api.http import answered, problem

ROUTES = ("/v1/drafts", "/v1/checks", "/v1/evidence", "/v1/documents", "/v1/search")
SECRET = "Zebra-quartz-41"
JSON = {"content-type": "application/json"}
BROKEN = {
    "cut": b'{"notes": "' + SECRET.encode(),
    "not a number": b'{"notes": NaN}',
    "endless": b'{"notes": "a", "k": 1e999}',
    "many digits": b'{"notes": "a", "k": ' + b"9" * 5000 + b"}",
    "deep": b'{"notes": ' + b"[" * 100_000,
    "deep and whole": b'{"okrs": ' + b"[" * 500 + b"]" * 500 + b"}",
    "half a character": b'{"notes": "' + SECRET.encode() + b' \\ud800"}',
    "half a character as key": b'{"\\ud800": 1}',
    "not UTF-8": b'{"notes": "\xff"}',
    "UTF-16": '{"notes": "a"}'.encode("utf-16"),
}
WRONG = {
    "a list": b"[]",
    "null": b"null",
    "a number": b"1",
    "no field": b"{}",
    "unknown field": b'{"' + SECRET.encode() + b'": 1}',
    "NUL": b'{"notes": "a\\u0000b", "text": "a\\u0000b", "id": "a\\u0000"}',
    "blank": b'{"notes": " \\n ", "text": " ", "id": " "}',
    "wrong kinds": b'{"notes": 3, "text": [], "okrs": {}, "id": {}}',
}


@pytest.fixture
def client(shared_client: TestClient) -> TestClient:
    return shared_client


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_broken_json_is_a_problem(client: TestClient, route: str, body: bytes) -> None:
    found = problem(client.post(route, content=body, headers=JSON), 400, "bad_json")
    assert SECRET not in json.dumps(found)


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_a_body_that_does_not_fit_names_the_fields(client: TestClient, route: str, body: bytes) -> None:
    found = problem(client.post(route, content=body, headers=JSON), 422, "invalid_request")
    assert found["errors"]
    assert all(set(error) == {"field", "message"} for error in found["errors"])


@pytest.mark.parametrize("route", ROUTES)
def test_no_body_is_a_problem(client: TestClient, route: str) -> None:
    assert client.post(route, headers=JSON).status_code in (400, 422)


def test_a_long_name_of_a_wrong_field_is_not_repeated_whole(client: TestClient) -> None:
    names = {f"{number}{'x' * 10_000}": 1 for number in range(100)}
    assert len(client.post("/v1/search", json={"text": "a", **names}).content) < 5_000


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
def test_other_media_types_are_refused(client: TestClient, route: str, kind: str) -> None:
    problem(client.post(route, content=b"{}", headers={"content-type": kind}), 415, "unsupported_media_type")


@pytest.mark.parametrize("route", ROUTES)
def test_a_large_body_is_refused(client: TestClient, route: str) -> None:
    body = b'{"notes": "' + b"a" * LARGEST_BODY + b'"}'
    problem(client.post(route, content=body, headers=JSON), 413, "too_large")


def test_a_large_body_without_a_length_is_refused(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"notes": "'
        for _ in range(50):
            yield b"a" * 100_000
        yield b'"}'

    problem(client.post("/v1/drafts", content=pieces(), headers=JSON), 413, "too_large")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:8000", "localhost@evil", ""])
def test_a_name_that_is_not_this_machine_is_refused(client: TestClient, host: str) -> None:
    problem(client.get("/healthz", headers={"host": host}), 400, "bad_host")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8000", "[::1]:8000", "127.9.9.9"])
def test_this_machine_answers_by_all_its_names(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).json() == {"status": "ok"}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9000"])
def test_a_page_of_another_site_is_refused(client: TestClient, origin: str) -> None:
    problem(client.post("/v1/drafts", json={"notes": "a"}, headers={"origin": origin}), 403, "foreign_origin")


def test_a_page_of_the_same_site_is_served(client: TestClient) -> None:
    assert client.get("/healthz", headers={"origin": "http://127.0.0.1:8000"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/nothing", "/v1", "/v1/nothing", "/v1/drafts/x", "/docs", "/v1/checks/", "/v1/rules/x/y"]
)
def test_what_is_not_there_is_a_problem(client: TestClient, path: str) -> None:
    problem(client.get(path), 404, "not_found")


def test_a_method_that_is_not_there_is_a_problem(client: TestClient) -> None:
    problem(client.put("/v1/drafts", json={}), 405, "method_not_allowed")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("PUT", "/v1/drafts", "GET, POST"), ("POST", "/v1/drafts/x", "DELETE, GET"), ("DELETE", "/healthz", "GET")],
)
def test_it_names_every_method_that_is_there(client: TestClient, method: str, path: str, allowed: str) -> None:
    assert client.request(method, path).headers["allow"] == allowed


def test_a_request_keeps_a_sensible_id_and_gets_one_otherwise(client: TestClient) -> None:
    assert client.get("/healthz", headers={"x-request-id": "a.b-1"}).headers["x-request-id"] == "a.b-1"
    for id in ("a b", "x" * 65, "{}", ""):
        assert client.get("/healthz", headers={"x-request-id": id}).headers["x-request-id"] != id


def test_every_answer_tells_caches_and_browsers_to_keep_off(client: TestClient) -> None:
    for response in (client.get("/healthz"), client.get("/nothing"), client.get("/healthz", headers={"host": "x"})):
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"


def test_a_failure_inside_is_a_problem_that_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("api.routes.evidence.extract", fail)
    with caplog.at_level(logging.INFO, "plumb"):
        found = problem(client.post("/v1/evidence", json={"text": SECRET}), 500, "internal_error")
    assert SECRET not in json.dumps(found)
    written = "".join(Lines().format(record) for record in caplog.records)
    assert SECRET not in written + caplog.text
    assert "ValueError" in written
    assert found["request_id"] in written


def test_a_log_line_names_the_route_and_nothing_that_was_sent(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "plumb"):
        client.post("/v1/evidence", json={"text": SECRET})
        client.get(f"/v1/documents/{SECRET}?cursor={SECRET}")
        client.get(f"/{SECRET}", headers={"x-request-id": SECRET + "!"})
    lines = [json.loads(Lines().format(record)) for record in caplog.records if record.name == "plumb"]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [
        ("POST", "/v1/evidence", 200),
        ("GET", "/v1/documents/{id:path}", 404),
        ("GET", "-", 404),
    ]
    assert all(line["event"] == "request" and line["ms"] >= 0 for line in lines)
    assert SECRET not in json.dumps(lines) + caplog.text


def test_health_and_readiness(client: TestClient) -> None:
    from api import answers

    answered(client.get("/healthz"), answers.Health)
    ready = answered(client.get("/readyz"), answers.Readiness)
    assert ready == {"status": "ready", "parts": {"library": "ok", "model": "ok", "search": "ok"}}


def test_nothing_of_a_request_goes_to_telemetry(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    from api.app import create_app
    from api.settings import load_settings

    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "_TRACER_PROVIDER", provider)
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    with TestClient(create_app(load_settings()), "http://localhost", raise_server_exceptions=False) as client:
        client.post("/v1/evidence", json={"text": SECRET})
        client.post("/v1/evidence", json={"text": SECRET, "more": SECRET})
    assert exporter.get_finished_spans() == ()
