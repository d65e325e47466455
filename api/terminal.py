"""What goes to the streams: results as bytes, and what people see beside them, complaints and progress."""

import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_BAR = 30


class BrokenOutput(Exception):
    """Standard output takes no more; `cause` is the system's error."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.cause = cause


class _Output(FileIO):
    """Standard output, whose errors are told apart from those of any other file."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write a piece. Raises BrokenOutput."""
        try:
            return super().write(data)
        except OSError as error:
            raise BrokenOutput(error) from None


def open_streams() -> None:
    """Make all output UTF-8 whatever the locale; a closed stream takes what is written and drops it."""
    sys.stderr = _in_utf_8(sys.stderr)
    sys.stdout = _in_utf_8(sys.stdout)
    if isinstance(sys.stdout, TextIOWrapper):
        raw = _Output(sys.stdout.fileno(), "wb", closefd=False)
        sys.stdout = TextIOWrapper(BufferedWriter(raw), "utf-8", "backslashreplace", line_buffering=raw.isatty())


def silence_output() -> None:
    """Send what is left for a broken standard output nowhere, so that closing it at exit raises nothing."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _in_utf_8(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def show(data: bytes) -> None:
    """Write a result to standard output. Raises BrokenOutput."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(sentence: str) -> None:
    """Say what went wrong in one line."""
    try:
        sys.stderr.write(f"okr: {sentence}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        return


def progress(sentence: str) -> None:
    """Say what is being done, in place of what was said before; nothing where no one watches."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{sentence}")
        sys.stderr.flush()


def bar(doing: str, done: int, total: int) -> None:
    """Show how far something is, where someone watches."""
    filled = _BAR * done // max(total, 1)
    progress(f"{doing} [{'#' * filled}{'.' * (_BAR - filled)}] {done:,} of {total:,}")


def is_watched() -> bool:
    """Say whether a person sits at standard input, so that nothing will come from it."""
    return sys.stdin is not None and sys.stdin.isatty()
