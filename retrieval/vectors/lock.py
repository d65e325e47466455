"""The lock beside the folder of vectors: one process at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.errors import NoVectors, VectorsHeld
from retrieval.vectors.faults import reason

if TYPE_CHECKING:
    from filelock import BaseFileLock


def hold(folder: Path) -> "BaseFileLock":
    """Take the lock of a folder, which makes this process the only one on its vectors. Raises NoVectors."""
    from filelock import FileLock, Timeout

    path = folder.with_name(f"{folder.name}.lock")
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise VectorsHeld(
            "another process holds the library's vectors; wait until it is done, end it, set OKR_DATA_DIR to another"
            " folder for one of the two, or let both use a Chroma server (OKR_CHROMA_URL)"
        ) from None
    except (OSError, NotImplementedError) as error:
        raise NoVectors(
            f"the lock {path} cannot be taken ({reason(error)}); set OKR_DATA_DIR to a folder you may write to"
        ) from None
    return lock
