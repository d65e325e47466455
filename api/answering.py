"""Conversations as they are handed out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from api.store.conversation import Answer, Conversation, Listed, Message, Said, Version


def listed(conversation: Listed) -> dict[str, Any]:
    """Give a conversation as a list tells of it."""
    return {**_named(conversation), "current": conversation.current, "messages": conversation.messages}


def whole(conversation: Conversation, draft: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give a conversation with its current draft."""
    version = conversation.version(conversation.current)
    return {
        "version": 1,
        **_named(conversation),
        "current": conversation.current,
        "messages": list(map(_message, conversation.messages)),
        "versions": list(map(_version, conversation.versions)),
        "draft": draft,
        "fixes": [] if version is None else version.fixes,
    }


def answered(
    conversation: Conversation, answer: Message, version: Version | None, draft: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Give an answer, with the version that stands after it."""
    is_new = version is not None and version.draft == answer.made
    return _told(
        conversation.id,
        _message(answer),
        [_version(version)] if version is not None and is_new else [],
        None if version is None else version.number,
        draft,
        version.changes if version is not None and is_new else [],
        [] if version is None else version.fixes,
    )


def unstored(
    conversation: Conversation, said: Said, answer: Answer, draft: Mapping[str, Any], code: str
) -> dict[str, Any]:
    """Give an answer that could not be stored: there is no version of its draft."""
    now = datetime.now(UTC)
    message = Message(said.number + 1, "assistant", answer.text, now, None, "failed", code, said.made)
    return _told(conversation.id, _message(message), [], said.version, draft, answer.changes, answer.fixes)


def _told(
    id: str,
    message: dict[str, Any],
    versions: list[dict[str, Any]],
    current: int | None,
    draft: Mapping[str, Any] | None,
    changes: Any,
    fixes: Any,
) -> dict[str, Any]:
    return {
        "version": 1,
        "conversation": id,
        "message": message,
        "versions": versions,
        "current": current,
        "draft": draft,
        "changes": changes,
        "fixes": fixes,
    }


def _named(conversation: Conversation | Listed) -> dict[str, Any]:
    return {
        "id": conversation.id,
        "title": conversation.title,
        "created": conversation.created.isoformat(),
        "updated": conversation.updated.isoformat(),
    }


def _message(message: Message) -> dict[str, Any]:
    return {
        "number": message.number,
        "role": message.role,
        "text": message.text,
        "created": message.created.isoformat(),
        "version": message.version,
        "state": message.state,
        "code": message.code,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "parent": version.parent,
        "draft": version.draft,
        "created": version.created.isoformat(),
        "message": version.message,
        "summary": version.summary,
        "changes": version.changes,
    }
