"""Vectors embedded in this process: one folder a generation, one process at a time.

Chroma leaves what is deleted on the disk, so erasing vectors means making a new generation and removing the old one.
"""

from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from retrieval.errors import NoVectors
from retrieval.vectors.blank import blank_memory
from retrieval.vectors.faults import as_no_vectors, reason
from retrieval.vectors.index import VectorIndex
from retrieval.vectors.lock import hold

if TYPE_CHECKING:
    from filelock import BaseFileLock

_WHY = "the library's vectors cannot be used ({reason}); okr library rebuild makes them again"


class Embedded:
    """A `VectorStore` in a folder of this machine, under a lock beside it."""

    is_shared = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: BaseFileLock | None = None

    def hold(self) -> None:
        """Take the vectors for this process. Raises VectorsHeld."""
        self._lock = self._lock or hold(self.folder)

    def release(self) -> None:
        """Let another process have the vectors."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def holds(self, generation: str) -> bool:
        """Say whether the folder of a generation is there."""
        return (self.folder / generation).is_dir()

    def open(self, generation: str) -> VectorIndex:
        """Open the folder of a generation, made where there is none."""
        folder = self.folder / generation
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NoVectors(f"the folder {folder} cannot be made ({reason(error)})") from None
        with as_no_vectors(_WHY):
            import chromadb
            from chromadb.config import Settings

            blank_memory()
            client: Any = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
        return VectorIndex(client, "", _WHY, client.close)

    def remove(self, generation: str) -> None:
        """Remove the folder of a generation."""
        rmtree(self.folder / generation, ignore_errors=True)
