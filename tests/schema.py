"""Today's schema for every new SQLite file: the steps are walked once, then what they made is copied."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Engine, inspect

from api import database, migrations
from api.settings import Settings

# What the steps make but for what comes with a virtual table: its own tables.
_MADE = """
    SELECT type, name, sql FROM sqlite_master AS made
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND NOT EXISTS (
        SELECT 1 FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND made.name LIKE name || '\\_%' ESCAPE '\\'
    ) ORDER BY rowid
"""


class Schema(NamedTuple):
    """The statements that make it, and the rows that are there from the beginning."""

    statements: tuple[str, ...]
    rows: tuple[tuple[str, tuple[object, ...]], ...]

    def fill(self, engine: Engine) -> None:
        """Fill a database that is still empty once nobody else may write."""
        with engine.execution_options(writes=True).begin() as connection:
            if inspect(connection).get_table_names():
                return
            for statement in self.statements:
                connection.exec_driver_sql(statement)
            for insert, row in self.rows:
                connection.exec_driver_sql(insert, row)


def schema(folder: Path) -> Schema:
    """Walk the steps in this folder, and read what they made."""
    settings = Settings(data_dir=folder, _env_file=None)
    database.opened(settings).dispose()
    with closing(sqlite3.connect(settings.database)) as made:
        things = made.execute(_MADE).fetchall()
        rows = [
            (f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(row))})', row)
            for kind, name, sql in things
            if kind == "table" and "VIRTUAL" not in sql
            for row in made.execute(f'SELECT * FROM "{name}"')
        ]
    return Schema(tuple(sql for *_, sql in things), tuple(rows))


class Upgrade:
    """Stands in for the steps where a database is an empty SQLite file."""

    def __init__(self, made: Schema) -> None:
        self.made, self.walked = made, migrations.upgrade

    def __call__(self, engine: Engine) -> None:
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                is_empty = not inspect(connection).get_table_names()
            if is_empty:
                self.made.fill(engine)
        self.walked(engine)
