"""JSON Lines: one line out for one line in, in order, also for a line that cannot be read."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from api.strict_json import BadJson, parse
from api.texts import LARGEST
from assistant.errors import PlumbError

Answer = Callable[[int, Mapping[str, Any]], Any]


def answers(
    lines: Iterable[bytes], answer: Answer, key: str = "id", first: int = 1
) -> Iterator[tuple[Any, PlumbError | None]]:
    """Give what `answer` makes of each line's number and object; where it cannot, a record that says so and the error.

    Blank lines give nothing. `key` is what a line's name is under, `first` the first line's number.
    """
    for number, line in enumerate(lines, first):
        if not line.strip():
            continue
        value: Any = None
        try:
            value = _object(line)
            yield answer(number, value), None
        except PlumbError as error:
            yield _failure(number, value, error, key), error


def write(value: Any) -> str:
    """Write one value as one line, in ASCII."""
    return json.dumps(value, allow_nan=False) + "\n"


def _object(line: bytes) -> Mapping[str, Any]:
    if len(line) > LARGEST:
        raise BadJson(f"The line is larger than {LARGEST // 1_000_000} MB; send smaller texts.")
    value = parse(line)
    if not isinstance(value, dict):
        raise BadJson("The line is JSON, but no object; write each line as {...}.")
    return value


def _failure(number: int, value: Any, error: PlumbError, key: str) -> dict[str, Any]:
    name = value.get(key) if isinstance(value, dict) else None
    return {
        key: name if isinstance(name, (str, int)) else None,
        "line": number,
        "error": {"code": error.code, "message": str(error)},
    }
