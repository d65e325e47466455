"""Checks an OKR set: `check(okrs) -> Report`. Pure and total: the same set gives the same report, whatever it holds."""

from collections.abc import Sequence

from assistant.checker import frameworks
from assistant.checker.config import Config
from assistant.checker.finding import Finding, KeyResultJudgement, Kind, ObjectiveJudgement, Report, verdict
from assistant.checker.lexicon import team_rules
from assistant.checker.rule import Rule, Sighting
from assistant.checker.rules import RULES
from assistant.checker.score import scores
from assistant.checker.subject import KeyResultSubject, ObjectiveSubject, SetSubject, read_set
from assistant.checker.vocabulary import vocabulary
from assistant.evidence.facts import Evidence
from assistant.okr import OkrSet

_DEFAULT = Config()
Fired = frozenset[tuple[str, int | None, int | None]]


def check(
    okrs: OkrSet,
    *,
    source: str | None = None,
    evidence: Sequence[Evidence] = (),
    parents: Sequence[OkrSet] = (),
    config: Config = _DEFAULT,
) -> Report:
    """Read a set, look at it with every rule, and report what was seen, judged and scored.

    `evidence`: what notes say, for the rules on grounded numbers. `parents`: sets this one should serve, never copy.
    """
    subject = read_set(okrs, evidence, parents, vocabulary(config.words), config.fiscal_year_start)
    seen = [(rule, sighting) for rule in RULES for sighting in rule.look(subject, config)]
    # A team's own rules make findings and fail its frameworks; judgements and score are the same for everybody.
    told = [*seen, *((rule, one) for rule in team_rules(config.rule) for one in rule.look(subject, config))]
    fired: Fired = frozenset((rule.code, sighting.objective, sighting.key_result) for rule, sighting in told)
    findings = tuple(
        sorted((_finding(rule, sighting, config) for rule, sighting in told if config.hears(rule.code)), key=_place)
    )
    marks = scores(subject, seen)
    return Report(
        id=okrs.id,
        source=source,
        verdict=verdict(findings),
        score=marks.total,
        objectives=tuple(
            _objective(objective, score, fired)
            for objective, score in zip(subject.objectives, marks.objectives, strict=True)
        ),
        key_results=tuple(_key_result(key_result, fired) for key_result in subject.key_results),
        findings=findings,
        frameworks=frameworks.judge(
            (code for code, _, _ in fired), _judged(subject), config.framework, config.frameworks, _unseen(subject)
        ),
        deductions=marks.deductions,
    )


def _finding(rule: Rule, sighting: Sighting, config: Config) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=config.weight(rule.code, rule.severity[config.preset]),
        objective=sighting.objective,
        key_result=sighting.key_result,
        span=sighting.span,
        message=sighting.message,
        suggestion=sighting.suggestion,
    )


def _place(finding: Finding) -> tuple[int, int, str, tuple[int, int]]:
    return finding.objective or 0, finding.key_result or 0, finding.code, finding.span or (-1, -1)


def _unseen(subject: SetSubject) -> tuple[str, ...]:
    given = {"notes": subject.evidence, "parents": subject.parents}
    return tuple(rule.code for rule in RULES if rule.beside is not None and not given[rule.beside])


def _judged(subject: SetSubject) -> bool:
    return any(objective.title.strip() for objective in subject.objectives) and bool(subject.key_results)


def _objective(objective: ObjectiveSubject, score: int, fired: Fired) -> ObjectiveJudgement:
    def is_seen(code: str) -> bool:
        return (code, objective.number, None) in fired

    vague = is_seen("OBJ001") or is_seen("OBJ009")
    return ObjectiveJudgement(
        objective=objective.number,
        title=objective.title,
        score=score,
        focus="output" if is_seen("OBJ002") else "unclear" if vague or not objective.title.strip() else "outcome",
        vague=vague,
        names_solution=is_seen("OBJ003"),
        has_metric=is_seen("OBJ004"),
    )


def _key_result(key_result: KeyResultSubject, fired: Fired) -> KeyResultJudgement:
    def is_seen(code: str) -> bool:
        return (code, key_result.objective, key_result.number) in fired

    reading = key_result.reading
    measurable = not is_seen("KR001")
    return KeyResultJudgement(
        objective=key_result.objective,
        key_result=key_result.number,
        text=key_result.text,
        kind=_kind(key_result, is_seen("KR002"), measurable),
        measurable=measurable,
        metric=reading.metric,
        baseline=reading.baseline,
        baseline_unit=reading.baseline_unit,
        target=reading.target,
        comparator=reading.comparator,
        unit=reading.unit,
        relative_change=reading.relative_change,
        change=reading.change,
        direction=reading.direction,
        due=reading.due,
        indicator=key_result.indicator,
        category=key_result.category,
    )


def _kind(key_result: KeyResultSubject, is_output: bool, measurable: bool) -> Kind:
    if is_output:
        return "output"
    if key_result.reading.direction == "maintain":
        return "guardrail"
    return "outcome" if measurable or key_result.reading.direction is not None else "unclear"
