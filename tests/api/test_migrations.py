"""The database's history: one line of steps, ending where the tables in the code are."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from api import build, database, migrations, sqlite
from api.settings import Settings
from api.store import tables as store
from assistant.errors import Unavailable
from retrieval import tables as library
from retrieval.passage import Query
from tests.schema import Upgrade

TABLES = [library.metadata, store.metadata]


@pytest.fixture(autouse=True)
def walked(copied_schema: Upgrade, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the steps be walked, which other tests only have a copy of."""
    monkeypatch.setattr(migrations, "upgrade", copied_schema.walked)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = database.opened(Settings(data_dir=tmp_path / "data", _env_file=None))
    yield made
    made.dispose()


def test_the_head_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


def _is_ours(thing: Any, name: str | None, kind: str, is_reflected: bool, other: Any) -> bool:
    return kind != "table" or any(name in metadata.tables for metadata in TABLES)


def test_the_steps_lead_to_the_tables_in_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": True})
        assert compare_metadata(context, TABLES) == []  # type: ignore[arg-type]
        assert migrations.version(connection) == migrations.HEAD


def test_a_copied_schema_is_what_the_steps_lead_to(engine: Engine, copied_schema: Upgrade, tmp_path: Path) -> None:
    copy = sqlite.opened(Settings(data_dir=tmp_path / "copy", _env_file=None))
    copied_schema(copy)
    copy.dispose()
    select = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    found = []
    for folder in ("data", "copy"):
        with closing(sqlite3.connect(tmp_path / folder / "plumb.db")) as connection:
            found.append(connection.execute(select).fetchall())
    assert found[0] == found[1] != []


def test_a_database_of_today_needs_no_alembic(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "alembic", None)
    migrations.upgrade(engine)


def test_a_newer_database_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "data" / "plumb.db"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(Unavailable, match="newer version"):
        database.opened(Settings(data_dir=tmp_path / "data", _env_file=None))


def test_a_database_of_the_first_schema_keeps_every_row(tmp_path: Path) -> None:
    old = gzip.decompress(Path(__file__).with_name("databases").joinpath("library_0001.db.gz").read_bytes())
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "plumb.db"
    file.write_bytes(old)
    columns = "id, workspace, name, title, kind, sha256, version, characters, passages, added, text"
    asked = (f"SELECT {columns} FROM documents", "SELECT * FROM passages", "SELECT rowid, * FROM words")
    with closing(sqlite3.connect(file)) as connection:
        before = [connection.execute(select).fetchall() for select in asked]
    with build.library(Settings(data_dir=tmp_path / "data", _env_file=None)) as library:
        assert [document.id for document in library.documents()] == ["c.md", "s.md"]
        assert all(document.dated == document.added.date() for document in library.documents())
        assert library.search(Query("Norway"))[0].document == "s.md"
        assert library.search(Query("clients leave"))[0].document == "c.md"
        assert library.find(Query("anything")).notice is None
    with closing(sqlite3.connect(file)) as connection:
        assert [connection.execute(select).fetchall() for select in asked] == before
    assert all(before)


def test_documents_of_an_older_schema_are_dated_by_what_they_say(tmp_path: Path) -> None:
    old = gzip.decompress(Path(__file__).with_name("databases").joinpath("library_0001.db.gz").read_bytes())
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "plumb.db"
    file.write_bytes(old)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE documents SET title = 'Sync of 7 January 2026' WHERE name = 's.md'")
    with build.library(Settings(data_dir=tmp_path / "data", _env_file=None)) as library:
        assert [one.document for one in library.search(Query("Norway", until=date(2026, 1, 7)))] == ["s.md"]
        assert library.find(Query("anything")).notice is None


def test_the_steps_lead_to_the_same_tables_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    engine = database.opened(Settings(data_dir=tmp_path, database_url=postgres_url, _env_file=None))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours, "compare_type": True})
        assert compare_metadata(context, TABLES) == []  # type: ignore[arg-type]
    engine.dispose()


def test_a_database_with_drafts_keeps_every_row(tmp_path: Path) -> None:
    old = gzip.decompress(Path(__file__).with_name("databases").joinpath("plumb_0004.db.gz").read_bytes())
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "plumb.db"
    file.write_bytes(old)
    asked = [f"SELECT * FROM {table}" for table in ("documents", "passages", "drafts", "quoted")]
    with closing(sqlite3.connect(file)) as connection:
        before = [connection.execute(select).fetchall() for select in asked]
    database.opened(Settings(data_dir=tmp_path / "data", _env_file=None)).dispose()
    with closing(sqlite3.connect(file)) as connection:
        assert [connection.execute(select).fetchall() for select in asked] == before
    assert all(before)


def test_a_conversation_of_the_schema_before_is_known_to_quote_what_its_drafts_quote(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", _env_file=None)
    database.opened(settings).dispose()
    with closing(sqlite3.connect(tmp_path / "data" / "plumb.db")) as connection, connection:
        connection.executescript(
            """
            DROP TABLE told;
            UPDATE alembic_version SET version_num = '0008';
            INSERT INTO conversations VALUES (1, 'w', 'c', '2027-01-01', '2027-01-01', '', '', 0, 1);
            INSERT INTO drafts VALUES (7, 'w', 'd', '2027-01-01', '2027-01-02', 'done', 'ready', '', '-', NULL, '');
            INSERT INTO versions VALUES (1, 1, 7, NULL, 1, '2027-01-01', '', '[]', '[]', '[]');
            INSERT INTO quoted VALUES (7, 'of a name');
            """
        )
    database.opened(settings).dispose()
    with closing(sqlite3.connect(tmp_path / "data" / "plumb.db")) as connection:
        assert connection.execute("SELECT conversation, document FROM told").fetchall() == [(1, "of a name")]
