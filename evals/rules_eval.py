"""Holds the checker's judgements against labelled OKR sets, and counts how often each rule fires on them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.checker.rules import RULES
from evals.agreement import Agreement
from evals.labelled import LabelledSet

JUDGEMENTS = (
    "not measurable",
    "has baseline",
    "output key result",
    "contradiction",
    "vague objective",
    "metric in objective",
    "solution or output objective",
)
CASE_KINDS = ("bad", "good", "known-miss", "known-false-alarm")

Agreements = dict[str, Agreement]


@dataclass(frozen=True, slots=True)
class Firing:
    """How often a rule fired, of how many objectives, key results or sets; `cases` counts its fixtures by kind."""

    code: str
    name: str
    severity: str
    fired: int
    of: int
    cases: dict[str, int] | None


@dataclass(slots=True)
class RulesEval:
    """All that was counted; `organisations` keeps the judgements on each organisation apart."""

    source: str
    sets: int = 0
    objectives: int = 0
    key_results: int = 0
    total: Agreements = field(default_factory=lambda: {name: Agreement() for name in JUDGEMENTS})
    organisations: dict[str, Agreements] = field(default_factory=dict)
    rules: tuple[Firing, ...] = ()


def evaluate(labelled: Iterable[LabelledSet], source: str, cases: Path | None = None) -> RulesEval:
    """Check every set under the default house style; `cases`: a folder of the rules' fixtures, `CODE.yaml` each."""
    found = RulesEval(source)
    fired: Counter[str] = Counter()
    once: set[str] = set()
    for one in labelled:
        report = check(one.okrs)
        fired.update(finding.code for finding in report.findings)
        once.update(finding.code for finding in report.findings if finding.objective is None)
        found.sets += 1
        found.objectives += sum(bool(objective.title) for objective in report.objectives)
        found.key_results += len(report.key_results)
        own = found.organisations.setdefault(one.organisation, {name: Agreement() for name in JUDGEMENTS})
        for name, label, judgement in pairs(one, report):
            found.total[name].add(label, judgement)
            own[name].add(label, judgement)
    found.rules = tuple(_firings(found, fired, once, cases))
    return found


def pairs(labelled: LabelledSet, report: Report) -> Iterator[tuple[str, bool, bool]]:
    """Give name, label and judgement wherever a label was given."""
    contradicted = {(one.objective, one.key_result) for one in report.findings if one.code == "KR005"}
    for label in labelled.key_results:
        judged = report.key_results[label.at]
        if label.measurable is not None:
            yield "not measurable", not label.measurable, not judged.measurable
        if label.baseline is not None:
            yield "has baseline", label.baseline, judged.baseline is not None
        if label.output is not None:
            yield "output key result", label.output, judged.kind == "output"
        if label.consistent is not None:
            yield "contradiction", not label.consistent, (judged.objective, judged.key_result) in contradicted
    said = labelled.objective
    if said is None:
        return
    title = report.objectives[0]
    if said.vague is not None:
        yield "vague objective", said.vague, title.vague
    if said.metric is not None:
        yield "metric in objective", said.metric, title.has_metric
    if said.work is not None:
        yield "solution or output objective", said.work, title.names_solution or title.focus == "output"


def _firings(found: RulesEval, fired: Counter[str], once: set[str], cases: Path | None) -> Iterator[Firing]:
    subjects = {"OBJ": found.objectives, "KR": found.key_results}
    for rule in RULES:
        subject = "SET" if rule.code in once else rule.code.rstrip("0123456789")
        of = subjects.get(subject, found.sets)
        counted = _cases(cases / f"{rule.code}.yaml") if cases is not None else None
        yield Firing(rule.code, rule.name, rule.severity["balanced"], fired[rule.code], of, counted)


def _cases(file: Path) -> dict[str, int]:
    import yaml

    listed = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {kind: len(listed.get(kind) or ()) for kind in CASE_KINDS}
