"""Prompts as people name them: the shipped ones, or a folder of their own."""

from pathlib import Path

from assistant.errors import BadSetting, UnreadableInput
from prompts.folder import SHIPPED, Folder

METAVAR = "current|DIR"


def prompt_folder(named: str) -> Folder:
    """Give the prompts of this name: current, or a folder. Raises BadSetting."""
    if named == SHIPPED.name:
        return SHIPPED
    from prompts.own import BadPrompts, own

    try:
        return own(Path(named))
    except BadPrompts as error:
        raise BadSetting(f"--prompt {error}") from None


def same_folder(path: str | None, sha256: str, run: object) -> Folder:
    """Give the prompts that a run was begun with. Raises UnreadableInput where they are others by now."""
    found = SHIPPED if path is None else prompt_folder(path)
    if found.sha256 != sha256:
        raise UnreadableInput(
            f"{path or 'The prompts of this version'}: not what {run} was begun with; begin a new run."
        )
    return found
