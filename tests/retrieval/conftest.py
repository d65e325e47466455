"""A library of its own for every test: a real SQLite, a real Chroma, in a folder that did not exist before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from api import build
from api.settings import Settings
from retrieval.library import Library
from retrieval.passage import SourceDocument


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def opened(data: Path) -> Iterator[Callable[[], Library]]:
    """Open the library of the test as often as wanted."""
    made: list[Library] = []

    def open_library() -> Library:
        made.append(build.library(Settings(data_dir=data, _env_file=None)))
        return made[-1]

    yield open_library
    for library in made:
        library.close()


@pytest.fixture
def library(opened: Callable[[], Library]) -> Library:
    return opened()


def document(id: str, text: str, kind: str = "strategy", title: str = "") -> SourceDocument:
    return SourceDocument(id, title or id, kind, text)
