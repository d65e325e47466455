"""Every fault of a model, over HTTP: a typed answer in time, and nothing of notes or key where it must not be."""

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import answers, build
from api.app import create_app
from api.settings import Settings
from assistant.drafter.model import Model
from tests.api.http import answered, problem
from tests.servers.openai_server import BreaksOff, Says, Sends, Stalls, Step, Trickles, error, serving

SECRET, KEY = "zebra-quartz", "sk-secret-key"
BRIEF = {
    "notes": f"The {SECRET} plan.\nGoal: increase onboarding completion from 61% to 78% by 31 March 2027.\n",
    "as_of": "2027-01-12",
    "model": "some-model",
}
FAULTS: dict[str, tuple[Step, str]] = {
    "stalls": (Stalls(), "model_timeout"),
    "trickles": (Trickles("{" + " " * 4000), "model_timeout"),
    "quota": (Sends(429, error("insufficient_quota", "insufficient_quota")), "model_quota"),
    "rate": (Sends(429, error("rate_limit_exceeded"), {"Retry-After": "120"}), "model_rate_limited"),
    "wrong key": (Sends(401, error("invalid_api_key")), "model_unreachable"),
    "no such model": (Sends(404, error("model_not_found")), "model_unreachable"),
    "broken server": (Sends(500, error("server_error"), {"Retry-After": "120"}), "model_unreachable"),
    "refusal": (Says(None, refusal="I will not."), "model_refused"),
    "filtered": (Says(None, finish_reason="content_filter"), "model_refused"),
    "cut": (Says('{"objectives": [', finish_reason="length"), "model_truncated"),
    "nonsense": (Says("Dear user, ..."), "model_invalid"),
    "wrong schema": (Says('{"objectives": 3}'), "model_invalid"),
    "no JSON": (Sends(200, "<html>"), "model_invalid"),
    "no choices": (Sends(200, {"choices": []}), "model_invalid"),
    "breaks off": (BreaksOff("{}"), "model_unreachable"),
}


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[..., TestClient]:
    """Give a way to a service whose model lies at an address and may take so many seconds."""
    make, given = build.model, 2.0

    def hasty(settings: Settings, name: str | None) -> Model | None:
        made = make(settings, name)
        return None if made is None else replace(made, seconds=given)

    def client(base_url: str, seconds: float = 2.0) -> TestClient:
        nonlocal given
        given = seconds
        settings = Settings(openai_base_url=base_url, openai_api_key=KEY)  # type: ignore[arg-type]
        return TestClient(create_app(settings), "http://localhost", raise_server_exceptions=False)

    monkeypatch.setattr(build, "model", hasty)
    return client


@pytest.mark.usefixtures("asked_once")
@pytest.mark.parametrize(("step", "code"), FAULTS.values(), ids=FAULTS)
def test_a_fault_gives_the_offline_draft_or_a_problem(
    at: Callable[..., TestClient], caplog: pytest.LogCaptureFixture, step: Step, code: str
) -> None:
    # Who never answers is given up the sooner, so that a busy machine is not taken for one that waits too long.
    seconds = 1.0 if code == "model_timeout" else 2.0
    with caplog.at_level(logging.DEBUG), serving(step) as server, at(server.base_url, seconds) as client:
        draft = answered(client.post("/v1/drafts", json=BRIEF), answers.Draft)
        begun = perf_counter()
        refused = client.post("/v1/drafts", json={**BRIEF, "fallback": False})
        assert perf_counter() - begun < 3.5
        offline = answered(client.post("/v1/drafts", json={**BRIEF, "model": "offline"}), answers.Draft)
    assert draft["provenance"]["fallback"] == code
    assert draft["provenance"]["drafter"] == "offline"
    assert code in {warning["code"] for warning in draft["warnings"]}
    assert draft["okrs"] == offline["okrs"]
    found = problem(refused, 504 if code == "model_timeout" else 502, code)
    assert SECRET not in json.dumps(found)
    assert SECRET not in caplog.text
    assert KEY not in caplog.text + json.dumps(draft) + refused.text
    assert "The server's own words" not in json.dumps(draft) + refused.text


def test_the_key_goes_to_the_model_and_the_notes_go_only_where_a_model_is_named(
    at: Callable[[str], TestClient],
) -> None:
    without: dict[str, Any] = {name: value for name, value in BRIEF.items() if name != "model"}
    with serving(Says("{}")) as server, at(server.base_url) as client:
        answered(client.post("/v1/drafts", json=without), answers.Draft)
        assert server.received == []
        answered(client.post("/v1/drafts", json=BRIEF), answers.Draft)
        assert server.received[0].headers["authorization"] == f"Bearer {KEY}"
        assert SECRET in server.received[0].raw
