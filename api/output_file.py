"""Writing a result to a file: whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from assistant.errors import Unavailable


def check_place(name: str) -> None:
    """Make sure that a file can be put there, before any work is done for it. Raises Unavailable."""
    path = _path(name)
    if path.is_dir():
        raise Unavailable(f"{name}: is a folder; name a file in it.")
    if path.exists():
        if not os.access(path, os.W_OK):
            raise _unwritable(name, "it is there and you may not change it")
    elif not path.parent.is_dir():
        raise _unwritable(name, "there is no such folder")
    elif not os.access(path.parent, os.W_OK):
        raise _unwritable(name, "you may not write to its folder")


def write_file(name: str, data: bytes) -> None:
    """Put `data` in place of the file, in one step. Raises Unavailable."""
    path = _path(name)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        raise _unwritable(name, error.strerror or "unknown reason") from None


def _path(name: str) -> Path:
    """Give the file itself where the name is a link to one; a device keeps its name."""
    if not name:
        raise Unavailable("The output file's name is empty; name a file.")
    try:
        path = Path(name)
        return path if path.exists() and not path.is_file() else path.resolve()
    except (OSError, ValueError, RuntimeError):
        raise _unwritable(name, "this is no name for a file") from None


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.", delete=False) as file:
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


def _unwritable(name: str, why: str) -> Unavailable:
    return Unavailable(f"{name}: cannot be written ({why}); name a file in a folder you may write to.")


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
