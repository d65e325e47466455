"""Vectors that were costly to make, kept by the hash of their text; the text itself is not kept."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from retrieval.embeddings import Embedder

if TYPE_CHECKING:
    from retrieval.embeddings import Vectors

_TABLE = "CREATE TABLE IF NOT EXISTS embedded (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_AT_ONCE = 256
_PATIENCE = 10.0  # seconds to wait for another process's turn

_T = TypeVar("_T")


class KeptEmbedder:
    """An embedder that looks first whether it made a text's vector before. A file that cannot be used is done without.

    Nothing is ever deleted from the file. To forget, start another and `take_over` what is to stay.
    """

    costly = True

    def __init__(self, embedder: Embedder, path: Path) -> None:
        self._embedder = embedder
        self._path = path

    @property
    def name(self) -> str:
        """Say which embeddings these are."""
        return self._embedder.name

    @property
    def weight(self) -> float:
        """Say how much a cosine counts beside the share of words."""
        return self._embedder.weight

    def __call__(self, texts: Sequence[str]) -> "Vectors":
        """Embed texts, those not known in turn. Raises NoVectors."""
        import numpy as np

        keys = [self._key(text) for text in texts]
        known = _read(self._path, keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        for some in _batches(new.items()):  # what was made is kept where a later batch fails
            made = self._embedder([text for _, text in some])
            fresh = {key: vector.tobytes() for (key, _), vector in zip(some, made, strict=True) if vector.any()}
            _write(self._path, fresh)
            known |= fresh
        # A text that says nothing has the null vector, and is not kept.
        null = bytes(max(map(len, known.values()), default=np.float32().nbytes))
        vectors: Vectors = np.stack([np.frombuffer(known.get(key, null), dtype=np.float32) for key in keys])
        return vectors

    def take_over(self, old: Path, texts: Iterable[str]) -> None:
        """Keep what another file keeps of these texts."""
        for some in _batches(texts):
            _write(self._path, _read(old, [self._key(text) for text in some]))

    def _key(self, text: str) -> bytes:
        return sha256(f"{self.name}\0{text}".encode()).digest()


def _read(path: Path, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    if path.is_file():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=_PATIENCE)) as file:
            for some in _batches(keys):
                marks = ",".join("?" * len(some))
                found |= dict(file.execute(f"SELECT key, vector FROM embedded WHERE key IN ({marks})", some))  # noqa: S608
    return found


def _write(path: Path, vectors: Mapping[bytes, bytes]) -> None:
    if vectors:
        with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=_PATIENCE)) as file, file:
            file.execute(_TABLE)
            file.executemany("INSERT OR REPLACE INTO embedded VALUES (?, ?)", vectors.items())


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    left = iter(items)
    while some := list(islice(left, _AT_ONCE)):
        yield some
