"""The history of the database's schema. Alembic is imported only where a step is due, for it takes its time."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from api import postgres, sqlite
from assistant.errors import Unavailable

HEAD = "0009"


_FOREIGN = {
    "sqlite": "is damaged or not Plumb's; put back a copy, or move it away and the next start makes a new one",
    "postgresql": "holds tables that are not Plumb's; name in OKR_DATABASE_URL an empty one, or put back a copy",
}


def upgrade(engine: Engine) -> None:
    """Bring a database to today's schema; an empty one is filled. Raises Unavailable where it is of a newer one."""
    with engine.connect() as connection:
        found = version(connection)
        if found == HEAD:
            return
        if found is None and inspect(connection).get_table_names():
            raise Unavailable(f"{_named(engine)} {_FOREIGN[engine.dialect.name]}.")
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError:
            raise Unavailable(f"{_named(engine)} was made by a newer version of Plumb; install that version.") from None


def version(connection: Connection) -> str | None:
    """Give the schema's version, or None where the database is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)


def _named(engine: Engine) -> str:
    return postgres.named(engine.url) if engine.dialect.name == "postgresql" else sqlite.named(engine.url)
