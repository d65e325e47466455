"""Evaluations."""

from typing import Literal

from pydantic import Field

from api.answers.parts import Answer, Time


class EvaluationCounts(Answer):
    """How many results there are of each kind; what could not be done is an error, what nothing judges unscored."""

    passed: int = Field(alias="pass")
    fail: int
    error: int
    unscored: int


class EvaluationConfiguration(Answer):
    """One way to draft and to check; a null model drafts offline."""

    name: str
    model: str | None
    preset: str


class Evaluation(Answer):
    """An evaluation: how it stands, and how many of `total` results there are; `code` says why it failed."""

    version: Literal[1]
    id: str
    name: str | None
    created: Time
    updated: Time
    state: Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]
    code: str | None
    total: int
    counts: EvaluationCounts
    configurations: list[EvaluationConfiguration]
    repeat: int


class Evaluations(Answer):
    """A page of evaluations; `next` is the cursor of the page that follows."""

    data: list[Evaluation]
    has_more: bool
    next: str | None
