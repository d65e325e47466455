"""A library of its own for every test, in a folder that did not exist before, or on servers where the test says so."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from api import build
from api.settings import Settings
from retrieval.library import Library
from retrieval.passage import SourceDocument


@pytest.fixture
def opened(data: Path, place: Mapping[str, str], copied_schema: object) -> Iterator[Callable[[], Library]]:
    """Open the library of the test as often as wanted."""
    made: list[Library] = []
    where = {name.removeprefix("OKR_").lower(): value for name, value in place.items()}

    def open_library() -> Library:
        made.append(build.library(Settings(data_dir=data, _env_file=None, **where)))
        return made[-1]

    yield open_library
    for library in made:
        library.close()


@pytest.fixture
def library(opened: Callable[[], Library]) -> Library:
    return opened()


def document(id: str, text: str, kind: str = "strategy", title: str = "") -> SourceDocument:
    return SourceDocument(id, title or id, kind, text)
