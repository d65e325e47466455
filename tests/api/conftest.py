"""A home of its own for every test: no settings from outside, an empty data folder."""

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from starlette.testclient import TestClient

SETTINGS = (
    "OKR_AUTH",
    "OKR_HOSTS",
    "OKR_MODEL",
    "OKR_MODEL_PRICE",
    "OKR_MASK",
    "OKR_EMBEDDINGS",
    "OKR_DATA_DIR",
    "OKR_DATABASE_URL",
    "OKR_CHROMA_URL",
    "OKR_RETENTION_DAYS",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
)
# What a service starts, and ends when it is closed.
OURS = ("leases", "drafting", "evaluating", "retention")


@pytest.fixture(autouse=True, scope="module")
def closed() -> Iterator[None]:
    """See to it that every service a module starts is closed: what runs on would meet the tests that follow."""
    yield
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith(OURS)] == []


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Mapping[str, str], copied_schema: object) -> Path:
    """Give an empty folder to work in, with the data folder `data` in it, not made yet."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("OKR_DATA_DIR", str(folder / "data"))
    for name, value in place.items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def client(home: Path) -> Iterator[TestClient]:
    """Give a client of the service, started as a server starts it; a failure inside is an answer."""
    from api.app import create_app
    from api.settings import load_settings

    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def shared_client(tmp_path_factory: pytest.TempPathFactory, copied_schema: object) -> Iterator[TestClient]:
    """Give such a client of one service for all tests of a module, which change nothing in it."""
    from api.app import create_app
    from api.settings import Settings

    with pytest.MonkeyPatch.context() as patched:
        for name in SETTINGS:
            patched.delenv(name, raising=False)
        settings = Settings(data_dir=tmp_path_factory.mktemp("shared") / "data", _env_file=None)
    with TestClient(create_app(settings), "http://127.0.0.1:8000", raise_server_exceptions=False) as client:
        yield client
