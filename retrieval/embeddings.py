"""Embeddings: texts to vectors. What makes them lies in `retrieval.embedders`."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

_LEAST = 1e-9  # a text without any token stays the null vector


class Embedder(Protocol):
    """Makes vectors of unit length, one row a text; the null vector where a text says nothing.

    `name` changes whenever the vectors do. Vectors that are `costly` are kept, so as not to be made twice. `weight` is
    how much a cosine counts beside the share of words.
    """

    @property
    def name(self) -> str:
        """Say which embeddings these are."""
        ...

    @property
    def costly(self) -> bool:
        """Say whether making a vector again takes long, or money."""
        ...

    @property
    def weight(self) -> float:
        """Say how much a cosine counts beside the share of words."""
        ...

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts. Raises NoVectors."""
        ...


def unit(vectors: "Vectors") -> "Vectors":
    """Bring vectors to length one; the null vector stays."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, _LEAST)).astype(np.float32)
    return scaled


def is_file(path: Path, pinned: str) -> bool:
    """Say whether a file is the one whose SHA-256 is pinned."""
    try:
        return sha256(path.read_bytes()).hexdigest() == pinned
    except OSError:
        return False
