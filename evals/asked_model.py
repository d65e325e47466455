"""A model whose answers are kept and whose server is asked within one budget."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random
from typing import Any, NamedTuple

from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import BaseMessage
from langchain_core.runnables import Runnable, RunnableConfig

from assistant.drafter.model import Model, ModelFault
from assistant.drafter.model_faults import fault_of
from evals.answers import Answers, key_of
from evals.budget import Budget
from evals.waits import asked_wait

PATIENCE = 3600.0  # seconds a draft may wait for its turns; each request has a limit of its own
_TRIES = 4
_REFUSALS = 50  # times one request may be put off
_JITTER = Random(0)  # noqa: S311 - spreads tries, hides nothing


class Heard(NamedTuple):
    """An answer, and the key it is kept under."""

    key: str
    text: str


@dataclass
class Asked:
    """The model of one process: how it is asked, and what is on its way."""

    model: Model
    answers: Answers
    budget: Budget = field(default_factory=Budget)
    on_its_way: dict[str, "asyncio.Task[BaseMessage]"] = field(default_factory=dict)

    def of_case(self, repeat: int, heard: list[Heard]) -> Model:
        """Give the model as one draft asks it; `heard` takes the answers in their order."""
        runnable = AskedRunnable(self, repeat, heard)
        return replace(self.model, runnable=runnable, seconds=PATIENCE)

    def close(self, why: ModelFault) -> None:
        """Ask nothing more, from any thread, and wait for no answer that is on its way."""
        self.budget.closed = why
        for waiting in list(self.on_its_way.values()):
            waiting.get_loop().call_soon_threadsafe(waiting.cancel)


class AskedRunnable(Runnable[LanguageModelInput, BaseMessage]):
    """Gives the answer that was kept, else asks, in its turn, and keeps it."""

    def __init__(self, asked: Asked, repeat: int, heard: list[Heard]) -> None:
        self._asked, self._repeat, self._heard = asked, repeat, heard

    def invoke(self, input: LanguageModelInput, config: RunnableConfig | None = None, **kwargs: Any) -> BaseMessage:
        """Ask, and wait."""
        return asyncio.run(self.ainvoke(input, config, **kwargs))

    async def ainvoke(
        self, input: LanguageModelInput, config: RunnableConfig | None = None, **kwargs: Any
    ) -> BaseMessage:
        """Give the answer. Raises ModelFault, which nobody tries again."""
        asked = self._asked
        messages = input if isinstance(input, list) else []
        server = str(getattr(asked.model.runnable, "openai_api_base", "") or "")
        key = key_of(asked.model.name, server, self._repeat, messages, kwargs)
        answer = asked.answers.get(key)
        if answer is None:
            waiting = asked.on_its_way.get(key)
            if waiting is None:
                waiting = asyncio.ensure_future(self._paid(key, partial(asked.model.runnable.ainvoke, input, **kwargs)))
                asked.on_its_way[key] = waiting
                waiting.add_done_callback(lambda _: asked.on_its_way.pop(key, None))
            answer = await asyncio.shield(waiting)
        self._heard.append(Heard(key, answer.text))
        return answer

    async def astream(
        self, input: LanguageModelInput, config: RunnableConfig | None = None, **kwargs: Any | None
    ) -> AsyncIterator[BaseMessage]:
        """Give the answer in one piece."""
        yield await self.ainvoke(input, config, **kwargs)

    async def _paid(self, key: str, ask: "partial[Any]") -> BaseMessage:
        """Ask until there is an answer, and keep it before anybody reads it."""
        budget, tries, refusals = self._asked.budget, 1, 0
        while True:
            sent = await budget.turn()
            answer = await self._once(ask)
            if not isinstance(answer, ModelFault):
                self._asked.answers.put(key, answer)
                return answer
            if answer.code == "model_rate_limited":
                refusals += 1
                budget.refused(sent, 1.0 if answer.again is None else answer.again)
                if refusals < _REFUSALS:
                    continue
            if answer.code == "model_quota" or (answer.code == "model_unreachable" and answer.again is None):
                budget.closed = answer  # a refused key, an unknown model: the next case would fare no better
            retriable = answer.again is not None or answer.code == "model_timeout"
            if not retriable or tries == _TRIES or answer.code == "model_rate_limited" or not budget.may_retry():
                raise ModelFault(answer.code, str(answer))
            await asyncio.sleep((answer.again or 0.5) * tries * (1 + _JITTER.random()))
            tries += 1

    async def _once(self, ask: "partial[Any]") -> "BaseMessage | ModelFault":
        """Ask once, within the time that one request may take."""
        try:
            async with asyncio.timeout(self._asked.model.seconds):
                answer: BaseMessage = await ask()
                return answer
        except Exception as error:
            fault = fault_of(error)
            wait = asked_wait(getattr(getattr(error, "response", None), "headers", {}))
            if fault.code == "model_rate_limited" and wait is not None:
                fault.again = wait
            return fault
