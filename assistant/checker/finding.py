"""What the checker says: findings, judgements, report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from assistant.language.quantity import Comparator
from assistant.okr import Category, Direction, Indicator

Severity = Literal["error", "warning", "advice"]
Kind = Literal["outcome", "output", "guardrail", "unclear"]
Focus = Literal["outcome", "output", "unclear"]
Verdict = Literal["pass", "fail"]


class Finding(NamedTuple):
    """One rule that an OKR set breaks, and where.

    `objective` counts from 1, `key_result` from 1 within its objective; both null for the set. `span` is [start, end)
    in the objective's title or the key result's text.
    """

    code: str
    name: str
    severity: Severity
    objective: int | None
    key_result: int | None
    span: tuple[int, int] | None
    message: str
    suggestion: str | None = None


class ObjectiveJudgement(NamedTuple):
    """Facts about an objective's title; settings change findings, never these."""

    objective: int
    title: str
    score: int
    focus: Focus
    vague: bool
    names_solution: bool
    has_metric: bool


class KeyResultJudgement(NamedTuple):
    """Facts about a key result as it was read; settings change findings, never these."""

    objective: int
    key_result: int
    text: str
    kind: Kind
    measurable: bool
    metric: str | None
    baseline: float | None
    baseline_unit: str | None
    target: float | None
    comparator: Comparator | None
    unit: str | None
    relative_change: float | None
    change: float | None
    direction: Direction | None
    due: date | None
    indicator: Indicator | None
    category: Category | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One letter of a framework: true, false, or null where nothing judged it; `codes` are the rules that failed it."""

    passed: bool | None
    codes: tuple[str, ...]


class Deduction(NamedTuple):
    """Points of the set's score that one thing a rule saw has cost, before capping at 0."""

    code: str
    objective: int | None
    key_result: int | None
    points: float


@dataclass(frozen=True, slots=True)
class Report:
    """All the checker says of one OKR set. `frameworks` maps framework and criterion to what was judged."""

    id: str | None
    source: str | None
    verdict: Verdict
    score: int
    objectives: tuple[ObjectiveJudgement, ...]
    key_results: tuple[KeyResultJudgement, ...]
    findings: tuple[Finding, ...]
    frameworks: dict[str, dict[str, Criterion]]
    deductions: tuple[Deduction, ...] = ()


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Fail where a finding is an error."""
    return "fail" if any(finding.severity == "error" for finding in findings) else "pass"
