"""Turns the core's dataclasses into plain JSON values, the one way every output takes."""

from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any


def to_json(value: Any) -> Any:
    """Give dataclasses as dicts, tuples as lists, dates as ISO text; everything else as it is."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    names = _names(value.__class__)
    if names:
        fields = {}
        for name in names:
            field = getattr(value, name)
            fields[name] = field if field.__class__ in _PLAIN else to_json(field)
        return fields
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Give the fields of a dataclass; none for other classes."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
