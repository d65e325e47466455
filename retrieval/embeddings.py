"""Embeddings: texts to vectors. The static ones need no network, no download and no model run."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from retrieval.errors import NoVectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


_BATCH = 16  # the fastest; all texts of a batch are padded to the longest
_LEAST = 1e-9  # a text without any token stays the null vector


class Embedder(Protocol):
    """Makes vectors of unit length, one row a text; the null vector where a text says nothing.

    `name` changes whenever the vectors do.
    """

    @property
    def name(self) -> str:
        """Say which embeddings these are."""
        ...

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts. Raises NoVectors."""
        ...


class StaticEmbedder:
    """WordLlama's token vectors, averaged: 256 dimensions, weights within its package, loaded at first use."""

    name = "wordllama-l2_supercat-256"

    def __init__(self) -> None:
        self._model: Any = None

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts. Raises NoVectors where the weights are gone."""
        import numpy as np

        if self._model is None:
            self._model = _load()
        vectors = np.asarray(self._model.embed(list(texts), batch_size=_BATCH), dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Vectors = vectors / np.maximum(lengths, _LEAST)
        return unit


def _load() -> Any:
    try:
        import wordllama

        # Without this folder it would download what it has with it.
        return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
    except Exception as error:  # missing or broken weights, no home folder: whatever it is, words are left
        raise NoVectors(
            f"the static embeddings cannot be loaded ({type(error).__name__}); install the package wordllama again"
        ) from error
