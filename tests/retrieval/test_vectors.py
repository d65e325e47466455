"""What happens when the vectors are held, gone, broken or of other embeddings: search goes on by words and says why."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from api import build
from api.settings import Settings
from retrieval.embedders.static import StaticEmbedder
from retrieval.errors import NoVectors, VectorsHeld
from retrieval.library import Library
from retrieval.passage import Query
from retrieval.vectors.embedded import Embedded

from .conftest import document

Open = Callable[[], Library]


def _finds(library: Library, words: str) -> bool:
    return bool(library.search(Query(words)))


def test_another_holder_leaves_words_and_indexes_what_was_added(opened: Open) -> None:
    holder, other = opened(), opened()
    holder.add(document("a", "We grow in Norway."))
    assert _finds(holder, "Norway")
    other.add(document("b", "Customers cancel subscriptions."))
    assert [hit.document for hit in other.search(Query("cancel"))] == ["b"]
    assert "another process holds" in (other.find(Query("anything")).notice or "")
    with pytest.raises(VectorsHeld):
        other.index()
    with pytest.raises(VectorsHeld):
        other.rebuild()
    assert holder.search(Query("clients leave"))[0].document == "b"
    assert holder.find(Query("anything")).notice is None
    other.remove("b")
    assert holder.search(Query("clients leave")) == []
    holder.close()
    assert _finds(other, "Norway")
    assert other.find(Query("anything")).notice is None


def test_vectors_that_are_gone_are_made_again(opened: Open, data: Path) -> None:
    first = opened()
    first.add(document("a", "Customers cancel subscriptions."))
    assert _finds(first, "cancel")
    first.close()
    (data / "vectors").rename(data / "elsewhere")
    again = opened()
    assert _finds(again, "clients leaving")
    assert again.find(Query("anything")).notice is None


def test_vectors_that_lack_documents_are_filled_again(opened: Open, data: Path) -> None:
    first = opened()
    first.add(document("a", "Customers cancel subscriptions."))
    assert _finds(first, "cancel")
    first.close()
    for file in (data / "vectors").rglob("chroma.sqlite3"):
        file.unlink()
    again = opened()
    assert _finds(again, "clients leaving")
    assert again.find(Query("anything")).notice is None


def test_broken_vectors_leave_words_until_a_rebuild(opened: Open, data: Path) -> None:
    first = opened()
    first.add(document("a", "Customers cancel subscriptions."))
    assert _finds(first, "cancel")
    first.close()
    for file in (data / "vectors").rglob("chroma.sqlite3"):
        file.write_bytes(b"rubbish" * 999)
    again = opened()
    assert [hit.document for hit in again.search(Query("cancel"))] == ["a"]
    assert "okr library rebuild" in (again.find(Query("anything")).notice or "")
    again.rebuild()
    assert _finds(again, "clients leaving")
    assert again.find(Query("anything")).notice is None


def test_a_folder_that_may_not_be_made_leaves_words(opened: Open, data: Path) -> None:
    data.mkdir()
    (data / "vectors").write_text("a file in the way")
    library = opened()
    library.add(document("a", "Norway"))
    assert _finds(library, "Norway")
    assert library.find(Query("anything")).notice is not None


class Other(StaticEmbedder):
    name = "other"


class Broken(StaticEmbedder):
    def __call__(self, texts: Sequence[str]) -> Any:
        raise NoVectors("the weights are gone")


def test_other_embeddings_ask_for_a_rebuild(opened: Open, data: Path) -> None:
    first = opened()
    first.add(document("a", "Norway"))
    assert _finds(first, "Norway")
    first.close()
    other = Library(opened()._engine, Embedded(data / "vectors"), Other())
    assert _finds(other, "Norway")
    assert "okr library rebuild" in (other.find(Query("anything")).notice or "")
    other.rebuild()
    assert _finds(other, "Norway")
    assert other.find(Query("anything")).notice is None
    other.close()


def test_without_weights_there_are_words(opened: Open, data: Path) -> None:
    library = Library(opened()._engine, Embedded(data / "vectors"), Broken())
    library.add(document("a", "Norway"))
    assert _finds(library, "Norway")
    assert library.find(Query("anything")).notice == "Search goes by words only: the weights are gone."
    library.close()


def test_a_failed_rebuild_leaves_the_old_vectors_in_use(
    opened: Open, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = opened()
    library.add(document("a", "Customers cancel subscriptions."))
    before = library.search(Query("clients leaving"))
    with monkeypatch.context() as patched:
        patched.setattr(StaticEmbedder, "__call__", Broken.__call__)
        with pytest.raises(NoVectors):
            library.rebuild()
    assert library.search(Query("clients leaving")) == before
    assert library.find(Query("anything")).notice is None
    assert len(list((data / "vectors").iterdir())) == 1


def test_rebuilding_leaves_no_removed_byte(opened: Open, data: Path) -> None:
    library = opened()
    library.add(document("kept", "Paragraph of topic5."))
    library.add(document("secret", "The acquisition of Xylophantis closes in May."))
    assert _finds(library, "Xylophantis")
    library.remove("secret")
    library.rebuild()
    library.close()
    left = b"".join(file.read_bytes() for file in data.rglob("*") if file.is_file()).lower()
    assert b"topic5" in left
    assert b"xylophantis" not in left
    assert len(list((data / "vectors").iterdir())) == 1


def test_each_answer_has_its_own_notice(opened: Open) -> None:
    holder, other = opened(), opened()
    holder.add(document("a", "We grow in Norway."))
    assert holder.find(Query("Norway")).notice is None
    assert other.words_only() is not None
    found = other.find(Query("Norway"))
    holder.close()
    assert other.words_only() is None
    assert other.find(Query("Norway")).notice is None
    assert found.notice is not None
    assert [passage.document for passage in found.passages] == ["a"]


def test_looking_does_not_wait_for_one_who_indexes(library: Library) -> None:
    library.add(document("a", "We grow in Norway."))
    seen: list[str | None] = []

    def look(done: int, total: int) -> None:
        looking = Thread(target=lambda: seen.append(library.words_only()))
        looking.start()
        looking.join(10)

    library.index(look)
    assert seen == [None]


def test_databases_that_share_a_folder_leave_each_other_their_vectors(data: Path) -> None:
    urls = [f"sqlite:///{data}/{name}.db" for name in ("ours", "theirs")]

    def folders_after(url: str) -> set[str]:
        library = build.library(Settings(data_dir=data, database_url=url, _env_file=None))
        library.add(document("a", "We grow in Norway."))
        assert library.find(Query("Norway")).notice is None
        library.close()
        return {folder.name for folder in (data / "vectors").iterdir()}

    ours = folders_after(urls[0])
    both = folders_after(urls[1])
    assert len(both) == 2
    assert ours < both
    assert folders_after(urls[0]) == both


def test_a_folder_of_vectors_that_the_record_lost_is_removed(opened: Open, data: Path) -> None:
    first = opened()
    first.add(document("a", "We grow in Norway."))
    assert _finds(first, "Norway")
    first.close()
    (data / "plumb.db").unlink()
    second = opened()
    second.add(document("a", "We grow in Norway."))
    assert _finds(second, "Norway")
    assert len(list((data / "vectors").iterdir())) == 1
