"""Threads share a library, as requests of the service do."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TYPE_CHECKING

import pytest

from retrieval.embedders.static import StaticEmbedder
from retrieval.library import Library
from retrieval.passage import Query
from tests.places import ON_ALL

from .conftest import document

if TYPE_CHECKING:
    from retrieval.embeddings import Vectors

pytestmark = ON_ALL


def test_threads_take_turns(library: Library) -> None:
    def work(number: int) -> None:
        for part in range(3):
            library.add(document(f"{number}-{part}", f"Trial {number} in market {part}."))
            hits = library.search(Query(f"trial {number}", k=50))
            assert f"{number}-{part}" in {hit.document for hit in hits}
            if part % 2:
                assert library.remove(f"{number}-{part}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    kept = {f"{number}-{part}" for number in range(4) for part in (0, 2)}
    assert {one.id for one in library.documents()} == kept
    assert {hit.document for hit in library.search(Query("trial market", k=50))} == kept
    assert library.find(Query("anything")).notice is None


def test_a_search_ends_though_others_never_stop_adding(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    embed, numbers = StaticEmbedder.__call__, count()

    def embed_and_add(self: StaticEmbedder, texts: Sequence[str]) -> "Vectors":
        number = next(numbers)
        assert number < 20
        library.add(document(f"new-{number}", f"Trial {number} of the new market."))
        return embed(self, texts)

    library.add(document("first", "Trials of the first market."))
    monkeypatch.setattr(StaticEmbedder, "__call__", embed_and_add)
    assert "first" in {hit.document for hit in library.search(Query("first market", k=50))}
    assert library.find(Query("anything")).notice is None
