"""A database of today's schema for each test."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from api import database
from api.settings import load_settings


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = database.opened(load_settings())
    yield made
    made.dispose()
