"""Drafts streamed as server-sent events."""

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from api import answers, streams
from api.answers import Draft
from tests.api.http import answered
from tests.api.test_http_model import BRIEF, FAULTS, KEY, SECRET, at
from tests.api.test_serve import serving as service
from tests.servers.openai_server import Received, Says, Stalls, Step, serving

__all__ = ["at"]

NOTES = "Our goal: raise onboarding completion from 61% to 78% by 31 March 2027. Churn is 4%, goal 3% by March 2027."
ACCEPT = {"accept": "text/event-stream"}
Events = list[tuple[str, Any]]


def read(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


def events(client: TestClient, **body: Any) -> Events:
    with client.stream("POST", "/v1/drafts", json={"as_of": "2027-01-12", **body}, headers=ACCEPT) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        return list(read(response.iter_lines()))


def named(found: Events, name: str) -> list[Any]:
    return [data for each, data in found if each == name]


def test_a_draft_comes_step_by_step_and_is_stored(client: TestClient) -> None:
    found = events(client, notes=NOTES)
    names = [name for name, _ in found]
    assert names[:3] == ["accepted", "facts", "passages"]
    assert names[-1] == "done"
    done = named(found, "done")[0]
    Draft.model_validate(done)
    assert done["id"] == named(found, "accepted")[0]["id"]
    assert answered(client.get(f"/v1/drafts/{done['id']}"), answers.Draft) == done
    told = [(delta["objective"], delta["key_result"], delta["text"]) for delta in named(found, "delta")]
    first = done["okrs"]["objectives"][0]
    assert told == [
        (1, None, first["title"]),
        *((1, number, kr["text"]) for number, kr in enumerate(first["key_results"], 1)),
    ]
    assert {fact["metric"] for fact in named(found, "facts")[0]["facts"]} == {fact["metric"] for fact in done["facts"]}


def test_the_plain_answer_and_the_stream_are_one_draft(client: TestClient) -> None:
    plain = client.post("/v1/drafts", json={"as_of": "2027-01-12", "notes": NOTES}).json()
    done = named(events(client, notes=NOTES), "done")[0]
    for name in ("okrs", "report", "questions", "facts", "status"):
        assert done[name] == plain[name]


def test_what_cannot_be_drafted_is_refused_before_the_stream(client: TestClient) -> None:
    for body in ({"notes": NOTES, "role": "wizard"}, {"notes": NOTES, "documents": ["none.md"]}, {"notes": ""}):
        response = client.post("/v1/drafts", json=body, headers=ACCEPT)
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"


def test_a_failure_inside_is_an_error_event_that_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise ValueError(NOTES)

    monkeypatch.setattr("api.drafting.draft", fail)
    with caplog.at_level(logging.INFO):
        found = events(client, notes=NOTES)
    assert [name for name, _ in found] == ["accepted", "error"]
    assert found[-1][1]["code"] == "internal_error"
    assert NOTES not in json.dumps(found) + caplog.text
    left = answered(client.get(f"/v1/drafts/{found[0][1]['id']}"), answers.UnfinishedDraft)
    assert (left["state"], left["code"]) == ("failed", "internal_error")


def test_silence_is_filled_with_signs_of_life(at: Callable[[str], TestClient], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "HEARTBEAT", 0.1)
    with (
        serving(Stalls()) as server,
        at(server.base_url) as client,
        client.stream("POST", "/v1/drafts", json=BRIEF, headers=ACCEPT) as response,
    ):
        lines = list(response.iter_lines())
    assert lines.count(": ping") >= 3
    assert "event: done" in lines


@pytest.mark.usefixtures("asked_once")
@pytest.mark.parametrize(("step", "code"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_model_ends_in_a_draft_or_an_error(
    at: Callable[..., TestClient], caplog: pytest.LogCaptureFixture, step: Step, code: str
) -> None:
    broken = {code, "model_truncated"} if code == "model_unreachable" else {code}  # a stream that ends too soon
    seconds = 1.0 if code == "model_timeout" else 2.0
    with caplog.at_level(logging.DEBUG), serving(step) as server, at(server.base_url, seconds) as client:
        begun = time.perf_counter()
        found = events(client, **BRIEF)
        assert time.perf_counter() - begun < 3.5
        done = named(found, "done")[0]
        assert done["state"] == "done"
        assert done["provenance"]["fallback"] in broken
        refused = events(client, **BRIEF, fallback=False)
        assert [name for name, _ in refused][-1] == "error"
        assert refused[-1][1]["code"] in broken
        assert not named(refused, "done")
        left = client.get(f"/v1/drafts/{refused[0][1]['id']}").json()
        assert left["state"] == "failed"
        assert left["code"] in broken
        answered(client.post("/v1/drafts", json={**BRIEF, "model": "offline"}), answers.Draft)
    assert SECRET not in caplog.text
    assert KEY not in caplog.text + json.dumps(found) + json.dumps(refused)


def test_the_models_words_come_as_it_writes_them(at: Callable[[str], TestClient]) -> None:
    answer = {
        "objectives": [
            {
                "quotes": [],
                "title": "Help customers finish onboarding",
                "key_results": [{"facts": ["F1"], "quotes": [], "text": "Increase onboarding completion"}],
            }
        ]
    }
    with serving(Says(json.dumps(answer)), reads=Says('{"facts": []}')) as server, at(server.base_url) as client:
        found = events(client, **BRIEF)
        assert all(request.body.get("stream") for request in server.drafts)
    told = [delta["text"] for delta in named(found, "delta")]
    assert told[:2] == ["Help customers finish onboarding", "Increase onboarding completion"]
    assert [name for name, _ in found][-1] == "done"


def test_a_client_that_goes_away_ends_the_call_of_the_model(home: Any) -> None:
    with serving(Stalls()) as model:
        environment = {"OPENAI_BASE_URL": model.base_url, "OKR_MODEL": "m"}
        with service(environment=environment) as (address, _), httpx2.Client(base_url=address, timeout=30) as client:
            with client.stream("POST", "/v1/drafts", json={"notes": NOTES}, headers=ACCEPT) as response:
                told = read(response.iter_lines())
                id = next(told)[1]["id"]
                assert client.get(f"/v1/drafts/{id}").json()["state"] == "running"
                assert next(told)[0] == "facts"
                assert client.get(f"/v1/drafts/{id}").json()["state"] == "running"
            ended = time.perf_counter() + 60
            while client.get(f"/v1/drafts/{id}").json()["state"] == "running" and time.perf_counter() < ended:
                time.sleep(0.05)
            assert client.get(f"/v1/drafts/{id}").json()["state"] == "interrupted"


def test_a_client_that_waits_for_one_answer_and_goes_away_ends_it_too_unless_it_may_ask_again(home: Any) -> None:
    go = threading.Event()

    def read_at_last(_: Received) -> Step:
        go.wait(60)
        return Says('{"facts": []}')

    with serving(Says("Dear user, ..."), reads=read_at_last) as model:
        environment = {"OPENAI_BASE_URL": model.base_url, "OKR_MODEL": "m"}
        with service(environment=environment) as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
            talk, again = (client.post("/v1/conversations", json={}).json()["id"] for _ in range(2))
            for id, key in ((again, "Idempotency-Key: mine\r\n"), (talk, "")):
                before, body = len(model.received), json.dumps({"text": NOTES})
                host, port = address.removeprefix("http://").split(":")
                with socket.create_connection((host, int(port)), 60) as hasty:
                    hasty.sendall(
                        f"POST /v1/conversations/{id}/messages HTTP/1.1\r\nHost: {host}:{port}\r\n{key}"
                        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
                    )
                    ended = time.perf_counter() + 60
                    while len(model.received) == before and time.perf_counter() < ended:
                        time.sleep(0.05)

            def state(id: str) -> str:
                return str(client.get(f"/v1/conversations/{id}").json()["messages"][0]["state"])

            def settled(id: str) -> str:
                ended = time.perf_counter() + 60
                while state(id) == "running" and time.perf_counter() < ended:
                    time.sleep(0.05)
                return state(id)

            assert settled(talk) == "interrupted"
            go.set()  # by now the service looked for the client of the other as well, which went away before
            assert settled(again) == "done"


def test_a_service_that_stops_tells_its_drafts_as_interrupted(home: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app
    from api.bodies import DraftBody
    from api.caller import ANYBODY
    from api.settings import load_settings
    from assistant.drafter.listening import Listener, Stopped

    with serving(Stalls()) as model:
        monkeypatch.setenv("OPENAI_BASE_URL", model.base_url)
        monkeypatch.setenv("OKR_MODEL", "m")
        app = create_app(load_settings())
        with TestClient(app, "http://127.0.0.1:8000"):
            drafting = app.state.drafting
            order = drafting.order(DraftBody(notes=NOTES), ANYBODY)
            drafting.accept(order)
            working = drafting.bench.threads.submit(drafting.make, order, Listener())
            ended = time.perf_counter() + 60
            while not model.received and time.perf_counter() < ended:
                time.sleep(0.01)
        assert isinstance(working.exception(5), Stopped)
        with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:
            assert client.get(f"/v1/drafts/{order.id}").json()["state"] == "interrupted"


def test_a_service_that_was_stopped_can_be_started_again(home: Any) -> None:
    from api.app import create_app
    from api.settings import load_settings

    app = create_app(load_settings())
    for _ in range(2):
        with TestClient(app, "http://127.0.0.1:8000") as client:
            answered(client.post("/v1/drafts", json={"notes": NOTES}), answers.Draft)
            assert events(client, notes=NOTES)[-1][0] == "done"
