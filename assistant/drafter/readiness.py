"""Whether a draft can be signed as it is."""

from typing import Literal

from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.evidence.facts import Evidence
from assistant.okr import OkrSet

BLOCKING = frozenset(
    {"OBJ002", "OBJ003", "KR001", "KR002", "KR005", "KR006"}
    | {"GND001", "GND002", "GND003", "GND004", "GND005", "SAF001", "SAF002"}
)
_LEAST = 2


def status(okrs: OkrSet, report: Report, evidence: tuple[Evidence, ...]) -> Literal["ready", "needs_review"]:
    """Say `ready` where an objective has two key results, no finding is an error and none misleads.

    A team's settings can silence rules, never make a draft ready: those that block are asked again without settings.
    """
    full = any(len(objective.key_results) >= _LEAST for objective in okrs.objectives)
    errors = any(finding.severity == "error" for finding in report.findings)
    plain = check(okrs, evidence=evidence)
    misleading = any(finding.code in BLOCKING for finding in plain.findings)
    return "ready" if full and not errors and not misleading else "needs_review"
