"""The files of a folder that can be read into the library, and why others cannot."""

import os
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from typing import NamedTuple

from assistant.errors import UnreadableInput


class Found(NamedTuple):
    """A file, or a folder that cannot be looked into; `refusal` is null where it can be read."""

    path: str
    refusal: UnreadableInput | None


def files(folder: str) -> list[Found]:
    """Find the files below a folder that can be read, by name; hidden ones are left out, links to folders too."""
    from retrieval.loaders.form import SUFFIXES

    found: list[Found] = []

    def closed(error: OSError) -> None:
        found.append(
            Found(str(error.filename), UnreadableInput(f"{error.filename}: cannot be looked into ({error.strerror})."))
        )

    inside = Path(folder).resolve()
    for above, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [Path(above, name) for name in names if not name.startswith(".")]
        found += [
            Found(str(file), _refusal(file, inside))
            for file in shown
            if file.suffix and file.suffix.lower() in SUFFIXES
        ]
    return sorted(found)


def check_is_file(path: str) -> None:
    """Refuse a pipe or a device; reading it might never end. What is not there is for others to say."""
    if path.startswith(("/dev/fd/", "/dev/stdin", "/proc/self/fd/")):  # how a shell hands in the output of a command
        return
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        return
    if not S_ISREG(mode):
        raise UnreadableInput(f"{path}: is a pipe or a device, not a file; save what it gives and add that.")


def _refusal(file: Path, inside: Path) -> UnreadableInput | None:
    try:
        if S_ISLNK(file.lstat().st_mode) and inside not in file.resolve().parents:
            return UnreadableInput(f"{file}: is a link out of the folder; add what it points to by its own name.")
        check_is_file(str(file))
    except UnreadableInput as refusal:
        return refusal
    except OSError as error:
        return UnreadableInput(f"{file}: cannot be read ({error.strerror}).")
    return None
