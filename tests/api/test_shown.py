"""Which version "undo" brings back, and "redo" after it."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from api.shown import shown
from api.store.conversation import Conversation, Message, Version
from tests.api.test_http_conversations import FIRST, begun, results, say

NOW = datetime(2027, 1, 12, tzinfo=UTC)


def had(*said: tuple[str, int]) -> Conversation:
    """Make a conversation of what was said, and the version that each answer made or went to; "" is a choice."""
    messages: list[Message] = []
    versions: list[Version] = []
    now = None
    for text, to in said:
        number = len(messages) + 1
        if text:
            is_new = to > max((one.number for one in versions), default=0)
            if is_new:
                versions.append(Version(to, f"draft-{to}", now, number, NOW, "", (), (), ()))
            messages.append(Message(number, "user", text, NOW, now, "done", None, f"made-{number}"))
            messages.append(Message(number + 1, "assistant", "", NOW, to, "done", None, f"made-{number}"))
        now = to
    return Conversation("one", "", NOW, NOW, now, tuple(messages), tuple(versions))


THREE = (("notes", 1), ("drop KR 3", 2), ("KR 1: 80 %", 3))


@pytest.mark.parametrize(
    ("said", "before", "after"),
    [
        (THREE[:1], None, None),
        (THREE, 2, None),
        ((*THREE, ("undo", 2)), 1, 3),
        ((*THREE, ("undo", 2), ("undo", 1)), None, 2),
        ((*THREE, ("undo", 2), ("redo", 3)), 2, None),
        ((*THREE, ("undo", 2), ("undo", 1), ("redo", 2)), 1, 3),
        ((*THREE, ("undo", 2), ("KR 2: 3 days", 4)), 2, None),
        ((*THREE, ("back to version 1", 1)), 3, None),
        ((*THREE, ("back to version 1", 1), ("undo", 3)), 2, 1),
        ((*THREE[:2], ("back to version 1", 1), ("undo", 2)), 1, 1),
        ((*THREE, ("", 1), ("KR 2: 3 days", 4)), 1, None),
        ((*THREE, ("", 1)), 3, None),
        ((*THREE, ("", 2)), 1, 3),
    ],
)
def test_undo_brings_back_what_was_shown_before(
    said: tuple[tuple[str, int], ...], before: int | None, after: int | None
) -> None:
    assert (shown(had(*said), "before"), shown(had(*said), "after")) == (before, after)


def test_a_version_that_was_removed_is_passed_over() -> None:
    whole = had(*THREE)
    left = tuple(one for one in whole.versions if one.number != 2)
    assert shown(Conversation("one", "", NOW, NOW, 3, whole.messages, left), "before") == 1


def test_going_back_is_undone_and_done_again_in_words(client: TestClient) -> None:
    id = begun(client)
    say(client, id, **FIRST)
    assert "Nothing was undone" in say(client, id, "redo")["message"]["text"]
    assert say(client, id, "drop KR 2", "KR 1: target 80 %", "back to version 1")["current"] == 1
    back = say(client, id, "undo")
    assert (back["current"], results(back)[0]["target"], len(results(back))) == (3, 80, 1)
    assert [say(client, id, text)["current"] for text in ("undo", "redo")] == [2, 3]
