"""Makes keys and clients that come with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import database
from api.caller import Scope
from api.settings import load_settings
from api.store.key import Made
from api.store.keys import Keys


def made_key(workspace: str, scope: Scope, **more: Any) -> Made:
    """Make a key in the database of today's settings."""
    engine = database.opened(load_settings())
    try:
        return Keys(engine).create(workspace, "test", scope, **more)
    finally:
        engine.dispose()


def revoke(key: Made) -> None:
    """Revoke a key."""
    engine = database.opened(load_settings())
    try:
        Keys(engine).revoke(key.key.id)
    finally:
        engine.dispose()


def bearer(key: Made | str) -> dict[str, str]:
    """Give the header that a request with a key has."""
    return {"authorization": f"Bearer {key if isinstance(key, str) else key.secret}"}


@contextmanager
def keyed_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Give a client of a service that asks for keys; it has none."""
    from api.app import create_app

    monkeypatch.setenv("OKR_AUTH", "keys")
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client
