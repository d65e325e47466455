"""Evaluations that ask a model: cancelled they ask no more; interrupted they go on, and pay for no case twice."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import load_settings
from tests.api.http import problem
from tests.api.test_http_evaluations import begun, ended, given
from tests.assistant.drafter.obedient import LINES
from tests.evals.model_run import reply
from tests.servers.limited_server import limited
from tests.servers.openai_server import OpenAIServer, Received, Sends, Stalls, error, serving

pytestmark = pytest.mark.long

COUNT = 24


def cases(count: int = COUNT) -> list[dict[str, Any]]:
    return [
        {"custom_id": f"c{at}", "notes": "\n".join([*LINES, f"Minutes {at}."]), "as_of": "2027-01-12"}
        for at in range(count)
    ]


def slowly(request: Received) -> str:
    time.sleep(0.1)
    return reply(request)


def until(holds: Callable[[], object]) -> None:
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("it does not happen")


@pytest.fixture
def at(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[OpenAIServer], TestClient]:
    """Give a way to a service whose model is a server's; each call is a service anew, over the same data."""

    def client(server: OpenAIServer) -> TestClient:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        return TestClient(create_app(load_settings()), "http://127.0.0.1:8000")

    return client


def test_a_model_drafts_every_case(at: Callable[[OpenAIServer], TestClient], home: Path) -> None:
    with limited(reply) as server, at(server) as client:
        id = begun(client, cases(3), models=["m", "offline"])["id"]
        assert ended(client, id)["state"] == "done"
        found = given(client, id)
        assert [(one["custom_id"], one["configuration"]) for one in found[:2]] == [("c0", "m"), ("c0", "offline")]
        assert [one["draft"]["provenance"]["drafter"] for one in found[:2]] == ["model", "offline"]
        until(lambda: not (home / "data" / "evaluations" / id).exists())


def test_a_fault_of_the_model_is_an_error_of_its_case(at: Callable[[OpenAIServer], TestClient]) -> None:
    with serving(Sends(401, error("invalid_api_key"))) as server, at(server) as client:
        id = begun(client, [*cases(2), {"custom_id": "o", "objective": "Keep clients"}], models=["m"])["id"]
        told = ended(client, id)
        assert (told["state"], told["counts"]["error"]) == ("done", 2)
        assert [one["custom_id"] for one in given(client, id)] == ["o"]
        wrong = given(client, id, "errors")
        assert [(one["custom_id"], one["error"]["code"]) for one in wrong] == [
            ("c0", "model_unreachable"),
            ("c1", "model_unreachable"),
        ]
        server.script[:] = [Sends(401, error("invalid_api_key"))]
        problem(client.post(f"/v1/evaluations/{id}/resume"), 409, "not_resumable")
        again = client.post(f"/v1/evaluations/{id}/resume?retry_errors=true")
        assert again.json()["counts"]["error"] == 0
        assert ended(client, id)["counts"]["error"] == 2


def test_a_cancelled_one_asks_the_model_no_more(at: Callable[[OpenAIServer], TestClient]) -> None:
    with serving(Stalls()) as server, at(server) as client:
        running, waiting = (begun(client, cases(), models=["m"])["id"] for _ in range(2))
        until(lambda: len(server.received) >= 8)
        since = time.monotonic()
        for id in (waiting, running):
            told = client.post(f"/v1/evaluations/{id}/cancel")
            assert (told.status_code, told.json()["state"]) == (200, "cancelled")
        asked = len(server.received)
        third = begun(client, [{"custom_id": "o", "objective": "Keep clients"}])["id"]
        assert ended(client, third)["state"] == "done"
        assert time.monotonic() - since < 8
        time.sleep(1)
        assert len(server.received) == asked
        assert client.get(f"/v1/evaluations/{running}").json()["state"] == "cancelled"
        assert client.post(f"/v1/evaluations/{running}/cancel").json()["state"] == "cancelled"
        problem(client.post(f"/v1/evaluations/{third}/cancel"), 409, "ended")


def test_one_that_a_stopping_service_left_goes_on_and_pays_for_nothing_twice(
    at: Callable[[OpenAIServer], TestClient],
) -> None:
    with limited(slowly) as server:
        with at(server) as client:
            id = begun(client, cases(), models=["m"])["id"]
            until(lambda: len(given(client, id)) >= 3)
        with at(server) as client:
            left = client.get(f"/v1/evaluations/{id}").json()
            assert left["state"] == "interrupted"
            had = len(given(client, id))
            assert 3 <= had < COUNT
            done = {one["custom_id"] for one in given(client, id)}
            mark = len(server.received)
            assert client.post(f"/v1/evaluations/{id}/resume").json()["state"] in ("queued", "running")
            told = ended(client, id)
            assert (told["state"], sum(told["counts"].values())) == ("done", COUNT)
            assert [one["custom_id"] for one in given(client, id)] == [case["custom_id"] for case in cases()]
            for request in server.received[mark:]:
                assert not any(f"Minutes {one[1:]}." in request.raw for one in done)
