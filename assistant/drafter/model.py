"""A language model as the drafter sees it, the faults it can have, and the deadline of ours round it."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from assistant.drafter.listening import Listener, nobody
from assistant.errors import PlumbError

if TYPE_CHECKING:
    from langchain_core.language_models import LanguageModelInput
    from langchain_core.messages import BaseMessage
    from langchain_core.runnables import Runnable

Code = Literal[
    "model_timeout",
    "model_rate_limited",
    "model_quota",
    "model_refused",
    "model_truncated",
    "model_invalid",
    "model_unreachable",
]
SECONDS = 60.0  # how long the model may take for one draft, its repairs included
READS = 60_000  # characters of notes, facts and passages that a model is given at most


@dataclass(frozen=True, slots=True)
class Model:
    """A model that is ready to be asked.

    `runnable` takes messages, and a `response_format` as a keyword where it streams, else in the keyword `extra_body`,
    and gives an AIMessage whose text is JSON of that schema. `reads`: how many characters of notes, facts and passages
    fit into one request. `seconds`: how long one draft may wait for it. `longest`: characters of each string of an
    answer, where the server can hold it to that. `listener` hears the answer as it is written, and may stop it.
    `masks_personal`: whether data of persons is kept from it, as secrets always are.
    """

    name: str
    runnable: "Runnable[LanguageModelInput, BaseMessage]" = field(repr=False)
    reads: int = READS
    seconds: float = SECONDS
    longest: int | None = None
    listener: Listener = field(default_factory=nobody, repr=False, compare=False)
    masks_personal: bool = False


class ModelFault(PlumbError):
    """The model gave no answer that can be used. The sentence carries nothing of the notes, the answer or the key.

    `again`: seconds after which the same question may succeed; null where it cannot.
    """

    code: Code

    def __init__(self, code: Code, sentence: str, again: float | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.again = again


def deadline_in(seconds: float = SECONDS) -> float:
    """Give the deadline that lies so many seconds ahead, on the clock of `time.monotonic`."""
    return time.monotonic() + seconds


def left(deadline: float) -> float:
    """Give the seconds until a deadline, 0 when it is over."""
    return max(0.0, deadline - time.monotonic())
