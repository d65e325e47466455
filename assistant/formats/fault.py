"""What is wrong in an OKR file, and where: every reader's errors are made here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from assistant.errors import UnreadableInput

Path = tuple[str | int, ...]
Places = Callable[[Path], int | None]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file as plain values, and the line on which the value at a path begins (null where it is not known)."""

    value: Any
    line: Places


def NOWHERE(path: Path) -> None:
    """Know no lines: the values came without a text."""


def unreadable(name: str, line: int | None, sentence: str) -> UnreadableInput:
    """Make the error that names file and line, as editors read them."""
    shown = "standard input" if name == "-" else name
    place = shown if line is None else f"{shown}:{line}"
    return UnreadableInput(f"{place}: {sentence}{'' if sentence.endswith('?') else '.'}")


def written(path: Path) -> str:
    """Write a path as `objectives[1].key_results[2].target`; places count from 1, as in reports."""
    said = ""
    for step in path:
        said += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if said else str(step)
    return said or "the file"


def shown(value: Any) -> str:
    """Write a value in a sentence, cut to a length that can be read."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, (list, tuple)):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    said = repr(value) if isinstance(value, str) else str(value)
    return said if len(said) <= 50 else f"{said[:46]}...{said[-1] if isinstance(value, str) else ''}"
