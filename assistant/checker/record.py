"""A report and a house style as plain JSON values, in the shapes that are kept stable."""

from typing import Any

from assistant.checker.config import Config
from assistant.checker.finding import Finding, KeyResultJudgement, Report
from assistant.record import to_json


def report_json(report: Report) -> dict[str, Any]:
    """Give a report as a dict for `json.dumps`."""
    return {
        "id": report.id,
        "source": report.source,
        "verdict": report.verdict,
        "score": report.score,
        "objectives": [objective._asdict() for objective in report.objectives],
        "key_results": [_key_result(key_result) for key_result in report.key_results],
        "findings": [finding_json(finding) for finding in report.findings],
        "frameworks": {
            framework: {
                name: {"pass": criterion.passed, "codes": list(criterion.codes)} for name, criterion in criteria.items()
            }
            for framework, criteria in report.frameworks.items()
        },
    }


def _key_result(key_result: KeyResultJudgement) -> dict[str, Any]:
    fields = key_result._asdict()
    if key_result.due is not None:
        fields["due"] = key_result.due.isoformat()
    return fields


def finding_json(finding: Finding) -> dict[str, Any]:
    """Give a finding as a dict for `json.dumps`."""
    fields = finding._asdict()
    if finding.span is not None:
        fields["span"] = [*finding.span]
    return fields


def config_json(config: Config) -> dict[str, Any]:
    """Give a house style as the table that `read_config` reads."""
    return {
        **to_json(config),
        "severity": dict(config.severity),
        "words": to_json(dict(config.words)),
        "framework": {name: to_json(dict(criteria)) for name, criteria in config.framework},
    }
