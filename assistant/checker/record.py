"""A report and a house style as plain JSON values, in the shapes that are kept stable."""

from typing import Any

from assistant.checker.config import Config
from assistant.checker.finding import Report
from assistant.record import to_json


def report_json(report: Report) -> dict[str, Any]:
    """Give a report as a dict for `json.dumps`."""
    return {
        "id": report.id,
        "source": report.source,
        "verdict": report.verdict,
        "score": report.score,
        "objectives": to_json(report.objectives),
        "key_results": to_json(report.key_results),
        "findings": to_json(report.findings),
        "frameworks": {
            framework: {
                name: {"pass": criterion.passed, "codes": list(criterion.codes)} for name, criterion in criteria.items()
            }
            for framework, criteria in report.frameworks.items()
        },
    }


def config_json(config: Config) -> dict[str, Any]:
    """Give a house style as the table that `read_config` reads."""
    return {
        **to_json(config),
        "severity": dict(config.severity),
        "words": to_json(dict(config.words)),
        "framework": {name: to_json(dict(criteria)) for name, criteria in config.framework},
    }
