"""What people think of drafts."""

from typing import Literal

from api.answers.parts import Answer, Time


class Opinion(Answer):
    """What somebody thinks of a draft, or of one place in it."""

    id: str
    draft: str
    created: Time
    thumb: Literal["up", "down"]
    reason: str | None
    objective: int | None
    key_result: int | None


class Opinions(Answer):
    """A page of opinions; `next` is the cursor of the one that follows."""

    data: list[Opinion]
    has_more: bool
    next: str | None
