"""The versions that a conversation showed one after another: what "undo" brings back, and "redo" after it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from api.store.conversation import Conversation
from assistant.revision import goes_back

Way = Literal["before", "after"]


class _Step(NamedTuple):
    """A version that was shown; `way` is null where it was made or chosen, "moved" where no message says why."""

    to: int
    way: Way | Literal["moved"] | None


def shown(conversation: Conversation, way: Way) -> int | None:
    """Give the version that was shown before the current one, or that was undone last; null where there is none.

    To go to an old version is a step like any other: to undo it brings back what was shown before.
    """
    past: list[int] = []
    undone: list[int] = []
    now: int | None = None
    for to, said in _steps(conversation):
        back = said == "before" or (said == "moved" and past[-1:] == [to])
        again = said == "after" or (said == "moved" and undone[-1:] == [to])
        if now is not None and to != now:
            (undone if back else past).append(now)
            past = _until(past, to) if back else past
            undone = undone if back else _until(undone, to) if again else []
        now = to
    found = [one for one in (past if way == "before" else undone) if conversation.version(one) is not None]
    return found[-1] if found else None


def _until(versions: list[int], to: int) -> list[int]:
    """Give what lies before the last time that a version is listed."""
    last = max((at for at, one in enumerate(versions) if one == to), default=len(versions))
    return versions[:last]


def _steps(conversation: Conversation) -> Iterator[_Step]:
    asked = None
    for message in conversation.messages:
        if message.version is None:
            continue
        if message.role == "user":
            asked = message
            yield _Step(message.version, "moved")
            continue
        version = conversation.version(message.version)
        is_made = version is not None and version.message == message.number - 1
        back = None if is_made or asked is None else goes_back(asked.text)
        yield _Step(message.version, back if back in ("before", "after") else None)
    if conversation.current is not None:
        yield _Step(conversation.current, "moved")
