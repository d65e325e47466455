"""Asks a model, within a deadline of ours, and gives its whole answer or a fault. Never half an answer."""

import asyncio
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from assistant.drafter.listening import Stopped
from assistant.drafter.model import Model, ModelFault, left
from assistant.drafter.model_faults import INVALID, REFUSED, TIMEOUT, TRUNCATED, fault_of
from assistant.drafter.model_schema import is_cut

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_TRIES = 3
_GRACE = 0.3  # seconds in which a call that was cancelled may still end by itself
_TOKENS = ("input_tokens", "output_tokens", "total_tokens")


@dataclass(frozen=True, slots=True)
class Reply:
    """The text of a whole answer, and how many tokens and requests it took."""

    text: str = field(repr=False)
    usage: Mapping[str, int]


class Hearing(Protocol):
    """Hears an answer as it comes up, from its beginning each time it begins."""

    def begin(self) -> None:
        """Forget what was said: the model is asked anew."""

    def __call__(self, piece: str) -> None:
        """Take the next piece."""


def ask(
    model: Model,
    form: Mapping[str, Any],
    messages: "Sequence[BaseMessage]",
    deadline: float,
    heard: Hearing | None = None,
) -> Reply:
    """Ask until an answer is there, trying again only where that can help before the deadline.

    `form`: the `response_format` that the answer must keep to; `heard` is given the answer piece by piece, each
    try from its beginning. Raises ModelFault, and Stopped where the model's listener stops it.
    """
    tries = 1
    while isinstance(answer := _answer(model, form, messages, left(deadline), heard), ModelFault):
        pause = None if answer.again is None else answer.again * tries
        if pause is None or tries == _TRIES or pause >= left(deadline):
            raise answer
        model.listener.pause(pause)
        tries += 1
    return answer


def _answer(
    model: Model,
    form: Mapping[str, Any],
    messages: "Sequence[BaseMessage]",
    seconds: float,
    heard: Hearing | None,
) -> Reply | ModelFault:
    """Give the fault instead of raising it here: an error in flight would ride along as its context, body and all."""
    if seconds <= 0:
        return ModelFault("model_timeout", TIMEOUT)
    asked = asyncio.run_coroutine_threadsafe(_asked(model, form, list(messages), seconds, heard), _loop())
    try:
        either: tuple[Future[Any], ...] = (asked, model.listener.stopped)
        wait(either, seconds + _GRACE, FIRST_COMPLETED)
        model.listener.refuse_stopped()
        return _reply(asked.result(0))
    except Stopped:
        raise
    except Exception as error:
        return fault_of(error)
    finally:
        asked.cancel()


async def _asked(
    model: Model,
    form: Mapping[str, Any],
    messages: "list[BaseMessage]",
    seconds: float,
    heard: Hearing | None,
) -> "BaseMessage":
    from langsmith import tracing_context

    # A LangSmith setting in the environment would send the notes there; only the model that was named gets them.
    with tracing_context(enabled=False):
        async with asyncio.timeout(seconds):
            if heard is None:
                # Sent as it is: the client would look through every word of a schema, and read the answer by it.
                return await model.runnable.ainvoke(messages, extra_body={"response_format": form})
            return await _streamed(model, form, messages, heard)


async def _streamed(
    model: Model, form: Mapping[str, Any], messages: "list[BaseMessage]", heard: Hearing
) -> "BaseMessage":
    from langchain_core.messages import AIMessageChunk

    whole = AIMessageChunk(content="")
    heard.begin()
    # Only the client's own reading of a schema tells a refusal in a stream.
    async for piece in model.runnable.astream(messages, response_format=form):
        if isinstance(piece, AIMessageChunk):
            whole += piece
            heard(piece.text)
    return whole


def _reply(message: "BaseMessage") -> Reply | ModelFault:
    why = message.response_metadata.get("finish_reason")
    if why == "length":
        return ModelFault("model_truncated", TRUNCATED)
    if why == "content_filter" or message.additional_kwargs.get("refusal"):
        return ModelFault("model_refused", REFUSED)
    text = message.text
    # A stream that breaks off raises nothing, and gives no reason; but some servers never give one.
    if not why and (not text.strip() or is_cut(text)):
        return ModelFault("model_truncated", TRUNCATED)
    if not text.strip():
        return ModelFault("model_invalid", INVALID)
    tokens: Mapping[str, Any] = getattr(message, "usage_metadata", None) or {}
    return Reply(text, {"requests": 1, **{name: tokens[name] for name in _TOKENS if isinstance(tokens.get(name), int)}})


class OneLoop:
    """Gives one event loop, in a thread of its own: there a call can be cut off, whatever the server does."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None

    def __call__(self) -> asyncio.AbstractEventLoop:
        """Give the loop; threads that ask for it at once, for the first time, get the same."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="plumb-model", daemon=True).start()
            return self._loop


_loop = OneLoop()  # answers that are on their way can be waited for on their own loop alone


def added(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    """Add up the usage of two requests."""
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}
