"""What one set's check came to: the report, the text it was read from, and the findings kept out of the report."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.checker.finding import Finding, Report, verdict
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
        objective, key_result = finding.objective, finding.key_result
        if objective is None:
            return None
        if key_result is None:
            return self.report.objectives[objective - 1].title
        said = self.report.key_results
        return said[bisect_left(said, (objective, key_result), key=lambda one: (one.objective, one.key_result))].text


def leave_out(checked: Checked, unwanted: Collection[Finding]) -> Checked:
    """Take findings out of a report; the verdict follows them, judgements and score do not."""
    if not unwanted:
        return checked
    findings = tuple(finding for finding in checked.report.findings if finding not in unwanted)
    return replace(checked, report=replace(checked.report, findings=findings, verdict=verdict(findings)))
