"""Patterns that are compiled when they are first used, for most runs meet few of the forms that a text can hold."""

import re
from functools import cached_property
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern, and keeps each of its methods that was asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Give a pattern as `re.compile` does."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
