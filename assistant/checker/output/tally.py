"""The last line for people: how many findings of which severity."""

from collections import Counter

from assistant.checker.finding import Report
from assistant.so_many import so_many


class Tally:
    """Counts while reports pass by."""

    def __init__(self) -> None:
        self.severities: Counter[str] = Counter()
        self.reports = 0
        self.score = 0

    def add(self, report: Report) -> None:
        """Count one report."""
        self.reports += 1
        self.score += report.score
        self.severities.update(finding.severity for finding in report.findings)

    def line(self) -> str:
        """Say it in one line; nothing where no set was read."""
        if not self.reports:
            return ""
        errors, warnings, advice = (self.severities[level] for level in ("error", "warning", "advice"))
        found = f"{so_many(errors, 'error')}, {so_many(warnings, 'warning')}, {advice} advice"
        score = f"{'score' if self.reports == 1 else 'mean score'} {round(self.score / self.reports)} of 100"
        return f"{found} in {so_many(self.reports, 'OKR set')}; {score}\n"
