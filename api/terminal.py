"""What goes to the streams: results as bytes, and what people see beside them, complaints and progress."""

import sys


class BrokenOutput(Exception):
    """Standard output takes no more; `cause` is the system's error."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.cause = cause


def show(data: bytes) -> None:
    """Write a result to standard output. Raises BrokenOutput."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise BrokenOutput(error) from None


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


def is_watched() -> bool:
    """Say whether a person sits at standard input, so that nothing will come from it."""
    return sys.stdin is not None and sys.stdin.isatty()
