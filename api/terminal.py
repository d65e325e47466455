"""What people see beside the results: complaints and progress, on standard error."""

import sys


def complain(sentence: str) -> None:
    """Say what went wrong in one line."""
    try:
        print(f"okr: {sentence}", file=sys.stderr)
    except BrokenPipeError:
        return


def progress(sentence: str) -> None:
    """Say what is being done, in place of what was said before; nothing where no one watches."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{sentence}", end="", file=sys.stderr, flush=True)


def is_watched() -> bool:
    """Say whether a person sits at standard input, so that nothing will come from it."""
    return sys.stdin is not None and sys.stdin.isatty()
