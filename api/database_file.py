"""The file of the SQLite database, and the folders round it; seen without opening it, and without SQLAlchemy."""

from pathlib import Path
from tempfile import mkdtemp

from api.settings import Settings
from assistant.errors import Unavailable


def exists(settings: Settings) -> bool:
    """Say whether there is a database; looking makes none. Raises Unavailable where none can be seen or ever be."""
    place = settings.database
    try:
        is_folder = place.is_dir() if place.lstat() else False
    except FileNotFoundError:
        if settings.database_url is not None:
            check_makeable(place.parent, settings.database_setting)
        return False
    except OSError as error:
        raise Unavailable(
            f"The database {place} cannot be looked for ({error.strerror});"
            f" set {settings.database_setting} you may read and write."
        ) from None
    if is_folder:
        raise Unavailable(
            f"The database {place} is a folder, not a file; set {settings.database_setting} you may read and write."
        )
    return True


def check_makeable(folder: Path, setting: str) -> None:
    """Raise Unavailable where a folder is not there and cannot be made; `setting` says what to set.

    One is made beside it and removed again: rights alone do not tell, for in some folders not even root makes any.
    """
    there = next(above for above in (folder, *folder.parents) if above.exists())
    try:
        Path(mkdtemp(prefix=".plumb-", dir=there)).rmdir()
    except OSError:
        raise Unavailable(
            f"The folder {folder} is not there and cannot be made; set {setting} you may write to."
        ) from None


def make_folder(folder: Path, setting: str) -> None:
    """Make a folder for this user alone; one that is there stays. Raises Unavailable; `setting` says what to set."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"The data folder {error.filename} cannot be made ({error.strerror}); set {setting} you may write to."
        ) from None
