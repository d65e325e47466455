"""Where vectors lie, generation by generation."""

from pathlib import Path
from typing import Protocol

from retrieval.vectors.index import VectorIndex


class VectorStore(Protocol):
    """Holds generations of vectors. `folder` is this machine's, with what is kept beside the vectors.

    Of a shared store several processes make use at a time. Every method may raise NoVectors.
    """

    @property
    def is_shared(self) -> bool:
        """Say whether several processes may use the vectors at a time."""
        ...

    @property
    def folder(self) -> Path:
        """Give the folder."""
        ...

    def hold(self) -> None:
        """Take the vectors for this process where they are not shared; keeps them where it has them."""
        ...

    def release(self) -> None:
        """Let another process have the vectors."""
        ...

    def holds(self, generation: str) -> bool:
        """Say whether a generation is there, or may be."""
        ...

    def open(self, generation: str) -> VectorIndex:
        """Open a generation, made where there is none."""
        ...

    def remove(self, generation: str) -> None:
        """Remove a generation that nobody has open here; one that is not there is no fault."""
        ...
