"""Idempotency-Key over HTTP."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest
from starlette.testclient import TestClient

from api import answers
from assistant.errors import Unavailable
from tests.api.http import answered, problem
from tests.api.test_http_streams import NOTES
from tests.servers.openai_server import Handler, Says, Step, serving

BODY = {"notes": NOTES, "as_of": "2027-01-12"}
KEY = {"idempotency-key": "order-17"}


class Late:
    """Answers with a refusal once the test says so."""

    def play(self, handler: Handler) -> None:
        handler.server.closing.wait(10)
        Says("I will not.", refusal="I will not.").play(handler)


def count(client: TestClient) -> int:
    return len(client.get("/v1/drafts").json()["data"])


def test_the_same_request_gives_the_same_draft(client: TestClient) -> None:
    first = answered(client.post("/v1/drafts", json=BODY, headers=KEY), answers.Draft)
    again = client.post("/v1/drafts", json=dict(reversed(BODY.items())), headers=KEY)
    assert answered(again, answers.Draft) == first
    assert count(client) == 1
    other = client.post("/v1/drafts", json=BODY, headers={"idempotency-key": "order-18"})
    assert other.json()["id"] != first["id"]


def test_a_stream_and_a_plain_request_are_one_request(client: TestClient) -> None:
    first = client.post("/v1/drafts", json=BODY, headers=KEY).json()
    with client.stream("POST", "/v1/drafts", json=BODY, headers={**KEY, "accept": "text/event-stream"}) as response:
        lines = list(response.iter_lines())
    assert [line for line in lines if line.startswith("event: ")] == ["event: accepted", "event: done"]
    assert f'"id": "{first["id"]}"' in lines[1]
    assert count(client) == 1


def test_another_body_is_refused(client: TestClient) -> None:
    client.post("/v1/drafts", json=BODY, headers=KEY)
    problem(client.post("/v1/drafts", json={**BODY, "role": "ba"}, headers=KEY), 422, "idempotency_mismatch")
    client.post("/v1/documents", json={"id": "a.md", "text": "One."}, headers=KEY)
    problem(client.post("/v1/documents", json={"id": "a.md", "text": "Two."}, headers=KEY), 422, "idempotency_mismatch")


@pytest.mark.parametrize("key", ["", "two words", "x" * 256, "ümlaut"])
def test_a_key_that_is_none_is_refused(client: TestClient, key: str) -> None:
    sent = {"idempotency-key": key.encode()}
    problem(client.post("/v1/drafts", json=BODY, headers=sent), 422, "invalid_request")


def test_a_draft_that_was_removed_is_gone(client: TestClient) -> None:
    made = client.post("/v1/drafts", json=BODY, headers=KEY).json()
    client.delete(f"/v1/drafts/{made['id']}")
    problem(client.post("/v1/drafts", json=BODY, headers=KEY), 410, "gone")


def test_a_document_sent_again_undoes_nothing(client: TestClient) -> None:
    one, two = {"id": "a.md", "text": "One."}, {"id": "a.md", "text": "Two."}
    answered(client.post("/v1/documents", json=one, headers=KEY), answers.Document, 201)
    client.post("/v1/documents", json=two)
    answered(client.post("/v1/documents", json=one, headers=KEY), answers.Document, 201)
    assert client.get("/v1/documents/a.md").json()["text"] == "Two."
    client.delete("/v1/documents/a.md")
    problem(client.post("/v1/documents", json=one, headers=KEY), 410, "gone")
    assert client.get("/v1/documents").json()["data"] == []


def test_a_request_that_failed_is_done_when_it_is_sent_again(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise Unavailable("The disk is full; make room.")

    with monkeypatch.context() as broken:
        broken.setattr("api.drafting.draft", fail)
        problem(client.post("/v1/drafts", json=BODY, headers=KEY), 503, "unavailable")
    answered(client.post("/v1/drafts", json=BODY, headers=KEY), answers.Draft)
    with monkeypatch.context() as broken:
        broken.setattr("retrieval.library.Library.add_all", fail)
        problem(client.post("/v1/documents", json={"id": "a", "text": "One."}, headers=KEY), 503, "unavailable")
    answered(client.post("/v1/documents", json={"id": "a", "text": "One."}, headers=KEY), answers.Document, 201)


def test_a_draft_that_could_not_be_stored_is_made_anew(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise Unavailable("The disk is full; make room.")

    with monkeypatch.context() as broken:
        broken.setattr("api.store.drafts.Drafts.put", fail)
        first = client.post("/v1/drafts", json=BODY, headers=KEY).json()
    again = answered(client.post("/v1/drafts", json=BODY, headers=KEY), answers.Draft)
    assert again["id"] != first["id"]
    assert count(client) == 1


def test_of_many_at_once_one_makes_the_draft(client: TestClient) -> None:
    def send(_: int) -> Any:
        return client.post("/v1/drafts", json=BODY, headers=KEY)

    with ThreadPoolExecutor(8) as pool:
        sent = list(pool.map(send, range(20)))
    assert {response.status_code for response in sent} <= {200, 409}
    for response in sent:
        if response.status_code == 409:
            problem(response, 409, "in_progress")
            assert response.headers["retry-after"]
    assert len({response.json()["id"] for response in sent if response.status_code == 200}) == 1
    assert count(client) == 1


def test_a_request_in_flight_is_in_progress(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app
    from api.settings import load_settings

    with serving(cast(Step, Late())) as model:
        monkeypatch.setenv("OPENAI_BASE_URL", model.base_url)
        monkeypatch.setenv("OKR_MODEL", "m")
        with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:
            with ThreadPoolExecutor(1) as pool:
                first = pool.submit(client.post, "/v1/drafts", json=BODY, headers=KEY)
                ended = time.perf_counter() + 60
                while not model.received and time.perf_counter() < ended:
                    time.sleep(0.01)
                problem(client.post("/v1/drafts", json=BODY, headers=KEY), 409, "in_progress")
                model.closing.set()
                made = first.result(30).json()
            assert client.post("/v1/drafts", json=BODY, headers=KEY).json() == made
