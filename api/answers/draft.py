"""A draft and all that comes with it."""

from typing import Any, Literal

from api.answers.evidence import Fact
from api.answers.library import Passage
from api.answers.okrs import Objective, OkrSet
from api.answers.parts import Answer, Day, Quote, Time
from api.answers.report import Report


class Note(Answer):
    """A note and the name that quotes carry."""

    id: str
    text: str


class Brief(Answer):
    """What a draft was made from."""

    notes: list[Note]
    role: str
    phase: str | None
    team_kind: str | None
    cycle: str | None
    as_of: Day
    okrs: OkrSet | None
    config: dict[str, Any]


class CitedFact(Fact):
    """What one of the notes says about one metric, scope and value."""

    quotes: list[Quote]  # type: ignore[assignment]


class Question(Answer):
    """What the team must answer, and the field that waits for it."""

    text: str
    objective: int | None
    key_result: int | None
    field: str | None


class Parked(Answer):
    """A feature request kept out of the OKRs, and the key result it could serve."""

    request: str
    why: str
    objective: int | None
    key_result: int | None
    quote: Quote


class Warning(Answer):
    """Something the reader of a draft must know."""

    code: str
    text: str


class PromptVersion(Answer):
    """Which prompt a draft was made with."""

    name: str
    version: str
    sha256: str


class Provenance(Answer):
    """How a draft came about; `fallback` is the model fault's code where the offline drafter stepped in."""

    drafter: Literal["offline", "model"]
    model: str | None
    prompt: PromptVersion | None
    rules: str
    passages: list[Passage]
    usage: dict[str, Any]
    ms: int
    fallback: str | None


class UnfinishedDraft(Answer):
    """A draft that is still being made, or that ended without one; `code` says what failed."""

    version: Literal[1]
    id: str
    created: Time
    state: Literal["running", "interrupted", "failed"]
    code: str | None


class StoredDraft(Answer):
    """A stored draft without its text; `title` is its first objective, empty where it has none."""

    id: str
    created: Time
    updated: Time
    state: Literal["done"]
    status: Literal["ready", "needs_review"]
    title: str
    drafter: Literal["offline", "model"]
    model: str | None


class StoredDrafts(Answer):
    """A page of stored drafts; `next` is the cursor of the page that follows."""

    data: list[StoredDraft]
    has_more: bool
    next: str | None


class Draft(Answer):
    """A drafted OKR set with the checker's report, what is open and where all of it came from."""

    version: Literal[1]
    id: str
    created: Time
    state: Literal["done"]
    status: Literal["ready", "needs_review"]
    brief: Brief
    okrs: OkrSet
    alternatives: list[Objective]
    report: Report
    facts: list[CitedFact]
    questions: list[Question]
    parked: list[Parked]
    warnings: list[Warning]
    provenance: Provenance
