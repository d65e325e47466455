"""Revision: what a person asks of a draft in plain words, and the draft that comes of it."""

from assistant.revision.changes import Change, changes
from assistant.revision.edit import Edit, read_edits
from assistant.revision.edited import edited
from assistant.revision.fixing import fixable
from assistant.revision.revise import revise
from assistant.revision.revised import Revised
from assistant.revision.understand import goes_back

__all__ = ["Change", "Edit", "Revised", "changes", "edited", "fixable", "goes_back", "read_edits", "revise"]
