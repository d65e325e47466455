"""Search over HTTP."""

import pytest
from starlette.testclient import TestClient

from api import answers
from tests.api.http import answered, problem
from tests.places import ON_ALL_IN_TIME

pytestmark = ON_ALL_IN_TIME

STRATEGY = "# Where we play\n\nWin the mid-market without a sales call: self-serve onboarding comes first.\n"
RESEARCH = "# Interviews\n\nFive of eight users gave up onboarding at the import of their own contacts.\n"


@pytest.fixture(autouse=True)
def library(client: TestClient) -> None:
    for id, kind, text in (("strategy.md", "strategy", STRATEGY), ("interviews.md", "research", RESEARCH)):
        assert client.post("/v1/documents", json={"id": id, "kind": kind, "text": text}).status_code == 201


def hits(client: TestClient, **query: object) -> list[dict]:
    return answered(client.post("/v1/search", json={"text": "self-serve onboarding", **query}), answers.Hits)["hits"]


def test_hits_are_exact_pieces_best_first(client: TestClient) -> None:
    found = hits(client)
    assert {hit["document"] for hit in found} == {"strategy.md", "interviews.md"}
    assert found == sorted(found, key=lambda hit: -hit["relevance"])
    texts = {"strategy.md": STRATEGY, "interviews.md": RESEARCH}
    assert all(texts[hit["document"]][hit["start"] : hit["end"]] == hit["text"] for hit in found)


def test_search_keeps_to_a_document_a_kind_and_a_number(client: TestClient) -> None:
    assert {hit["document"] for hit in hits(client, document="interviews.md")} == {"interviews.md"}
    assert {hit["document"] for hit in hits(client, kind="strategy")} == {"strategy.md"}
    assert hits(client, kind="roadmap") == []
    assert hits(client, document="none.md") == []
    assert len(hits(client, k=1)) == 1


def test_search_keeps_to_a_span_of_days_and_may_put_the_newest_first(client: TestClient) -> None:
    for day in ("2020-01-10", "2026-02-10"):
        text = f"# Sync {day}\n\nSelf-serve onboarding was on the agenda."
        client.post("/v1/documents", json={"id": f"sync {day}.md", "kind": "meeting_notes", "text": text})
    assert {hit["document"] for hit in hits(client, until="2026-02-09")} == {"sync 2020-01-10.md"}
    found = hits(client, since="2026-02-10", kind="meeting_notes")
    assert {hit["document"] for hit in found} == {"sync 2026-02-10.md"}
    assert hits(client, since="2020-01-11", until="2026-02-09") == []
    assert hits(client, kind="meeting_notes", recent=True)[0]["document"] == "sync 2026-02-10.md"


@pytest.mark.parametrize("text", ['"', "AND OR NOT", "a*", "NEAR(a b)", "'; drop table documents", "😀", "ö" * 4000])
def test_any_text_may_be_looked_for(client: TestClient, text: str) -> None:
    hits(client, text=text)
    assert len(hits(client)) == 2


@pytest.mark.parametrize(
    "query",
    [{"text": "a" * 4001}, {"k": 0}, {"k": 101}, {"k": "x"}, {"k": 1.5}, {"kind": ""}, {"since": "May"}, {"recent": 2}],
)
def test_a_query_out_of_bounds_is_refused(client: TestClient, query: dict) -> None:
    problem(client.post("/v1/search", json={"text": "a", **query}), 422, "invalid_request")


def test_days_in_the_wrong_order_are_refused(client: TestClient) -> None:
    asked = {"text": "a", "since": "2026-02-01", "until": "2026-01-01"}
    problem(client.post("/v1/search", json=asked), 422, "invalid_request")
