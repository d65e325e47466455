"""Signing in to the page over HTTP: a cookie for a key, and a token with whatever it changes."""

import logging
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from http.cookies import SimpleCookie

import pytest
from starlette.testclient import TestClient

import prompts
from api import answers, database
from api.caller import SCOPES, Scope
from api.settings import load_settings
from api.store.audit import Audit
from api.store.key import Made
from assistant.drafter.readiness import BLOCKING
from tests.api.http import answered, problem
from tests.api.keyed import bearer, keyed_service, made_key, revoke
from tests.places import ON_ALL_IN_TIME

pytestmark = ON_ALL_IN_TIME

DOCUMENT = {"id": "a.md", "text": "We grow in Norway."}


@pytest.fixture
def keyed(home: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    with keyed_service(monkeypatch) as client:
        yield client


def signed_in(client: TestClient, key: Made) -> dict[str, str]:
    """Sign in, and give the header with the token that the page sends from then on; the client keeps the cookie."""
    told = answered(client.post("/v1/session", json={"key": key.secret}), answers.Session)
    return {"x-plumb-token": told["token"]}


def test_without_keys_everybody_is_signed_in_and_nothing_is_set(client: TestClient) -> None:
    told = answered(client.get("/v1/session"), answers.Session)
    assert (told["auth"], told["signed_in"], told["token"]) == ("off", True, None)
    assert (told["workspace"], told["scope"], told["drafter"]) == ("default", "admin", "offline")
    for sent in (client.post("/v1/session", json={"key": "anything"}), client.delete("/v1/session")):
        assert sent.is_success
        assert "set-cookie" not in sent.headers


def test_the_page_learns_what_there_is_to_choose(client: TestClient) -> None:
    told = answered(client.get("/v1/session"), answers.Session)
    assert [one["name"] for one in told["roles"]] == list(prompts.names("role"))
    assert [one["name"] for one in told["phases"]] == list(prompts.names("phase"))
    assert [one["name"] for one in told["team_kinds"]] == list(prompts.names("team_kind"))
    assert {"name": "pm", "title": "product manager"} in told["roles"]
    assert set(told["presets"]) == {"balanced", "strict", "lenient"}
    assert {"markdown", "jira", "docx"} <= set(told["formats"])
    assert "company_okrs" in told["kinds"]
    assert told["blocking"] == sorted(BLOCKING)


def test_a_model_of_this_machine_is_told_by_its_name_alone(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app

    monkeypatch.setenv("OKR_MODEL", "gguf:/srv/secret place/small.gguf")
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:
        assert client.get("/v1/session").json()["drafter"] == "small.gguf"


def test_whoever_is_not_signed_in_learns_only_what_everybody_may_know(keyed: TestClient) -> None:
    told = answered(keyed.get("/v1/session"), answers.Session)
    assert (told["auth"], told["signed_in"]) == ("keys", False)
    assert [told[name] for name in ("token", "workspace", "scope", "drafter")] == [None] * 4
    assert told["roles"]


def test_a_key_is_sent_once_and_a_cookie_no_script_reads_stands_for_it(keyed: TestClient) -> None:
    sent = keyed.post("/v1/session", json={"key": made_key("growth", "draft").secret})
    told = answered(sent, answers.Session)
    assert (told["signed_in"], told["workspace"], told["scope"]) == (True, "growth", "draft")
    cookie = SimpleCookie(sent.headers["set-cookie"])["plumb_session"]
    assert (cookie["httponly"], cookie["samesite"].lower(), cookie["path"]) == (True, "strict", "/")
    assert (cookie["max-age"], cookie["domain"], cookie["secure"]) == (str(12 * 3600), "", "")
    assert cookie.value not in sent.text
    assert answered(keyed.get("/v1/session"), answers.Session) == told
    assert keyed.get("/v1/drafts").status_code == 200


@pytest.mark.parametrize(
    ("address", "origin"), [("https://localhost", None), ("http://localhost", "https://localhost")]
)
def test_over_tls_the_cookie_never_goes_out_without_it(keyed: TestClient, address: str, origin: str | None) -> None:
    headers = {} if origin is None else {"origin": origin}
    sent = keyed.post(f"{address}/v1/session", json={"key": made_key("growth", "read").secret}, headers=headers)
    assert SimpleCookie(sent.headers["set-cookie"])["plumb_session"]["secure"] is True


def test_what_is_changed_by_cookie_needs_the_token(keyed: TestClient) -> None:
    token = signed_in(keyed, made_key("growth", "draft"))
    other = {"x-plumb-token": token["x-plumb-token"][::-1]}
    wrong: tuple[Mapping[str, str], ...] = ({}, {"x-plumb-token": ""}, other, {"x-plumb-token": "\u00e9"})
    for headers in wrong:
        sent = {name: value.encode("latin-1") for name, value in headers.items()}
        problem(keyed.post("/v1/documents", json=DOCUMENT, headers=sent), 403, "bad_token")
        problem(keyed.delete("/v1/documents/a.md", headers=sent), 403, "bad_token")
        problem(keyed.post("/v1/search", json={"text": "Norway"}, headers=sent), 403, "bad_token")
        problem(keyed.delete("/v1/session", headers=sent), 403, "bad_token")
    assert keyed.get("/v1/documents").json()["data"] == []
    assert keyed.post("/v1/documents", json=DOCUMENT, headers=token).status_code == 201
    assert keyed.delete("/v1/documents/a.md", headers=token).status_code == 204


def test_the_token_of_one_session_is_none_of_another(keyed: TestClient) -> None:
    key = made_key("growth", "draft")
    before, after = signed_in(keyed, key), signed_in(keyed, key)
    assert before != after
    problem(keyed.post("/v1/documents", json=DOCUMENT, headers=before), 403, "bad_token")
    assert keyed.post("/v1/documents", json=DOCUMENT, headers=after).status_code == 201


def test_a_key_that_is_sent_counts_and_not_the_cookie(keyed: TestClient) -> None:
    signed_in(keyed, made_key("growth", "admin"))
    theirs = made_key("sales", "draft")
    assert keyed.post("/v1/documents", json=DOCUMENT, headers=bearer(theirs)).status_code == 201
    assert [one["id"] for one in keyed.get("/v1/documents", headers=bearer(theirs)).json()["data"]] == ["a.md"]
    assert keyed.get("/v1/documents").json()["data"] == []
    problem(keyed.get("/v1/documents", headers=bearer("nonsense")), 401, "unauthorized")
    told = answered(keyed.get("/v1/session", headers=bearer(theirs)), answers.Session)
    assert (told["signed_in"], told["workspace"], told["token"]) == (True, "sales", None)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_session_goes_as_far_as_its_key(keyed: TestClient, scope: Scope) -> None:
    token = signed_in(keyed, made_key("growth", scope))
    added = keyed.post("/v1/documents", json=DOCUMENT, headers=token)
    erased = keyed.delete("/v1/documents/a.md?erase=true", headers=token)
    assert (added.status_code, erased.status_code) == {
        "read": (403, 403),
        "draft": (201, 403),
        "admin": (201, 200),
    }[scope]


def test_a_wrong_key_signs_nobody_in_and_is_told_like_any_other(keyed: TestClient) -> None:
    expired, revoked = made_key("growth", "read", expires=datetime.now(UTC)), made_key("growth", "read")
    revoke(revoked)
    told = []
    for key in (expired.secret, revoked.secret, f"plumb_{'0' * 12}_{'0' * 48}", "nonsense", "\u00e9"):
        sent = keyed.post("/v1/session", json={"key": key}, headers={"x-request-id": "one"})
        problem(sent, 401, "unauthorized")
        assert "set-cookie" not in sent.headers
        told.append(sent.content)
    assert len(set(told)) == 1


def test_a_session_is_over_when_its_key_is_revoked_and_the_browser_forgets_it(keyed: TestClient) -> None:
    key = made_key("growth", "draft")
    token = signed_in(keyed, key)
    revoke(key)
    problem(keyed.get("/v1/drafts"), 401, "unauthorized")
    problem(keyed.post("/v1/documents", json=DOCUMENT, headers=token), 401, "unauthorized")
    left = keyed.get("/v1/session")
    assert answered(left, answers.Session)["signed_in"] is False
    assert SimpleCookie(left.headers["set-cookie"])["plumb_session"]["max-age"] == "0"


def test_signing_out_ends_the_session_for_whoever_holds_the_cookie(keyed: TestClient) -> None:
    token = signed_in(keyed, made_key("growth", "read"))
    cookie = keyed.cookies["plumb_session"]
    assert keyed.delete("/v1/session", headers=token).status_code == 204
    assert "plumb_session" not in keyed.cookies
    problem(keyed.get("/v1/drafts", headers={"cookie": f"plumb_session={cookie}"}), 401, "unauthorized")
    assert keyed.delete("/v1/session").status_code == 204


def test_requests_by_cookie_count_for_the_key(keyed: TestClient) -> None:
    signed_in(keyed, made_key("growth", "read", requests_a_minute=2))
    assert ";r=0;" in keyed.get("/v1/rules/KR001").headers["ratelimit"]
    problem(keyed.get("/v1/rules/KR001"), 429, "too_many_requests")


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"content-type": "text/plain"}, 415, "unsupported_media_type"),
        ({"content-type": "application/json", "content-length": "10000"}, 413, "too_large"),
    ],
)
def test_strangers_are_listened_to_for_short_json_only(
    keyed: TestClient, headers: dict[str, str], status: int, code: str
) -> None:
    problem(keyed.post("/v1/session", content=b"x" * 10_000, headers=headers), status, code)


def test_a_body_of_unknown_length_signs_nobody_in(keyed: TestClient) -> None:
    pieces = (piece for piece in (b'{"key": ', b'"x"}'))
    headers = {"content-type": "application/json"}
    problem(keyed.post("/v1/session", content=pieces, headers=headers), 413, "too_large")


def test_signing_in_and_out_is_in_the_log_without_key_or_cookie(
    keyed: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    key = made_key("growth", "read")
    with caplog.at_level(logging.DEBUG):
        token = signed_in(keyed, key)
        cookie = keyed.cookies["plumb_session"]
        keyed.get("/v1/drafts")
        keyed.delete("/v1/session", headers=token)
    engine = database.opened(load_settings())
    acts = [entry.act for entry in Audit(engine).entries("growth")]
    engine.dispose()
    assert [act.action for act in acts] == ["key_created", "signed_in", "signed_out"]
    assert {act.key for act in acts[1:]} == {key.key.id}
    for secret in (key.secret[19:], cookie, token["x-plumb-token"]):
        assert secret not in caplog.text
        assert secret not in str(acts)
