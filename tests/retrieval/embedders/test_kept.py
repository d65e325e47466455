"""Vectors that are kept, so as not to be made twice, and what becomes of them when texts are erased."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from api import database
from api.settings import Settings
from retrieval.embedders.kept import KeptEmbedder
from retrieval.embedders.served import ServedEmbedder
from retrieval.library import Library
from retrieval.passage import Query
from retrieval.vectors.embedded import Embedded
from tests.retrieval.conftest import document
from tests.servers.embeddings_server import KEY, EmbeddingsServer, letters, serving


class Counting:
    name = "letters"
    costly = True
    weight = 1.0

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Any:
        self.texts += texts
        return np.array([letters(text) for text in texts], dtype=np.float32)


@pytest.fixture
def made() -> Counting:
    return Counting()


def test_a_text_is_embedded_once(made: Counting, tmp_path: Path) -> None:
    first = KeptEmbedder(made, tmp_path / "x.db")(["a car", "", "a bill", "a car"])
    again = KeptEmbedder(made, tmp_path / "x.db")(["a bill", "a tree", "a car"])
    assert made.texts == ["a car", "", "a bill", "a tree"]
    assert again.tolist() == [letters("a bill"), letters("a tree"), letters("a car")]
    assert first.tolist() == [letters(text) for text in ("a car", "", "a bill", "a car")]


def test_other_embeddings_are_not_mixed_up(made: Counting, tmp_path: Path) -> None:
    KeptEmbedder(made, tmp_path / "x.db")(["a car"])
    other = Counting()
    other.name = "other"
    KeptEmbedder(other, tmp_path / "x.db")(["a car"])
    assert other.texts == ["a car"]


def test_no_text_is_in_the_file(made: Counting, tmp_path: Path) -> None:
    KeptEmbedder(made, tmp_path / "x.db")(["a confidential plan"])
    assert b"confidential" not in (tmp_path / "x.db").read_bytes()


def test_only_what_stays_is_taken_over(made: Counting, tmp_path: Path) -> None:
    KeptEmbedder(made, tmp_path / "old.db")(["stays", "goes"])
    new = KeptEmbedder(made, tmp_path / "new.db")
    new.take_over(tmp_path / "old.db", ["stays", "never seen"])
    made.texts.clear()
    new(["stays", "goes"])
    assert made.texts == ["goes"]


@pytest.mark.parametrize("content", [b"no database at all, and long enough to tell " * 50, None])
def test_a_file_that_cannot_be_used_is_done_without(made: Counting, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.db"
    path.mkdir() if content is None else path.write_bytes(content)
    assert KeptEmbedder(made, path)(["a car"]).tolist() == [letters("a car")]


@pytest.fixture
def server() -> Iterator[EmbeddingsServer]:
    with serving() as server:
        yield server


@pytest.fixture
def served(tmp_path: Path, server: EmbeddingsServer) -> Iterator[Library]:
    engine = database.opened(Settings(data_dir=tmp_path / "data", _env_file=None))
    with Library(
        engine, Embedded(tmp_path / "data" / "vectors"), ServedEmbedder("letters", KEY, server.url)
    ) as library:
        yield library


def test_a_rebuild_asks_the_server_for_nothing_twice(served: Library, server: EmbeddingsServer) -> None:
    served.add(document("a", "Customers cancel."))
    served.add(document("b", "Prices rise."))
    served.index()
    before = len(server.texts)
    served.rebuild()
    served.rebuild()
    assert len(server.texts) == before == 2
    assert served.search(Query("prices"))[0].document == "b"
    assert served.find(Query("anything")).notice is None


def test_a_rebuild_forgets_the_vectors_of_what_was_removed(
    served: Library, server: EmbeddingsServer, tmp_path: Path
) -> None:
    served.add(document("a", "Customers cancel."))
    served.add(document("b", "Prices rise."))
    served.index()
    gone = np.array(letters("a\n\nCustomers cancel."), dtype=np.float32)
    kept = (gone / np.linalg.norm(gone)).astype(np.float32).tobytes()
    assert any(kept in file.read_bytes() for file in (tmp_path / "data").rglob("*.db"))
    served.remove("a")
    served.rebuild()
    assert not any(kept in file.read_bytes() for file in (tmp_path / "data").rglob("*") if file.is_file())


def test_queries_are_not_kept(served: Library, server: EmbeddingsServer) -> None:
    served.add(document("a", "Customers cancel."))
    for _ in range(2):
        served.search(Query("who leaves"))
    assert server.texts.count("who leaves") == 2


def test_words_are_left_where_the_server_is_gone(served: Library, server: EmbeddingsServer) -> None:
    served.add(document("a", "Customers cancel."))
    server.answers = [(500, {})] * 9
    found = served.find(Query("customers"))
    assert found.passages[0].document == "a"
    assert found.notice is not None
    assert found.notice.startswith("Search goes by words only: the server of the embeddings letters")
    server.answers.clear()
    assert served.find(Query("customers")).notice is None
