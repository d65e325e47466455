"""Embeddings from a server, over a socket."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from retrieval.embedders.served import ServedEmbedder
from retrieval.errors import NoVectors
from tests.servers.embeddings_server import KEY, EmbeddingsServer, letters, serving


@pytest.fixture
def server() -> Iterator[EmbeddingsServer]:
    with serving() as server:
        yield server


@pytest.fixture
def embedder(server: EmbeddingsServer) -> ServedEmbedder:
    return ServedEmbedder("text-embedding-3-small", KEY, server.url)


def test_each_text_has_its_own_vector_of_length_one(embedder: ServedEmbedder) -> None:
    vectors = embedder(["a car", "", "an unpaid bill"])
    wanted = np.array([letters("a car"), letters(""), letters("an unpaid bill")])
    assert vectors == pytest.approx(wanted / np.maximum(np.linalg.norm(wanted, axis=1, keepdims=True), 1))


def test_texts_go_in_batches_and_empty_ones_stay(embedder: ServedEmbedder, server: EmbeddingsServer) -> None:
    vectors = embedder([*(f"text {at}" for at in range(600)), " "])
    assert vectors.shape == (601, 26)
    assert [len(request["input"]) for request in server.requests] == [256, 256, 88]
    assert {request["model"] for request in server.requests} == {"text-embedding-3-small"}


def test_nothing_but_empty_texts_asks_nobody(embedder: ServedEmbedder, server: EmbeddingsServer) -> None:
    assert not embedder(["", " "]).any()
    assert server.requests == []


def test_two_servers_are_two_embeddings(server: EmbeddingsServer, embedder: ServedEmbedder) -> None:
    assert embedder.name != ServedEmbedder("text-embedding-3-small", KEY, None).name


def test_a_wrong_key_is_named_and_not_shown(server: EmbeddingsServer) -> None:
    with pytest.raises(NoVectors, match="refuses the key; check OPENAI_API_KEY") as refused:
        ServedEmbedder("text-embedding-3-small", "sk-wrong", server.url)(["a car"])
    assert "sk-wrong" not in str(refused.value)


def test_a_server_that_is_not_there_is_said() -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(NoVectors, match="cannot be reached or does not answer"):
        ServedEmbedder("text-embedding-3-small", KEY, url)(["a car"])


@pytest.mark.parametrize(
    ("status", "said"), [(404, "check OKR_EMBEDDINGS"), (429, "takes no more now"), (500, "failed .status 500")]
)
def test_a_refusal_says_what_to_do(server: EmbeddingsServer, embedder: ServedEmbedder, status: int, said: str) -> None:
    server.answers = [(status, {"error": {"message": "no"}})]
    with pytest.raises(NoVectors, match=said):
        embedder(["a car"])


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"",
        {},
        [],
        {"data": []},
        {"data": [{"index": 0, "embedding": []}]},
        {"data": [{"index": 0, "embedding": ["x"]}, {"index": 1, "embedding": [1]}]},
        {"data": [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [1]}]},
        {"data": [{"index": 0, "embedding": [1e999]}, {"index": 1, "embedding": [1]}]},
    ],
)
def test_answers_that_are_no_embeddings_are_refused(
    server: EmbeddingsServer, embedder: ServedEmbedder, body: Any
) -> None:
    server.answers = [(200, body)]
    with pytest.raises(NoVectors, match="no embeddings"):
        embedder(["a car", "a bill"])


def test_a_redirect_carries_no_text_to_another_server(embedder: ServedEmbedder, server: EmbeddingsServer) -> None:
    with serving() as other:
        server.moved_to = f"{other.url}/embeddings"
        with pytest.raises(NoVectors, match="status 307"):
            embedder(["a car"])
        assert other.requests == []
