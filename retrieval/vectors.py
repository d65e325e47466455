"""Vectors in Chroma, embedded: one folder a generation, one collection a workspace, one process at a time.

Vectors are derived: whatever is here can be made again from the record of truth. Chroma leaves what is deleted on the
disk, so no text is ever given to it, and erasing vectors means making a new generation and removing the old one.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retrieval.errors import NoVectors, VectorsHeld

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from retrieval.embeddings import Vectors

_MOST_A_CALL = 5000  # Chroma takes 5,461 records a call
_MOST_NEAREST = 1000

# None of these can be changed later; the defaults lose recall on a large collection.
_CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}}


@dataclass(frozen=True, slots=True)
class Entry:
    """Which passage a vector stands for: its id, and the version and kind of its document."""

    passage: int
    version: str
    kind: str


@dataclass(frozen=True, slots=True)
class Near:
    """A passage near to a query, with the cosine of the angle between the two."""

    passage: int
    version: str
    cosine: float


def hold(path: Path) -> "BaseFileLock":
    """Take the lock that makes this process the only one on the vectors. Raises NoVectors."""
    from filelock import FileLock, Timeout

    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise VectorsHeld(
            "another process holds the library's vectors; wait until it is done, end it, or set OKR_DATA_DIR to another"
            " folder for one of the two"
        ) from None
    except (OSError, NotImplementedError) as error:
        raise NoVectors(
            f"the lock {path} cannot be taken ({_reason(error)}); set OKR_DATA_DIR to a folder you may write to"
        ) from None
    return lock


class VectorIndex:
    """One generation of vectors, open. The caller holds the lock. Every method may raise NoVectors."""

    def __init__(self, folder: Path) -> None:
        with _faults():
            import chromadb
            from chromadb.config import Settings

            self._client = chromadb.PersistentClient(folder, settings=Settings(anonymized_telemetry=False))
        self._collections: dict[str, Any] = {}

    def put(self, workspace: str, entries: Sequence[Entry], vectors: "Vectors") -> None:
        """Add vectors, or write them again."""
        with _faults():
            for start in range(0, len(entries), _MOST_A_CALL):
                some = entries[start : start + _MOST_A_CALL]
                self._collection(workspace).upsert(
                    ids=[f"{entry.version}:{entry.passage}" for entry in some],
                    embeddings=vectors[start : start + _MOST_A_CALL],
                    metadatas=[{"version": entry.version, "kind": entry.kind} for entry in some],
                )

    def count(self, workspace: str) -> int:
        """Say how many vectors there are."""
        with _faults():
            return int(self._collection(workspace).count())

    def delete(self, workspace: str, version: str) -> None:
        """Delete the vectors of a version of a document."""
        with _faults():
            self._collection(workspace).delete(where={"version": version})

    def nearest(
        self, workspace: str, vector: "Vectors", limit: int, version: str | None, kind: str | None
    ) -> list[Near]:
        """Find the passages nearest to a query's vector, nearest first; of one version or of one kind where given."""
        given = {"version": version, "kind": kind}
        terms = [{field: value} for field, value in given.items() if value is not None]
        chosen: Mapping[str, Any] | None = {"$and": terms} if len(terms) > 1 else terms[0] if terms else None
        with _faults():
            found = self._collection(workspace).query(
                query_embeddings=vector, n_results=min(limit, _MOST_NEAREST), where=chosen, include=["distances"]
            )
        near = []
        for name, distance in zip(found["ids"][0], found["distances"][0], strict=True):
            version, _, passage = name.partition(":")
            near.append(Near(int(passage), version, 1 - distance))
        return near

    def close(self) -> None:
        """Let go of the folder's files."""
        with suppress(NoVectors), _faults():
            self._client.close()  # type: ignore[attr-defined]

    def _collection(self, workspace: str) -> Any:
        if workspace not in self._collections:
            self._collections[workspace] = self._client.get_or_create_collection(
                f"w-{sha256(workspace.encode()).hexdigest()[:40]}",
                embedding_function=None,
                configuration=_CONFIGURATION,
            )
        return self._collections[workspace]


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # Chroma's own core panics with what is no Exception
        raise NoVectors(
            f"the library's vectors cannot be used ({_reason(error)}); okr library rebuild makes them again"
        ) from error


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    said = " ".join(str(error).split())[:200].rstrip(".")
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
