"""Runs a test, or all of a module, on every pair of stores: files, and PostgreSQL with a Chroma server."""

import pytest

ON_ALL = pytest.mark.parametrize("place", ["files", "servers"], indirect=True)
ON_ALL_IN_TIME = pytest.mark.parametrize(
    "place", ["files", pytest.param("servers", marks=pytest.mark.long)], indirect=True
)
ON_SERVERS = pytest.mark.parametrize("place", ["servers"], indirect=True)
