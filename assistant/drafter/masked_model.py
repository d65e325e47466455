"""A model that never sees a secret, nor, where that is set, data of a person: all messages to it are masked."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from typing import Any

from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_messages
from langchain_core.prompt_values import PromptValue
from langchain_core.runnables import Runnable, RunnableConfig

from assistant.drafter.brief import Warning
from assistant.drafter.model import Model
from assistant.privacy.mask import Mask


class MaskedRunnable(Runnable[LanguageModelInput, BaseMessage]):
    """Masks what goes to a runnable and restores what it says, before anyone reads it."""

    def __init__(self, inner: Runnable[LanguageModelInput, BaseMessage], mask: Mask) -> None:
        self._inner = inner
        self._mask = mask

    def invoke(self, input: LanguageModelInput, config: RunnableConfig | None = None, **kwargs: Any) -> BaseMessage:
        """Ask, and give the answer with the originals in it."""
        return self._restored(self._inner.invoke(self._masked(input), config, **kwargs))

    async def ainvoke(
        self, input: LanguageModelInput, config: RunnableConfig | None = None, **kwargs: Any
    ) -> BaseMessage:
        """Ask, and give the answer with the originals in it."""
        return self._restored(await self._inner.ainvoke(self._masked(input), config, **kwargs))

    async def astream(
        self, input: LanguageModelInput, config: RunnableConfig | None = None, **kwargs: Any | None
    ) -> AsyncIterator[BaseMessage]:
        """Ask, and give the answer in pieces; what may be half a placeholder waits for the piece after it."""
        held = ""
        async for chunk in self._inner.astream(self._masked(input), config, **kwargs):
            text = held + chunk.text
            end = self._mask.open_end(text)
            held = text[end:]
            yield chunk.model_copy(update={"content": self._mask.restored(text[:end])})
        if held:
            yield AIMessageChunk(content=self._mask.restored(held))

    def _masked(self, input: LanguageModelInput) -> list[BaseMessage]:
        messages = (
            input.to_messages()
            if isinstance(input, PromptValue)
            else convert_to_messages([input] if isinstance(input, str) else input)
        )
        return [message.model_copy(update={"content": self._mask.masked(message.text)}) for message in messages]

    def _restored(self, message: BaseMessage) -> BaseMessage:
        return message.model_copy(update={"content": self._mask.restored(message.text)})


def masked(model: Model, texts: Iterable[str]) -> tuple[Model, Mask]:
    """Give the model of one draft, from which secrets are kept, and the mask that does it.

    `texts`: the whole texts of which pieces will go out.
    """
    mask = Mask(model.masks_personal)
    mask.learn(texts)
    return replace(model, runnable=MaskedRunnable(model.runnable, mask)), mask


def secrets_warning(count: int) -> Warning:
    """Say how many secrets were kept from the model; never which."""
    what = "A secret, such as a key or a password, was" if count == 1 else f"{count} secrets, such as keys, were"
    it = "it" if count == 1 else "them"
    return Warning(
        "secret_withheld",
        f"{what} found in the texts and kept from the model. Take {it} out of the notes and make a new one of each"
        " that others may have seen.",
    )
