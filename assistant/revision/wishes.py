"""Wishes: what a message asks for, part by part."""

from dataclasses import dataclass
from typing import Literal

from assistant.revision.edit import Edit
from assistant.revision.places import Place


@dataclass(frozen=True, slots=True)
class Redraft:
    """Draft anew for another role, phase, kind of team or cycle; null leaves it as it is."""

    role: str | None = None
    phase: str | None = None
    team_kind: str | None = None
    cycle: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A piece of the message, `start` to `end`, that is notes to draft from."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Back:
    """Go to a version: by number, the one shown before, or after an undo the one that was undone."""

    to: int | Literal["before", "after"]


About = Literal[
    "baseline",
    "target",
    "due",
    "title",
    "owner",
    "measured_by",
    "review",
    "count",
    "changed",
    "approval",
    "state",
    "help",
]


@dataclass(frozen=True, slots=True)
class Explained:
    """Say where a part of the draft comes from, or what it is. Nulls are the whole; `code` names a rule.

    `state` is whether it is ready, `approval` what approving it leaves open, `changed` what was changed so far, `help`
    what can be said.
    """

    objective: int | None = None
    key_result: int | None = None
    field: About | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A part that cannot be done as it is said: the words, and a sentence that says why and what could be said.

    `place` is the key result it is about, where that is known.
    """

    said: str
    why: str
    place: Place | None = None


Wish = Edit | Redraft | Added | Back | Explained | Unclear
