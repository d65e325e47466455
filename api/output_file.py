"""Writing a result to a file: whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from assistant.errors import Unavailable


def write_file(name: str, data: bytes) -> None:
    """Put `data` in place of the file, in one step. Raises Unavailable."""
    try:
        path = Path(name).resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            scratch = Path(file.name)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                scratch.chmod(mode)
                scratch.replace(path)
            except BaseException:
                scratch.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Unavailable(
            f"{name}: cannot be written ({error.strerror}); name a file in a folder you may write to."
        ) from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
