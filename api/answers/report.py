"""What the checker says of OKR sets."""

from typing import Literal

from pydantic import Field

from api.answers.parts import Answer, Category, Indicator, Severity, Values


class ObjectiveJudgement(Answer):
    """Facts about an objective's title."""

    objective: int
    title: str
    score: int
    focus: Literal["outcome", "output", "unclear"]
    vague: bool
    names_solution: bool
    has_metric: bool


class KeyResultJudgement(Values):
    """Facts about a key result as it was read."""

    objective: int
    key_result: int
    text: str
    kind: Literal["outcome", "output", "guardrail", "unclear"]
    measurable: bool
    indicator: Indicator | None
    category: Category | None


class Finding(Answer):
    """One rule that is broken, and where; numbers count from 1, both null for the set."""

    code: str
    name: str
    severity: Severity
    objective: int | None
    key_result: int | None
    span: tuple[int, int] | None
    message: str
    suggestion: str | None


class Criterion(Answer):
    """One letter of a framework: true, false, or null where nothing judged it."""

    passed: bool | None = Field(alias="pass")
    codes: list[str]


class Report(Answer):
    """What the checker says of one OKR set."""

    id: str | None
    source: str | None
    verdict: Literal["pass", "fail"]
    score: int
    objectives: list[ObjectiveJudgement]
    key_results: list[KeyResultJudgement]
    findings: list[Finding]
    frameworks: dict[str, dict[str, Criterion]]


class Reports(Answer):
    """One report for each OKR set, in order."""

    version: Literal[1]
    reports: list[Report]
