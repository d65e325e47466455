"""Conversations."""

from typing import Any, Literal

from api.answers.draft import Draft
from api.answers.parts import Answer, Time


class Message(Answer):
    """What a person said, or was answered.

    `version` is the version a message was said of, of an answer the one that it made or went to; `code` says of one
    that failed what failed.
    """

    number: int
    role: Literal["user", "assistant"]
    text: str
    created: Time
    version: int | None
    state: Literal["done", "running", "interrupted", "failed"]
    code: str | None


class Change(Answer):
    """What is other in a version than in its parent; null places are the whole set, a null field the whole part."""

    objective: int | None
    key_result: int | None
    field: str | None
    before: Any
    after: Any


class Version(Answer):
    """A draft of a conversation: the version and the message that it came of; `draft` is its id."""

    number: int
    parent: int | None
    draft: str
    created: Time
    message: int
    summary: str
    changes: list[Change]


class Fix(Answer):
    """A finding that the words "fix CODE of KR n" mend without a new number; null places are the whole set."""

    code: str
    objective: int | None
    key_result: int | None


class ListedConversation(Answer):
    """A conversation without what was said; `messages` counts it, `current` is the version that is worked on."""

    id: str
    title: str
    created: Time
    updated: Time
    current: int | None
    messages: int


class Conversations(Answer):
    """A page of conversations; `next` is the cursor of the page that follows."""

    data: list[ListedConversation]
    has_more: bool
    next: str | None


class Conversation(Answer):
    """A conversation: what was said, the versions that came of it, and the current draft."""

    version: Literal[1]
    id: str
    title: str
    created: Time
    updated: Time
    current: int | None
    messages: list[Message]
    versions: list[Version]
    draft: Draft | None
    fixes: list[Fix]


class AnsweredMessage(Answer):
    """The answer to a message; `versions` holds the version that it made, if any, `draft` the one that stands then."""

    version: Literal[1]
    conversation: str
    message: Message
    versions: list[Version]
    current: int | None
    draft: Draft | None
    changes: list[Change]
    fixes: list[Fix]
