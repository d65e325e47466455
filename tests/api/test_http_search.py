"""Search over HTTP."""

import pytest
from starlette.testclient import TestClient

from api import answers
from tests.api.http import answered, problem
from tests.places import ON_ALL

pytestmark = ON_ALL

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


@pytest.mark.parametrize("text", ['"', "AND OR NOT", "a*", "NEAR(a b)", "'; drop table documents", "😀", "ö" * 4000])
def test_any_text_may_be_looked_for(client: TestClient, text: str) -> None:
    hits(client, text=text)
    assert len(hits(client)) == 2


@pytest.mark.parametrize("query", [{"text": "a" * 4001}, {"k": 0}, {"k": 101}, {"k": "x"}, {"k": 1.5}, {"kind": ""}])
def test_a_query_out_of_bounds_is_refused(client: TestClient, query: dict) -> None:
    problem(client.post("/v1/search", json={"text": "a", **query}), 422, "invalid_request")
