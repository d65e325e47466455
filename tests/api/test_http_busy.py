"""How many drafts may wait: who comes then is told so at once, and nothing is begun."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.testclient import TestClient

from tests.api.http import problem
from tests.servers.limited_server import limited
from tests.servers.openai_server import Received

BODY = {"notes": "Churn is at 4%, target 3% by 31 March 2027.", "as_of": "2027-01-12", "documents": []}


def test_one_draft_too_many_is_told_to_come_again(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from api.app import create_app
    from api.settings import load_settings

    monkeypatch.setattr("api.bench._AT_ONCE", 1)
    monkeypatch.setattr("api.bench._MOST_WAITING", 1)
    asked = Event()

    def late(request: Received) -> str:
        asked.wait(30)
        return "{}"

    with limited(late) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        app = create_app(load_settings())
        with TestClient(app, "http://127.0.0.1:8000") as client, ThreadPoolExecutor(2) as pool:
            waiting = [pool.submit(client.post, "/v1/drafts", json={**BODY, "model": "m"}) for _ in range(2)]
            threads = app.state.drafting.bench.threads
            try:
                for _ in range(200):
                    if threads.under_way == 2:
                        break
                    time.sleep(0.05)
                response = client.post("/v1/drafts", json=BODY)
                problem(response, 503, "busy")
                assert response.headers["retry-after"] == "30"
                talk = client.post("/v1/conversations", json={}).json()["id"]
                problem(client.post(f"/v1/conversations/{talk}/messages", json={"text": BODY["notes"]}), 503, "busy")
                assert client.get("/v1/drafts").json()["data"] == []
            finally:
                asked.set()
            assert [each.result().status_code for each in waiting] == [200, 200]
            assert client.post("/v1/drafts", json=BODY).status_code == 200
            assert threads.under_way == 0
