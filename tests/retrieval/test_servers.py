"""A library on PostgreSQL and a Chroma server: several processes at a time, and what happens when one is not there."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from api import build, database
from api.settings import Settings
from assistant.errors import BadSetting, Unavailable
from retrieval.errors import VectorsHeld
from retrieval.library import Library
from retrieval.passage import Query
from retrieval.rights import rebuilding
from tests.places import ON_SERVERS
from tests.servers.chroma import ChromaRun, running_chroma
from tests.servers.postgres import PASSWORD, Cluster, _as_other_user

from .conftest import document

Open = Callable[[], Library]


def _names(library: Library, words: str, workspace: str = "default") -> list[str]:
    return [hit.document for hit in library.search(Query(words), workspace)]


def _collections(chroma: ChromaRun) -> set[str]:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.HttpClient("127.0.0.1", chroma.port, settings=ChromaSettings(anonymized_telemetry=False))
    names = {one.name for one in client.list_collections(limit=1000)}
    for part in (client, client._admin_client):
        part._server._session.close()
    client.close()
    return names


@ON_SERVERS
def test_what_one_process_keeps_the_other_finds_by_meaning(opened: Open) -> None:
    one, other = opened(), opened()
    one.add(document("a", "We grow in Norway."))
    assert _names(one, "Norway") == _names(other, "Norway") == ["a"]
    other.add(document("b", "Customers cancel their subscriptions."))
    assert _names(one, "clients leave")[0] == "b"
    one.remove("b")
    assert "b" not in _names(other, "clients leave")
    assert one.find(Query("anything")).notice is None
    assert other.find(Query("anything")).notice is None


@ON_SERVERS
def test_a_rebuild_is_followed_by_the_others_and_leaves_nothing_of_the_old(opened: Open, chroma: ChromaRun) -> None:
    before = _collections(chroma)
    one, other = opened(), opened()
    one.add(document("a", "Customers cancel their subscriptions."))
    assert _names(one, "clients leave") == _names(other, "clients leave") == ["a"]
    (first,) = _collections(chroma) - before
    one.rebuild()
    assert _names(other, "clients leave") == ["a"]
    other.add(document("b", "The build server compiles at night."))
    assert _names(one, "compiling code")[0] == "b"
    assert one.find(Query("anything")).notice is None
    assert other.find(Query("anything")).notice is None
    left = _collections(chroma) - before
    assert len(left) == 1
    assert first not in left
    one.erase(["a"])
    assert _names(other, "compiling code") == ["b"]
    assert len(_collections(chroma) - before) == 1


@ON_SERVERS
def test_one_rebuild_at_a_time(opened: Open, tmp_path: Path) -> None:
    one, other = opened(), opened()
    one.add(document("a", "Norway"))
    with rebuilding(one._engine, tmp_path / "vectors"), pytest.raises(VectorsHeld, match="another process"):
        other.rebuild()
    other.rebuild()


@pytest.fixture
def own_chroma() -> Iterator[ChromaRun]:
    with running_chroma() as started:
        yield started


def test_a_chroma_server_that_is_not_there_leaves_words(data: Path, own_chroma: ChromaRun) -> None:
    with build.library(Settings(data_dir=data, chroma_url=own_chroma.url, _env_file=None)) as library:
        library.add(document("a", "Customers cancel their subscriptions."))
        assert _names(library, "clients leave") == ["a"]
        own_chroma.stop()
        library.add(document("b", "We grow in Norway."))
        assert _names(library, "Norway")[0] == "b"
        notice = library.find(Query("Norway")).notice or ""
        assert own_chroma.url in notice
        assert "OKR_CHROMA_URL" in notice
        own_chroma.start()
        assert _names(library, "Scandinavian countries")[0] == "b"
        assert library.find(Query("anything")).notice is None


def test_a_chroma_server_that_lost_everything_is_filled_again(data: Path, own_chroma: ChromaRun) -> None:
    with build.library(Settings(data_dir=data, chroma_url=own_chroma.url, _env_file=None)) as library:
        library.add(document("a", "Customers cancel their subscriptions."))
        assert _names(library, "clients leave") == ["a"]
        own_chroma.stop()
        for file in own_chroma.folder.rglob("*"):
            if file.is_file():
                file.unlink()
        own_chroma.start()
        assert _names(library, "clients leave") == ["a"]
        assert library.find(Query("anything")).notice is None


def _complaint(url: str, data: Path) -> str:
    with pytest.raises(Unavailable) as failed:
        database.opened(Settings(data_dir=data, database_url=url, _env_file=None)).dispose()
    assert PASSWORD not in str(failed.value)
    assert "wrong-horse" not in str(failed.value)
    return str(failed.value)


def test_a_database_server_that_cannot_be_used_is_told_without_the_password(cluster: Cluster, data: Path) -> None:
    good = cluster.url("postgres")
    assert "refuses the user or the password" in _complaint(cluster.url("postgres", "wrong-horse"), data)
    assert "asks for a password" in _complaint(good.replace(f":{PASSWORD}", ""), data)
    assert "does not exist" in _complaint(cluster.url("nowhere"), data)
    cluster.run("CREATE DATABASE closed ALLOW_CONNECTIONS false")
    assert "takes no connections now" in _complaint(cluster.url("closed"), data)
    cluster.run(f"CREATE ROLE guest PASSWORD '{PASSWORD}' NOLOGIN")
    assert "does not let this user in" in _complaint(good.replace("plumb:", "guest:"), data)
    cluster.run("ALTER ROLE guest LOGIN CONNECTION LIMIT 0")
    assert "takes no more connections" in _complaint(good.replace("plumb:", "guest:"), data)
    cluster.run("DROP DATABASE closed")
    cluster.run("DROP ROLE guest")
    assert "cannot be reached" in _complaint(good.replace(str(cluster.port), "1"), data)
    assert "cannot be reached" in _complaint(good.replace("127.0.0.1", "no.such.host.invalid"), data)


def test_a_database_of_something_else_is_left_alone(cluster: Cluster, data: Path) -> None:
    name = cluster.made()
    cluster.run("CREATE TABLE theirs (id int)", name)
    assert "not Plumb's" in _complaint(cluster.url(name), data)
    cluster.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    cluster.drop(name)


def test_a_database_of_another_encoding_is_refused(cluster: Cluster, data: Path) -> None:
    cluster.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    assert "LATIN1" in _complaint(cluster.url("latin"), data)
    cluster.drop("latin")


def test_looking_for_a_library_makes_none(cluster: Cluster, data: Path) -> None:
    name = cluster.made()
    settings = Settings(data_dir=data, database_url=cluster.url(name), _env_file=None)
    assert not database.exists(settings)
    assert not database.exists(settings)
    database.opened(settings).dispose()
    assert database.exists(settings)
    cluster.drop(name)


def test_a_missing_driver_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.postgres.find_spec", lambda name: None)
    with pytest.raises(BadSetting, match=r"plumb-okr\[postgres\]"):
        database.opened(Settings(data_dir=data, database_url="postgresql://127.0.0.1/x", _env_file=None))


@ON_SERVERS
def test_a_writer_that_waits_too_long_says_so(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.postgres._WAIT_S", 0.2)
    one, other = opened(), opened()
    with one._writer.begin(), pytest.raises(Unavailable, match="being written by another process"):
        other.add(document("a", "Norway"))
    assert other.add(document("a", "Norway"))


@ON_SERVERS
def test_what_only_reads_writes_nothing(opened: Open) -> None:
    from sqlalchemy import text

    engine = opened()._engine
    with engine.begin() as connection, pytest.raises(Unavailable, match="only be read"):
        connection.execute(text("DELETE FROM documents"))


@ON_SERVERS
def test_a_reader_sees_one_state(opened: Open) -> None:
    from sqlalchemy import func, select

    from retrieval.tables import documents

    library = opened()
    with closing(library._engine.connect()) as connection:
        count = select(func.count()).select_from(documents)
        assert connection.scalar(count) == 0
        opened().add(document("a", "Norway"))
        assert connection.scalar(count) == 0


@ON_SERVERS
def test_erasing_writes_the_tables_of_others_not_anew(opened: Open) -> None:
    from sqlalchemy import text

    library = opened()
    library.add(document("a", "Norway"))

    def files() -> dict[str, int]:
        asked = "SELECT relname, relfilenode FROM pg_class WHERE relname IN ('documents', 'words', 'drafts', 'theirs')"
        with library._engine.connect() as connection:
            return {row.relname: row.relfilenode for row in connection.execute(text(asked))}

    with library._writer.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (id int)"))
    before = files()
    library.erase(["a"])
    assert {name for name, file in files().items() if before[name] != file} == {"documents", "words", "drafts"}


@pytest.fixture
def small_disk(cluster: Cluster) -> Iterator[Path]:
    """Give a disk of its own, of which the server of the database may write the little there is."""
    with TemporaryDirectory(prefix="plumb-disk-") as name:
        Path(name).chmod(0o755)
        disk = Path(name, "disk")
        disk.mkdir()
        options = ("-t", "tmpfs", "-o", "size=32m", "none")
        if subprocess.run(["mount", *options, disk], capture_output=True, check=False).returncode:
            pytest.skip("no disk can be mounted here")
        try:
            other = _as_other_user()
            shutil.chown(disk, other["user"], other["group"])
            yield disk
        finally:
            subprocess.run(["umount", disk], check=True)


@pytest.fixture
def on_small_disk(cluster: Cluster, small_disk: Path, data: Path) -> Iterator[Settings]:
    name = cluster.made()
    cluster.run(f"CREATE TABLESPACE small LOCATION '{small_disk}'")
    cluster.run(f"ALTER DATABASE {name} SET TABLESPACE small")
    yield Settings(data_dir=data, database_url=cluster.url(name), _env_file=None)
    cluster.drop(name)
    cluster.run("DROP TABLESPACE small")


def test_a_full_disk_of_the_server_loses_nothing(on_small_disk: Settings) -> None:
    large = "".join(f"{number:x} " for number in range(10**6, 10**6 + 150_000))
    with build.library(on_small_disk) as library:
        library.add(document("a", "We grow in Norway."))
        library.index()
        said = "its disk is full; what it holds is unharmed; make room and try again"
        with pytest.raises(Unavailable, match=said):
            list(map(library.add, (document(f"large {number}", large) for number in range(40))))
        kept = [library.document(one.id) for one in library.documents()]
        assert {one.text for one in kept if one} == {"We grow in Norway.", large}
        assert all(one and one.characters == len(one.text) for one in kept)
