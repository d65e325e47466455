"""The checks of single fields: what a value must be, and the sentence where it is something else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any

from assistant.errors import BadSetting, UnreadableInput
from assistant.formats.fault import Path, Places, shown, unreadable, written
from assistant.formats.unit_names import unit_of
from assistant.language.cycles import Cycle
from assistant.nearest import hint

_LARGEST = 1e300
_PART_FIRST = re.compile(r"\s*([QqHh][1-4])[ /-]{1,3}([12][0-9]{3}|FY ?(?:[12][0-9]{3}|[0-9]{2}))\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mapping, read by name; every error names the file, the line and the field's path."""

    values: Mapping[str, Any]
    path: Path
    name: str
    places: Places

    @property
    def origin(self) -> tuple[str, Places]:
        """Give the file's name and its lines, for the mappings below this one."""
        return self.name, self.places

    def fault(self, key: str | None, sentence: str) -> UnreadableInput:
        """Make the error about a field, or about the mapping itself."""
        path = self.path if key is None else (*self.path, key)
        line = self.places(path)
        return unreadable(
            self.name, line if line is not None else self.places(self.path), f"{written(path)} {sentence}"
        )

    def known(self, *keys: str) -> None:
        """Refuse a field that is not known, so that a typo is never silently dropped."""
        for key in self.values:
            if key not in keys:
                raise self.fault(str(key)[:80], f"is not a known field; {hint(str(key), keys)}")

    def below(self, key: str, at: int, value: Any) -> "Fields":
        """Give the mapping that stands in a list of this one."""
        path = (*self.path, key, at)
        if not isinstance(value, Mapping):
            raise unreadable(self.name, self.places(path), f"{written(path)} must be a mapping, not {shown(value)}")
        return Fields(value, path, self.name, self.places)

    def listed(self, key: str) -> list[Any]:
        """Give a list; nothing is an empty one."""
        value = self.values.get(key)
        if value is None or value == "":
            return []
        if not isinstance(value, (list, tuple)):
            raise self.fault(key, f"must be a list, not {shown(value)}")
        return list(value)

    def text(self, key: str) -> str | None:
        """Give a text, its edges trimmed; an empty one is null."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            hint = "; put it in quotes" if isinstance(value, (int, float)) else ""
            raise self.fault(key, f"must be text, not {shown(value)}{hint}")
        return self.whole(value, key) or None

    def exact(self, key: str) -> str:
        """Give a text exactly as it is, as quotes must be."""
        value = self.values.get(key)
        if not isinstance(value, str):
            raise self.fault(key, f"must be text, not {shown(value)}")
        self.whole(value, key)
        return value

    def whole(self, value: str, key: str) -> str:
        """Trim a text's edges; half of a character is refused, for it cannot be written."""
        if not value.isascii():
            try:
                value.encode("utf-8")
            except UnicodeEncodeError:
                raise self.fault(key, "holds half of a character (a lone surrogate); write whole characters") from None
        return value.strip()

    def label(self, key: str) -> str | None:
        """Give a text that may look like a number, such as an id or the cycle 2027."""
        value = self.values.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.text(key)

    def number(self, key: str) -> float | None:
        """Give a finite number."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fault(key, f"must be a number, not {shown(value)}{_split(value)}")
        if abs(value) > _LARGEST or not isfinite(value):
            raise self.fault(key, f"must be a number of ordinary size, not {shown(value)}")
        return float(value)

    def offset(self, key: str) -> int:
        """Give a whole number from 0."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fault(key, f"must be a whole number from 0, not {shown(value)}")
        return value

    def day(self, key: str) -> date | None:
        """Give a day written as 2027-03-31."""
        value = self.text(key)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            raise self.fault(key, f"must be a day such as 2027-03-31, not {shown(value)}")
        return day

    def choice(self, key: str, valid: tuple[str, ...]) -> Any:
        """Give one of some words."""
        value = self.text(key)
        if value is None:
            return None
        if value not in valid:
            raise self.fault(key, f"must be one of {', '.join(valid)}, not {shown(value)}")
        return value

    def unit(self, key: str) -> str | None:
        """Give a unit by its name in the contract; common ways to write it are taken too."""
        value = self.text(key)
        if value is None:
            return None
        unit = unit_of(value)
        if unit is None:
            raise self.fault(
                key,
                f"must be a unit such as %, pp, count, score, x, min, h, days, EUR, not {shown(value)};"
                " for things that are counted write count",
            )
        return unit

    def cycle(self, key: str) -> str | None:
        """Give a cycle by its name, which `Cycle.parse` reads; "Q1 2027" and "Q1 FY27" are taken, too."""
        value = self.label(key)
        if value is None:
            return None
        try:
            return _cycle_name(value)
        except BadSetting as error:
            raise self.fault(key, str(error).removeprefix("The cycle ").removesuffix(".")) from None


@lru_cache(maxsize=64)
def _cycle_name(value: str) -> str:
    return Cycle.parse(_PART_FIRST.sub(r"\2-\1", value)).name


def _split(value: Any) -> str:
    """Say how to write a number that has its unit in it."""
    if isinstance(value, str) and value.strip()[-1:] == "%":
        return '; write the number alone and unit: "%"'
    return ""
