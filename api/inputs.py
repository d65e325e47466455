"""What a command is given to read: whole texts, or JSON Lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from api.strict_json import BadJson, parse
from api.terminal import is_watched
from api.texts import LARGEST, STDIN, decode, read_lines, read_text, up_to_limit
from assistant.errors import UnreadableInput

SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Input:
    """A named input; `lines` are its bytes as they arrive, and can be read once; `first` is the first one's number."""

    name: str
    is_jsonl: bool
    lines: Iterator[bytes]
    first: int = 1

    def text(self) -> str:
        """Read all of it as text. Raises UnreadableInput."""
        return decode(up_to_limit(self.lines), self.name)


def names_or_stdin(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names, or standard input where there are none and something may come from it."""
    if not names and is_watched():
        raise UnreadableInput("Name the files to read, or pipe text in.")
    return names or (STDIN,)


def open_input(name: str, keys: frozenset[str], wanted: bool, form: str | None = None) -> Input:
    """Open an input and say whether it is JSON Lines of objects with one of `keys`. Raises UnreadableInput.

    `form` is what the caller says it is. `wanted`: the caller asked for lines out, so that one object on the first line
    is enough; else another line must follow, for a whole document may stand on one line too.
    """
    lines = read_lines(name)
    if form is not None or PurePath(name).suffix.lower() in SUFFIXES:
        return Input(name, form in (None, "jsonl"), lines)
    held: list[bytes] = []
    first = _next_filled(lines, held)
    if first is None:
        found = False
    elif _is_object(first, keys):
        found = wanted or _next_filled(lines, held) is not None
    else:
        found = wanted and _are_lines(lines, held, keys)
    return Input(name, found, chain(held, lines))


def read_note(name: str) -> str:
    """Read a note: any text. A file that calls itself JSON Lines is read as it calls itself. Raises UnreadableInput."""
    text = read_text(name)
    if PurePath(name).suffix.lower() in SUFFIXES:
        for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
            try:
                if line.strip():
                    parse(line)
            except BadJson as error:
                raise UnreadableInput(
                    f"{name}:{number}: {error} Mend the line, or name the file .txt to have it read as prose."
                ) from None
    return text


def _next_filled(lines: Iterator[bytes], held: list[bytes]) -> bytes | None:
    for line in lines:
        held.append(line)
        if line.strip():
            return line
    return None


def _is_object(line: bytes, keys: frozenset[str]) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    value = _parsed(line)
    return isinstance(value, dict) and not keys.isdisjoint(value)


def _are_lines(lines: Iterator[bytes], held: list[bytes], keys: frozenset[str]) -> bool:
    """Look for a good line after a bad first one.

    A document laid out over many lines may hold one too, but is JSON as a whole.
    """
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size > LARGEST:
            break
    filled = [line for line in held if line.strip()]
    if not (all(line.lstrip().startswith(b"{") for line in filled) or any(_is_object(line, keys) for line in filled)):
        return False
    return _parsed(b"".join(held)) is None


def _parsed(data: bytes) -> object:
    try:
        value: object = parse(data)
    except BadJson:
        return None
    return value
