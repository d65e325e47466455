"""What goes into the drafter and what comes out: Brief and Draft."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, Literal

from assistant.checker.config import Config
from assistant.checker.finding import Report
from assistant.evidence.facts import Fact
from assistant.okr import Objective, OkrSet, Quote
from retrieval.passage import Passage, Query

Search = Callable[[Query], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class Note:
    """A pasted text and the name its quotes carry."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything a draft is made from. A null phase is read from the notes; a null cycle is worked out from `as_of`."""

    notes: tuple[Note, ...]
    as_of: date
    role: str = "pm"
    phase: str | None = None
    team_kind: str | None = None
    cycle: str | None = None
    okrs: OkrSet | None = None
    config: Config = field(default_factory=Config)


@dataclass(frozen=True, slots=True)
class Question:
    """What the team must answer, and the field of the draft that waits for it."""

    text: str
    objective: int | None = None
    key_result: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class ParkedRequest:
    """A feature request or launch promise, kept out of the OKRs, and the key result it could serve."""

    request: str
    why: str
    objective: int | None
    key_result: int | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Warning:
    """Something the reader of the draft must know: a code for programs and a sentence for people."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class PromptVersion:
    """Which prompt a draft was made with."""

    name: str
    version: str
    sha256: str

    @classmethod
    def joined(cls, prompts: "Sequence[PromptVersion]") -> "PromptVersion":
        """Name several prompts as one."""
        if len(prompts) == 1:
            return prompts[0]
        return cls(
            "+".join(one.name for one in prompts),
            "+".join(one.version for one in prompts),
            sha256("".join(one.sha256 for one in prompts).encode()).hexdigest(),
        )


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a draft came about. `fallback` is the model fault's code where the offline drafter stepped in."""

    drafter: Literal["offline", "model"]
    model: str | None
    prompt: PromptVersion | None
    rules: str
    passages: tuple[Passage, ...]
    usage: Mapping[str, Any]
    ms: int
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted OKR set with the checker's report, what is open, what was left out and where all of it came from."""

    id: str
    created: str
    status: Literal["ready", "needs_review"]
    brief: Brief
    okrs: OkrSet
    report: Report
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    parked: tuple[ParkedRequest, ...]
    warnings: tuple[Warning, ...]
    provenance: Provenance
    alternatives: tuple[Objective, ...] = ()
    state: Literal["done"] = "done"
    version: int = 1
