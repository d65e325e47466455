"""A conversation as the store tells of it: its messages, and the versions of the draft that came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

MessageState = Literal["done", "running", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class Message:
    """What a person said or was answered.

    `version` is the version it was said of, of an answer the one that it made or went to. `made` is the id of the draft
    that was asked for; `body` is the request of a message that was not answered yet.
    """

    number: int
    role: Literal["user", "assistant"]
    text: str
    created: datetime
    version: int | None
    state: MessageState
    code: str | None
    made: str
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A draft of a conversation: the version and the message it came of, and what is other than in that version.

    `edits` are those that are made again on the next draft, as JSON values.
    """

    number: int
    draft: str
    parent: int | None
    message: int
    created: datetime
    summary: str
    edits: Sequence[Mapping[str, Any]]
    changes: Sequence[Mapping[str, Any]]
    fixes: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation in the order in which it was had; `current` is the version that what is said next starts from."""

    id: str
    title: str
    created: datetime
    updated: datetime
    current: int | None
    messages: tuple[Message, ...] = ()
    versions: tuple[Version, ...] = ()

    def version(self, number: int | None) -> Version | None:
        """Give the version of a number, where it is still there."""
        return next((version for version in self.versions if version.number == number), None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list."""

    id: str
    title: str
    created: datetime
    updated: datetime
    current: int | None
    messages: int


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it comes in, said of a version; one with the number of a message that failed takes its place.

    `title` is what a conversation is called that has no title yet, until a draft gives it one.
    """

    number: int
    text: str
    version: int | None
    made: str
    body: Mapping[str, Any]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message is answered: a version with its draft, or the number of one to go to, or words alone.

    `code` is that of a model's fault, where it could not do what was asked.
    """

    text: str
    draft: Mapping[str, Any] | None = None
    edits: Sequence[Mapping[str, Any]] = ()
    changes: Sequence[Mapping[str, Any]] = ()
    fixes: Sequence[Mapping[str, Any]] = ()
    back_to: int | None = None
    code: str | None = None


class Missing(Exception):
    """There is no such conversation."""


class NoVersion(Missing):
    """There is no such version of the conversation."""


class SaidAgain(Missing):
    """The message was said again meanwhile, and whoever said it so answers it."""


class Busy(Exception):
    """Another message of the conversation is being answered, or was meanwhile."""
