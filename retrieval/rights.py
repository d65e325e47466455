"""What this process may do with the record of truth."""

from os import W_OK, access

from sqlalchemy import Engine, text

_MAY = text("SELECT NOT pg_is_in_recovery() AND has_table_privilege('documents', 'UPDATE')")


def may_write(engine: Engine) -> bool:
    """Say whether the record may be written: searches go on where it may only be read."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            return bool(connection.scalar(_MAY))
    return access(engine.url.database or "", W_OK)
