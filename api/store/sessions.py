"""Who is signed in to the page: sessions, each begun with a key and over with it, known by their hash only."""

import re
import secrets
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Engine, delete, insert, select

from api.store import tables
from api.store.audit import Act, append
from api.store.key import Key
from api.store.keys import key_of

_KEYS, _SESSIONS = tables.keys, tables.sessions
_SECRET = re.compile(r"[0-9a-f]{64}")


class Sessions:
    """The sessions of all workspaces in one database."""

    def __init__(self, engine: Engine) -> None:
        self._writer = engine.execution_options(writes=True)
        # One statement is one state of all; a transaction round it would only take time.
        self._reader = engine.execution_options(alone=True)

    def begin(self, key: Key, expires: datetime, act: Act) -> str:
        """Begin a session, and give what its browser holds: it is kept nowhere. Raises Unavailable."""
        secret, now = secrets.token_hex(32), datetime.now(UTC)
        with self._writer.begin() as connection:
            connection.execute(delete(_SESSIONS).where(_SESSIONS.c.expires <= _kept(now)))
            connection.execute(
                insert(_SESSIONS).values(sha256=_digest(secret), key=key.id, created=_kept(now), expires=_kept(expires))
            )
            append(connection, act)
        return secret

    def holding(self, secret: str, now: datetime) -> Key | None:
        """Give the key of a session that is not over; None for anything else. Raises Unavailable.

        What was never a session is told by its shape, and costs the database nothing.
        """
        if _SECRET.fullmatch(secret) is None:
            return None
        asked = (
            select(_KEYS)
            .join(_SESSIONS, _SESSIONS.c.key == _KEYS.c.id)
            .where(_SESSIONS.c.sha256 == _digest(secret), _SESSIONS.c.expires > _kept(now))
        )
        with self._reader.connect() as connection:
            row = connection.execute(asked).one_or_none()
        key = None if row is None else key_of(row)
        return key if key is not None and key.state(now) == "valid" else None

    def end(self, secret: str, act: Act) -> None:
        """End a session; nothing where there is none. Raises Unavailable."""
        with self._writer.begin() as connection:
            if connection.execute(delete(_SESSIONS).where(_SESSIONS.c.sha256 == _digest(secret))).rowcount:
                append(connection, act)


def _kept(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(tzinfo=None)


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8")).hexdigest()
