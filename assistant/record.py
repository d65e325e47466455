"""Turns the core's dataclasses into plain JSON values, the one way every output takes."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any


def to_json(value: Any) -> Any:
    """Give dataclasses as dicts, tuples as lists, dates as ISO text; everything else as it is."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value
