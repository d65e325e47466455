"""Texts as they come in: from a file or from standard input, up to a size that can be read in good time."""

import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import UnreadableInput
from retrieval.loaders import text
from retrieval.loaders.reading import Refused

LARGEST = 2_000_000
STDIN = "-"
_NO_TEXTS = {
    b"PK\x03\x04": "a Word document (DOCX) or another packed file",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"%PDF-": "a PDF",
}


def read_text(name: str) -> str:
    """Read a file, or standard input for `-`, exactly as it is. Raises UnreadableInput naming the file."""
    return decode(read_bytes(name, LARGEST), name)


def read_lines(name: str) -> Iterator[bytes]:
    """Read a file, or standard input for `-`, line by line as the lines arrive."""
    if name == STDIN:
        yield from _stdin()
        return
    try:
        with Path(name).open("rb") as file:
            yield from file
    except OSError as error:
        raise _unreadable(name, error) from error


def decode(data: bytes, name: str) -> str:
    """Decode a text in whatever coding its bytes show. Raises UnreadableInput."""
    if len(data) > LARGEST:
        raise UnreadableInput(f"{called(name)}: is larger than {LARGEST // 1_000_000} MB; split it into smaller files.")
    kind = next((said for mark, said in _NO_TEXTS.items() if data.startswith(mark)), None)
    if kind is not None:
        raise UnreadableInput(f"{called(name)}: is {kind}, which is not read; save it as text or Markdown first.")
    try:
        return text.decode(data)
    except Refused as error:
        raise UnreadableInput(f"{called(name)}: {error}") from None


def read_bytes(name: str, most: int) -> bytes:
    """Read a file, or standard input for `-`; of more than `most` bytes only so much that it shows."""
    if name == STDIN:
        return up_to_limit(_stdin(), most)
    try:
        with Path(name).open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error


def up_to_limit(lines: Iterator[bytes], most: int = LARGEST) -> bytes:
    """Join lines until they are more than `most` bytes, so that no input fills the memory."""
    gathered = bytearray()
    for line in lines:
        gathered += line
        if len(gathered) > most:
            break
    return bytes(gathered)


def called(name: str) -> str:
    """Give the name of an input as people call it."""
    return "standard input" if name == STDIN else name


def _stdin() -> Iterator[bytes]:
    if sys.stdin is not None:
        yield from sys.stdin.buffer


def _unreadable(name: str, error: OSError | ValueError) -> UnreadableInput:
    if not name:
        return UnreadableInput("A file's name is empty; name the files to read.")
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(f"{name}: there is no such file.")
    if isinstance(error, IsADirectoryError):
        return UnreadableInput(f"{name}: is a folder; name the files in it.")
    reason = error.strerror if isinstance(error, OSError) else error
    return UnreadableInput(f"{name}: cannot be read ({reason}).")
