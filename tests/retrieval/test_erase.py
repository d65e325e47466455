"""What is erased is in no byte of the data folder: not as text in any coding, not as a vector."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.embedders.static import StaticEmbedder
from retrieval.errors import NotErased, VectorsHeld
from retrieval.library import Library
from retrieval.passage import Query

from .conftest import document

SECRET = "The acquisition of Xylophantis closes in Wuppertal on the ninth of May."
OTHERS = [f"Page {n} tells how team{n} brings trial churn from {n}% to {n + 5}% in Norway." for n in range(60)]


def _left(data: Path) -> bytes:
    return b"\0".join(
        str(file.relative_to(data)).encode() + file.read_bytes() for file in data.rglob("*") if file.is_file()
    ).lower()


def _traces(left: bytes, texts: list[str]) -> list[str]:
    """Name what is found of texts, and of the vectors of their passages, whole or in part."""
    found = []
    for text in texts:
        for word in {*text.split(), text}:
            if len(word) > 7:
                found += [
                    f"{word} {coding}"
                    for coding in ("utf-8", "utf-16-le", "utf-16-be")
                    if word.lower().encode(coding) in left
                ]
    for vector in StaticEmbedder()([f"secret\n\n{text}" for text in texts]):
        raw = vector.tobytes().lower()
        found += [f"vector at {at}" for at in range(0, len(raw), 32) if raw[at : at + 32] in left]
    return found


def _fill(library: Library) -> None:
    for number, text in enumerate(OTHERS):
        library.add(document(f"page {number}", text, title=f"Page {number}"))
    library.add(document("secret", SECRET))
    library.index()
    assert library.search(Query("acquisition Xylophantis"))[0].document == "secret"


@pytest.mark.parametrize("again", [False, True], ids=["same process", "opened again"])
def test_no_byte_is_left(opened: Callable[[], Library], data: Path, again: bool) -> None:
    library = opened()
    _fill(library)
    traces = _traces(_left(data), [SECRET])
    assert any("utf-8" in trace for trace in traces)
    assert any("vector" in trace for trace in traces)
    if again:
        library.close()
        library = opened()
    assert library.erase(["secret", "none", "\udcff"]) == ["secret"]
    library.index()
    assert _traces(_left(data), [SECRET, "Xylophantis"]) == []
    assert library.search(Query("team7 churn"))[0].document == "page 7"
    assert library.find(Query("anything")).notice is None
    library.close()
    assert _traces(_left(data), [SECRET]) == []
    assert len(list((data / "vectors").iterdir())) == 1


def test_former_versions_and_removed_documents_go_along(library: Library, data: Path) -> None:
    _fill(library)
    library.add(document("secret", "Nothing to see."))
    library.index()
    library.erase(["page 3"])
    library.index()
    assert _traces(_left(data), [SECRET]) == []


def test_what_was_broken_off_is_made_up_for_at_the_next_opening(opened: Callable[[], Library], data: Path) -> None:
    library = opened()
    _fill(library)
    library.erase(["secret"])
    library.close()  # as a kill would, before any vector is made anew
    assert any("vector" in trace for trace in _traces(_left(data), [SECRET]))
    other = opened()
    assert other.search(Query("team7"))
    assert _traces(_left(data), [SECRET]) == []


def test_the_holder_of_the_vectors_makes_them_anew(opened: Callable[[], Library], data: Path) -> None:
    holder, other = opened(), opened()
    _fill(holder)
    assert other.erase(["secret"]) == ["secret"]
    with pytest.raises(VectorsHeld):
        other.index()
    assert holder.search(Query("team7"))[0].document == "page 7"
    assert holder.find(Query("anything")).notice is None
    holder.close()
    assert _traces(_left(data), [SECRET]) == []


@pytest.mark.long  # waits until the database gives up waiting for the reader
def test_a_reader_that_keeps_remains_in_the_log_is_told_of(
    library: Library, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.sqlite.BUSY_MS", 100)
    library.add(document("secret", SECRET))
    reader = sqlite3.connect(data / "plumb.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchone()
    with pytest.raises(NotErased, match="another process reads"):
        library.erase(["secret"])
    assert library.document("secret") is None
    reader.close()
    library.rebuild()
    assert _traces(_left(data), [SECRET]) == []


def test_what_is_old_is_erased_in_every_workspace(library: Library, data: Path) -> None:
    library.add(document("a", SECRET))
    library.add(document("b", SECRET), "other")
    now = datetime.now(UTC)
    assert library.expire(now - timedelta(days=1)) == []
    assert sorted(library.expire(now + timedelta(days=1))) == ["a", "b"]
    assert library.documents("other") == []
    library.index()
    assert _traces(_left(data), [SECRET]) == []


def test_a_database_that_cannot_be_written_anew_says_that_remains_stay(
    opened: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(engine: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    library = opened()
    _fill(library)
    monkeypatch.setattr("retrieval.remains._write", full)
    with pytest.raises(NotErased, match="disk is full"):
        library.erase(["secret"])
    assert library.document("secret") is None


def test_a_rebuild_takes_remains_of_words_while_another_holds_the_vectors(
    opened: Callable[[], Library], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(engine: object) -> None:
        raise sqlite3.OperationalError("killed")

    holder, other = opened(), opened()
    _fill(holder)
    holder.search(Query("team7"))
    with monkeypatch.context() as dying:
        dying.setattr("retrieval.remains._write", killed)
        with pytest.raises(NotErased):
            other.erase(["secret"])
    with pytest.raises(VectorsHeld):
        other.rebuild()
    assert not any("vector" not in trace for trace in _traces(_left(data), [SECRET]))
    holder.search(Query("team7"))
    holder.close()
    assert _traces(_left(data), [SECRET]) == []
