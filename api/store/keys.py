"""The keys by which the service is called: made and shown once, known from then on by their hash only."""

import re
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from sqlalchemy import Engine, Row, insert, select, update

from api.audited import key_created, key_revoked
from api.caller import Scope
from api.store import audit, tables
from api.store.key import Key, Made

_KEYS = tables.keys
_KEY = re.compile(r"plumb_([0-9a-f]{12})_[0-9a-f]{48}")
_NOBODYS = "0" * 64


class Keys:
    """The keys of all workspaces in one database."""

    def __init__(self, engine: Engine) -> None:
        self._writer = engine.execution_options(writes=True)
        # One statement is one state of all; a transaction round it would only take time.
        self._reader = engine.execution_options(alone=True)

    def create(
        self,
        workspace: str,
        name: str,
        scope: Scope,
        *,
        expires: datetime | None = None,
        requests_a_minute: int | None = None,
        drafts_a_day: int | None = None,
    ) -> Made:
        """Make a key. Raises Unavailable."""
        id = secrets.token_hex(6)
        secret = f"plumb_{id}_{secrets.token_hex(24)}"
        key = Key(id, workspace, name, scope, datetime.now(UTC), expires, None, requests_a_minute, drafts_a_day)
        with self._writer.begin() as connection:
            connection.execute(
                insert(_KEYS).values(
                    id=id,
                    workspace=workspace,
                    name=name,
                    sha256=_digest(secret),
                    scope=scope,
                    created=_kept(key.created),
                    expires=_kept(expires),
                    requests_a_minute=requests_a_minute,
                    drafts_a_day=drafts_a_day,
                )
            )
            audit.append(connection, key_created(key))
        return Made(key, secret)

    def all(self) -> list[Key]:
        """Give the keys of all workspaces, by workspace, the oldest first. Raises Unavailable."""
        asked = select(_KEYS).order_by(_KEYS.c.workspace, _KEYS.c.created, _KEYS.c.id)
        with self._reader.connect() as connection:
            return [key_of(row) for row in connection.execute(asked)]

    def revoke(self, id: str) -> Key | None:
        """Let a key open nothing from now on; gives it as it was, None where there is none. Raises Unavailable."""
        with self._writer.begin() as connection:
            row = connection.execute(select(_KEYS).where(_KEYS.c.id == id)).one_or_none()
            if row is None:
                return None
            if row.revoked is None:
                now = _kept(datetime.now(UTC))
                connection.execute(update(_KEYS).where(_KEYS.c.id == id).values(revoked=now))
                audit.append(connection, key_revoked(key_of(row)))
        return key_of(row)

    def holding(self, secret: str, now: datetime) -> Key | None:
        """Give the valid key that a request comes with; None for anything else, whatever is wrong with it.

        What was never a key is told by its shape, so that a flood of it costs the database nothing. Raises Unavailable.
        """
        shaped = _KEY.fullmatch(secret)
        if shaped is None:
            return None
        with self._reader.connect() as connection:
            row = connection.execute(select(_KEYS).where(_KEYS.c.id == shaped[1])).one_or_none()
        is_right = compare_digest(_digest(secret), row.sha256 if row is not None else _NOBODYS)
        key = None if row is None else key_of(row)
        return key if key is not None and is_right and key.state(now) == "valid" else None


def named(given: str) -> str:
    """Give the id of a key that people name by its id or, where it leaked, by the whole of it."""
    shaped = _KEY.fullmatch(given)
    return given if shaped is None else shaped[1]


def key_of(row: Row[Any]) -> Key:
    """Read a key off its row."""
    return Key(
        row.id,
        row.workspace,
        row.name,
        row.scope,
        row.created.replace(tzinfo=UTC),
        row.expires and row.expires.replace(tzinfo=UTC),
        row.revoked and row.revoked.replace(tzinfo=UTC),
        row.requests_a_minute,
        row.drafts_a_day,
    )


def _kept(time: datetime | None) -> datetime | None:
    return None if time is None else time.astimezone(UTC).replace(tzinfo=None)


def _digest(secret: str) -> str:
    return sha256(secret.encode("ascii")).hexdigest()
