"""Runs a test, or all of a module, on every pair of stores."""

import pytest

ON_ALL = pytest.mark.parametrize("place", ["files", "servers"], indirect=True)
ON_FILES = pytest.mark.parametrize("place", ["files"], indirect=True)
ON_SERVERS = pytest.mark.parametrize("place", ["servers"], indirect=True)
