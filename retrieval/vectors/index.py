"""One generation of vectors in Chroma.

Vectors are derived: whatever is here can be made again from the record of truth. No text is ever given to Chroma.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from retrieval.dating import Days
from retrieval.errors import NoVectors
from retrieval.vectors.faults import as_no_vectors

if TYPE_CHECKING:
    from retrieval.embeddings import Vectors

_MOST_A_CALL = 5000  # Chroma takes 5,461 records a call
_MOST_NEAREST = 1000

# None of these can be changed later; the defaults lose recall on a large collection.
_CONFIGURATION: Any = {"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}}


@dataclass(frozen=True, slots=True)
class Entry:
    """Which passage a vector stands for: its id, and the version, kind and day of its document."""

    passage: int
    version: str
    kind: str
    dated: date | None


@dataclass(frozen=True, slots=True)
class Near:
    """A passage near to a query, with the cosine of the angle between the two."""

    passage: int
    version: str
    cosine: float


class VectorIndex:
    """One generation of vectors, open: a collection a workspace. Every method may raise NoVectors.

    `prefix` begins the names of its collections, `why` says with a `{reason}` that Chroma failed.
    """

    def __init__(self, client: Any, prefix: str, why: str, close: Callable[[], None]) -> None:
        self._client = client
        self._close = close
        self._prefix = prefix
        self._why = why
        self._collections: dict[str, Any] = {}

    def put(self, workspace: str, entries: Sequence[Entry], vectors: "Vectors") -> None:
        """Add vectors, or write them again."""
        with as_no_vectors(self._why):
            for start in range(0, len(entries), _MOST_A_CALL):
                some = entries[start : start + _MOST_A_CALL]
                self._collection(workspace).upsert(
                    ids=[f"{entry.version}:{entry.passage}" for entry in some],
                    embeddings=vectors[start : start + _MOST_A_CALL],
                    metadatas=list(map(_metadata, some)),
                )

    def count(self, workspace: str) -> int:
        """Say how many vectors there are."""
        with as_no_vectors(self._why):
            found = self._existing(workspace)
            return 0 if found is None else int(found.count())

    def passages(self, workspace: str, version: str) -> list[int]:
        """Give the passages that there are vectors of, of a version of a document."""
        with as_no_vectors(self._why):
            found = self._existing(workspace)
            names = [] if found is None else found.get(where={"version": version}, include=[])["ids"]
        return [int(name.partition(":")[2]) for name in names]

    def delete(self, workspace: str, version: str, passages: Sequence[int]) -> None:
        """Delete the vectors of some passages of a version of a document."""
        with as_no_vectors(self._why):
            for start in range(0, len(passages), _MOST_A_CALL):
                some = passages[start : start + _MOST_A_CALL]
                self._collection(workspace).delete(ids=[f"{version}:{passage}" for passage in some])

    def nearest(
        self, workspace: str, vector: "Vectors", limit: int, version: str | None, kind: str | None, days: Days | None
    ) -> list[Near]:
        """Find the passages nearest to a query's vector, nearest first; of a version, a kind, some days where given."""
        given = {"version": version, "kind": kind}
        terms: list[Mapping[str, Any]] = [{field: value} for field, value in given.items() if value is not None]
        if days is not None:
            terms += [{"day": {"$gte": days.first.toordinal()}}, {"day": {"$lte": days.last.toordinal()}}]
        chosen: Mapping[str, Any] | None = {"$and": terms} if len(terms) > 1 else terms[0] if terms else None
        with as_no_vectors(self._why):
            there = self._existing(workspace)
            if there is None:
                return []
            found = there.query(
                query_embeddings=vector, n_results=min(limit, _MOST_NEAREST), where=chosen, include=["distances"]
            )
        near = []
        for name, distance in zip(found["ids"][0], found["distances"][0], strict=True):
            version, _, passage = name.partition(":")
            near.append(Near(int(passage), version, 1 - distance))
        return near

    def close(self) -> None:
        """Let go of files and connections."""
        with suppress(NoVectors), as_no_vectors(self._why):
            self._close()

    def _collection(self, workspace: str) -> Any:
        if workspace not in self._collections:
            self._collections[workspace] = self._client.get_or_create_collection(
                self._name(workspace), embedding_function=None, configuration=_CONFIGURATION
            )
        return self._collections[workspace]

    def _existing(self, workspace: str) -> Any:
        """Give the collection of a workspace, or None where nothing was ever put; looking makes none."""
        if workspace not in self._collections:
            try:
                self._collections[workspace] = self._client.get_collection(
                    self._name(workspace), embedding_function=None
                )
            except Exception as error:
                if type(error).__name__ == "NotFoundError":
                    return None
                raise
        return self._collections[workspace]

    def _name(self, workspace: str) -> str:
        return f"{self._prefix}w-{sha256(workspace.encode()).hexdigest()[:40]}"


def _metadata(entry: Entry) -> dict[str, str | int]:
    """Give what a search may be narrowed by; Chroma compares numbers only."""
    return {"version": entry.version, "kind": entry.kind, "day": entry.dated.toordinal() if entry.dated else 0}
