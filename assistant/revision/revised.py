"""What comes of a message: an answer, and a new draft where something changed."""

from dataclasses import dataclass
from typing import Literal

from assistant.drafter.brief import Draft
from assistant.revision.edit import Edit


@dataclass(frozen=True, slots=True)
class Revised:
    """`draft` is null where nothing changed. `kept` are all edits that a draft made anew must get again.

    `back_to` names a version to go to: by number, the one shown before, or after an undo the one that was undone.
    `fault` is the code of the model's fault where it could not revise.
    """

    text: str
    draft: Draft | None = None
    kept: tuple[Edit, ...] = ()
    back_to: int | Literal["before", "after"] | None = None
    fault: str | None = None
