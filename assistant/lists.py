"""Lists as data files: an entry a line; lines that begin with # say what the list is and where it comes from."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def entries(file: "Path | Traversable") -> tuple[str, ...]:
    """Give the entries of a list, as they are written and in order."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))
