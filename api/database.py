"""The one database: an SQLite file, or PostgreSQL where OKR_DATABASE_URL names it."""

from typing import TYPE_CHECKING

from api import database_file
from api.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy import Engine


def opened(settings: Settings) -> "Engine":
    """Open the database, made and brought to today's schema where needed. It raises Unavailable whenever it fails.

    A transaction under the execution option `writes` takes the one right to write as it begins, so that what it reads
    stays true until it has written; without it, a transaction only reads, and sees one state of all. Under `alone`
    none begins, for statements that stand in no transaction; those that write are under `writes` too.
    """
    from api import migrations, postgres, sqlite

    made = postgres.opened(settings) if settings.is_postgres else sqlite.opened(settings)
    try:
        migrations.upgrade(made)
    except BaseException:
        made.dispose()
        raise
    return made


def exists(settings: Settings) -> bool:
    """Say whether there is a database; looking makes none. Raises Unavailable where none can be seen or ever be."""
    if settings.is_postgres:
        from api import postgres

        return postgres.exists(settings)
    return database_file.exists(settings)
