"""What goes wrong in Chroma, as a reason that search goes on without vectors."""

from collections.abc import Iterator
from contextlib import contextmanager

from retrieval.errors import NoVectors

_FULL = ("disk is full", "no space left")  # as SQLite and the system say it
_MOST = 200  # characters of another's message


class Gone(NoVectors):
    """A collection that was there is not there any more: it was removed, or the server lost it."""


@contextmanager
def as_no_vectors(why: str) -> Iterator[None]:
    """Make NoVectors of whatever is raised; `why` says it with a `{reason}` in it."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, NoVectors):
        raise
    except BaseException as error:  # Chroma's own core panics with what is no Exception
        if any(said in str(error).lower() for said in _FULL):
            raise NoVectors("the disk that the library's vectors lie on is full; make room on it") from error
        kind = Gone if type(error).__name__ == "NotFoundError" else NoVectors
        raise kind(why.format(reason=reason(error))) from error


def reason(error: BaseException) -> str:
    """Say in a few words what an error says."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    said = " ".join(str(error).split())[:_MOST].rstrip(".")
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
