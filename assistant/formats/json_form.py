"""OKR sets as JSON."""

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NoReturn

from assistant.formats.fault import Path, Tree, unreadable
from assistant.formats.okr_json import okr_json
from assistant.okr import OkrSet

DEEPEST = 64
_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def tree(text: str, name: str) -> Tree:
    """Read one JSON value, and find lines in its text when they are asked for."""
    return Tree(parse(text, name, 1), lambda path: _line(text, path))


def parse(text: str, name: str, line: int) -> Any:
    """Read one JSON value that starts on `line` of a file. Raises UnreadableInput."""

    def pairs(listed: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in listed:
            if key in found:
                raise unreadable(
                    name, line if "\n" not in text else None, f"the field {key[:80]!r} stands twice; keep one"
                )
            found[key] = value
        return found

    def no_number(word: str) -> NoReturn:
        raise unreadable(name, line if "\n" not in text else None, f"{word} is no number; write null for one not known")

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=no_number)
    except json.JSONDecodeError as error:
        at = line + error.lineno - 1
        raise unreadable(name, at, f"this is not JSON: {error.msg.lower()} in column {error.colno}") from None
    except RecursionError:
        raise unreadable(name, line, "this JSON is nested too deep to be an OKR file") from None
    except ValueError:
        raise unreadable(name, line, "a number has too many digits; write it shorter") from None


def write(okrs: OkrSet) -> bytes:
    """Write a set with every field, as ASCII."""
    return f"{json.dumps(okr_json(okrs), indent=2, allow_nan=False)}\n".encode("ascii")


def _line(text: str, path: Path) -> int | None:
    """Walk to the value at a path; the nearest value above it stands for one that is not there."""
    at = _skip(text, 0)
    for step in path:
        below = _below(text, at, step)
        if below is None:
            break
        at = below
    return text.count("\n", 0, at) + 1


def _below(text: str, at: int, step: str | int) -> int | None:
    opened = text[at : at + 1]
    if opened not in ("{", "["):
        return None
    number, at = 0, _skip(text, at + 1)
    while text[at : at + 1] not in ("}", "]", ""):
        key: str | int = number
        if opened == "{":
            key, at = scanstring(text, at + 1, True)
            at = _skip(text, _skip(text, at) + 1)
        if key == step:
            return at
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        number += 1
    return None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
