"""What one set's check came to: the report, the text it was read from, and the findings kept out of the report."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from assistant.checker.finding import Finding, Report
from assistant.formats.document import Document, Place


class Suppressed(NamedTuple):
    """A finding that a remark in the file keeps out of the report, and the reason that the remark gives."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A report; `document` is null where the set came without a text, `number` counts the document's sets from 0."""

    report: Report
    document: Document | None = None
    number: int = 0
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def name(self) -> str:
        """Give the name of the file."""
        return self.document.name if self.document is not None else self.report.source or "-"

    def place(self, finding: Finding) -> Place | None:
        """Say where a finding stands in the file."""
        if self.document is None:
            return None
        return self.document.place(self.number, finding.objective, finding.key_result, finding.span)

    def sentence(self, finding: Finding) -> str | None:
        """Give the sentence that a finding is about; null for the set."""
        return sentence(self.report, finding)


def sentence(report: Report, finding: Finding) -> str | None:
    """Give the sentence that a finding is about; null for the set."""
    if finding.objective is None:
        return None
    if finding.key_result is None:
        return report.objectives[finding.objective - 1].title
    at = bisect_left(
        report.key_results, (finding.objective, finding.key_result), key=lambda one: (one.objective, one.key_result)
    )
    return report.key_results[at].text


def leave_out(checked: Checked, unwanted: Collection[Finding]) -> Checked:
    """Take findings out of a report; the verdict follows them, judgements and score do not."""
    if not unwanted:
        return checked
    findings = tuple(finding for finding in checked.report.findings if finding not in unwanted)
    verdict: Literal["pass", "fail"] = "fail" if any(one.severity == "error" for one in findings) else "pass"
    return replace(checked, report=replace(checked.report, findings=findings, verdict=verdict))
