"""Who the page is talking to the service as, and what it offers to choose from."""

from typing import Literal

from api.answers.parts import Answer
from api.caller import Scope


class Choice(Answer):
    """Something to choose: the name that requests carry, and how people call it."""

    name: str
    title: str


class Session(Answer):
    """All that the page needs as it starts; `token` goes with whatever is changed by the cookie.

    `blocking` are the codes of findings that no ready draft holds, whatever their severity.
    """

    auth: Literal["off", "keys"]
    signed_in: bool
    token: str | None
    workspace: str | None
    scope: Scope | None
    version: str
    drafter: str | None
    roles: list[Choice]
    phases: list[Choice]
    team_kinds: list[Choice]
    presets: list[str]
    formats: list[str]
    kinds: list[str]
    blocking: list[str]
