"""MiniLM, with its real weights."""

import numpy as np
import pytest

from retrieval.embedders import minilm
from retrieval.embedders.minilm import MiniLMEmbedder
from retrieval.errors import NoVectors

pytestmark = pytest.mark.skipif(not minilm.is_installed(), reason="the extra minilm is not installed")


@pytest.fixture(scope="module")
def embedder() -> MiniLMEmbedder:
    return MiniLMEmbedder()


def test_like_texts_have_like_vectors_of_length_one(embedder: MiniLMEmbedder) -> None:
    car, auto, canceled, leaving = embedder(["a car", "an automobile", "subscriptions ended", "customers who cancel"])
    assert np.linalg.norm(car) == pytest.approx(1)
    assert car @ auto > 0.85
    assert canceled @ leaving > canceled @ auto + 0.2


def test_a_text_has_its_vector_whatever_stands_beside_it(embedder: MiniLMEmbedder) -> None:
    texts = [f"{'growth ' * (at % 40)}number {at}" for at in range(40)]
    together = embedder(texts)
    alone = np.concatenate([embedder([text]) for text in texts[:5]])
    assert (together[:5] * alone).sum(axis=1) == pytest.approx(1, abs=0.01)  # eight bits round by the batch


def test_only_the_beginning_of_a_long_text_counts(embedder: MiniLMEmbedder) -> None:
    long = "growth " * 300
    assert embedder([long]) @ embedder([long + "whales"]).T == pytest.approx(1)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_empty_text_has_the_null_vector(embedder: MiniLMEmbedder, text: str) -> None:
    vectors = embedder([text, "a car"])
    assert not vectors[0].any()
    assert vectors[1].any()


def test_the_words_of_the_vocabulary_are_no_commands(embedder: MiniLMEmbedder) -> None:
    assert np.isfinite(embedder(["[CLS] [PAD] [MASK] \x00 naïve 東京 😀"])).all()


def test_changed_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "_PINNED", "0" * 64)
    with pytest.raises(NoVectors, match="missing or changed; install it"):
        MiniLMEmbedder()(["a car"])
