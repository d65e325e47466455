"""JSON as programs exchange it: UTF-8, finite numbers, whole characters, no deep nesting."""

import json
from math import isfinite
from typing import Any, NoReturn

from assistant.errors import UnreadableInput

DEEPEST = 64


class BadJson(UnreadableInput):
    """Text that is not JSON, or holds what no program should send."""

    code = "bad_json"


def parse(data: bytes | str) -> Any:
    """Read one JSON value. Raises BadJson with a sentence that repeats nothing of the text."""
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        value = json.loads(text, parse_constant=_no_number, parse_float=_float, parse_int=_int)
    except UnicodeDecodeError as error:
        raise BadJson(f"This is not UTF-8 text: the byte at offset {error.start} cannot be read.") from None
    except json.JSONDecodeError as error:
        raise BadJson(f"This is not JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from None
    except RecursionError:
        raise _too_deep() from None
    _walk(value)
    return value


def is_whole(text: str) -> bool:
    """Say whether a text holds no lone surrogate, so that it can be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _walk(value: Any) -> None:
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep()
        below: list[Any] = []
        for item in level:
            if isinstance(item, str):
                if not item.isascii() and not is_whole(item):
                    raise BadJson(
                        "A string holds half of a character (a lone surrogate such as \\ud800); send whole characters."
                    )
            elif isinstance(item, dict):
                below.extend(item)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = below


def _too_deep() -> BadJson:
    return BadJson(f"This JSON is nested more than {DEEPEST} levels deep.")


def _no_number(name: str) -> NoReturn:
    raise BadJson(f"{name} is no JSON number; use null where a number is not known.")


def _float(digits: str) -> float:
    value = float(digits)
    if not isfinite(value):
        raise BadJson("A number is too large to be read; numbers go up to 1.7e308.")
    return value


def _int(digits: str) -> int:
    _float(digits)
    return int(digits)
