"""Where a test's library lies: in files, or on servers that the session starts once."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.servers.chroma import ChromaRun, running_chroma
from tests.servers.postgres import Cluster, running_cluster

if TYPE_CHECKING:
    from tests.schema import Upgrade

# A property says nothing of time: on a core that others use, too, a limit would fail what holds.
settings.register_profile("plumb", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("plumb")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what says that it takes minutes: begun last, it would leave the other workers idle at the end."""
    items.sort(key=_minutes, reverse=True)


def _minutes(item: pytest.Item) -> float:
    return max((float(mark.kwargs.get("minutes", 0)) for mark in item.iter_markers("long")), default=0)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as started:
        yield started


@pytest.fixture(scope="session")
def chroma() -> Iterator[ChromaRun]:
    with running_chroma() as started:
        yield started


@pytest.fixture(scope="session")
def copied_schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Upgrade"]:
    """Let every new SQLite file of this process have its schema copied: to walk its steps takes a tenth of a second."""
    from api import migrations
    from tests.schema import Upgrade, schema

    with pytest.MonkeyPatch.context() as patched:
        copying = Upgrade(schema(tmp_path_factory.mktemp("schema")))
        patched.setattr(migrations, "upgrade", copying)
        yield copying


@pytest.fixture(scope="session")
def template(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a database of today's schema, to be copied."""
    from api import database
    from api.settings import Settings

    name = cluster.made()
    folder = tmp_path_factory.mktemp("template")
    database.opened(Settings(data_dir=folder, database_url=cluster.url(name), _env_file=None)).dispose()
    return name


@pytest.fixture(scope="session")
def asked_once() -> None:
    """Ask a model once: what the first call loads takes its time, which is not that of a test of a deadline."""
    from assistant.drafter.brief import Brief, Note
    from assistant.drafter.draft import draft
    from assistant.drafter.openai_model import openai_model
    from tests.assistant.drafter.model_case import GOOD, TEXT
    from tests.servers.openai_server import Says, serving

    with serving(Says(GOOD)) as server:
        model = openai_model("m", "sk-1", server.base_url)
        draft(Brief((Note("sync.md", TEXT),), as_of=date(2027, 1, 12)), lambda query: [], model)


@pytest.fixture
def postgres_url(cluster: Cluster, template: str) -> Iterator[str]:
    """Give an empty database of today's schema."""
    name = cluster.made(template)
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture
def place(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """Give the settings that say where the library lies: in files, or on servers where the test is run on both."""
    if getattr(request, "param", "files") == "files":
        return {}
    chroma: ChromaRun = request.getfixturevalue("chroma")
    return {"OKR_DATABASE_URL": request.getfixturevalue("postgres_url"), "OKR_CHROMA_URL": chroma.url}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"
