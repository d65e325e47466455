"""A report as plain JSON values, in the shape that is kept stable."""

from typing import Any

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
