"""Who listens to a draft while it is made: hears what happens, and may stop it."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, Literal

from assistant.errors import PlumbError

# `delta` tells a title or sentence that is still to be proved and checked.
Event = Literal["facts", "passages", "delta", "finding", "repair"]


class Stopped(PlumbError):
    """Nobody waits for the draft any more, or whoever makes it ends."""

    code = "interrupted"


class Listener:
    """Hears events in the thread that drafts. Any other thread may stop the draft, at once even amid a model's call."""

    def __init__(self, hear: Callable[[Event, Any], object] | None = None) -> None:
        self._hear = hear
        self.stopped: Future[None] = Future()
        self.hears = hear is not None
        """Whether a model's answer is wanted as it comes up."""

    def heard_by(self, hear: Callable[[Event, Any], object]) -> "Listener":
        """Give one that tells somebody else, and is stopped with this one; it hears an answer come up as this does."""
        other = Listener(hear)
        other.stopped, other.hears = self.stopped, self.hears
        return other

    def tell(self, event: Event, data: Any) -> None:
        """Tell what happened, as JSON values. Raises Stopped."""
        self.refuse_stopped()
        if self._hear is not None:
            self._hear(event, data)

    def stop(self) -> None:
        """Stop the draft: what waits for a model ends now, the rest where it next tells something."""
        if not self.stopped.done():
            self.stopped.set_result(None)

    def pause(self, seconds: float) -> None:
        """Wait. Raises Stopped as soon as the draft is stopped."""
        wait([self.stopped], seconds)
        self.refuse_stopped()

    def refuse_stopped(self) -> None:
        """Raise Stopped where the draft was stopped."""
        if self.stopped.done():
            raise Stopped("This was interrupted before it was done; ask for it again.")


def nobody() -> Listener:
    """Give a listener for a draft that nobody listens to."""
    return Listener()
