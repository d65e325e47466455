"""While another process holds the vectors, every answer that words alone found says so."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api import answers
from api.build import search
from api.settings import load_settings
from retrieval.passage import Query
from retrieval.vectors.lock import hold
from tests.api.http import answered
from tests.api.inside import okr_inside

STRATEGY = "# Where we play\n\nSelf-serve onboarding comes first.\n"
SAID = "Search goes by words only: another process holds the library's vectors;"


@pytest.fixture(autouse=True)
def held(client: TestClient, home: Path) -> Iterator[None]:
    client.post("/v1/documents", json={"id": "strategy.md", "text": STRATEGY})
    lock = hold(home / "data" / "vectors")
    yield
    lock.release()


def test_over_http(client: TestClient) -> None:
    found = answered(client.post("/v1/search", json={"text": "onboarding"}), answers.Hits)
    assert [hit["document"] for hit in found["hits"]] == ["strategy.md"]
    assert found["notice"].startswith(SAID)


def test_a_service_that_is_ready_says_so(client: TestClient) -> None:
    ready = answered(client.get("/readyz"), answers.Readiness)
    assert ready["status"] == "ready"
    assert ready["parts"]["search"].startswith(SAID)


def test_in_each_line_of_a_command(home: Path) -> None:
    (home / "queries.jsonl").write_text('{"query_id": "a", "text": "onboarding"}\n', "utf-8")
    done = okr_inside("library", "search", "--queries", "queries.jsonl")
    assert json.loads(done.stdout)["notice"].startswith(SAID)
    assert done.stderr.decode().startswith(f"okr: {SAID}")


def test_one_search_of_many_is_enough_for_a_draft_to_say_so(held: None) -> None:
    with search(load_settings()) as made:
        assert made(Query("onboarding"))
        made(Query("onboarding", document="none.md"))
        assert made.notice is not None
        assert made.notice.startswith(SAID)
