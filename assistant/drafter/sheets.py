"""Sheets of roles, phases and kinds of team, as everything before the drafter asks for them."""

import prompts
from assistant.errors import UnknownName
from prompts.folder import SHIPPED, Folder


def sheet(kind: prompts.Kind, word: str, folder: Folder = SHIPPED) -> prompts.Sheet:
    """Find a sheet by its name or one of its aliases. Raises UnknownName."""
    try:
        return prompts.sheet(kind, word, folder)
    except prompts.UnknownSheet as error:
        raise UnknownName(str(error)) from None
