"""What people see beside the results: complaints and progress, on standard error."""

import sys


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
